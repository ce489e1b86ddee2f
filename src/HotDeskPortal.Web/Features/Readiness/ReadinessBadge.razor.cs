using HotDeskPortal.Domain;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>How many findings of readiness there are to look at. Nobody has to see why there are none to show.</summary>
public sealed partial class ReadinessBadge
{
    private const int Most = 999;

    private int count;

    /// <summary>Every page carries it: one report of that age serves them all.</summary>
    protected override TimeSpan Pause => TimeSpan.FromSeconds(5);

    /// <summary>Phones fetch and time passes without a change of the office.</summary>
    protected override TimeSpan? Tick => TimeSpan.FromMinutes(1);

    [Inject] private ReadinessService Service { get; set; } = default!;

    private string Words => TextFormat.Count(count, ReadinessStrings.BadgeTitle_One, ReadinessStrings.BadgeTitle_Other);

    /// <inheritdoc />
    protected override void OnOpened() => count = 0;

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var report = await Service.GetAsync(Actor, Office, cancellation: WhileShown);
        if (isCurrent() && report.IsSuccess)
            count = report.Value.ToDo;
        return null;
    }
}
