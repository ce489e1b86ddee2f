using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Readiness;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>Puts findings aside for a while, with a reason.</summary>
public sealed partial class ReadinessDismissDialog
{
    private const int UsualDays = 30;

    /// <summary>The findings.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Finding> Findings { get; set; } = [];

    [Inject] private ReadinessService Service { get; set; } = default!;

    /// <inheritdoc />
    public override async Task SubmitAsync()
    {
        if (await AskWithFormAsync(() => Service.DismissAsync(Actor, Office, Form, OwnershipChannel.Portal)) is { IsSuccess: true })
            Dialog.Close();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => (Form.Findings, Form.Until) = ([.. Findings.Select(f => f.Key)], Time!.Today.AddDays(UsualDays));
}
