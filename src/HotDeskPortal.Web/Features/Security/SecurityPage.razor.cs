using System.Collections.Immutable;
using HotDeskPortal.Services.Security;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Security;

/// <summary>How safely the portal runs, and what should be done about it; for administrators.</summary>
public sealed partial class SecurityPage
{
    private ImmutableArray<SecurityLine>? lines;
    private string? error;

    [Inject] private SecurityService Service { get; set; } = default!;

    [Inject] private SecuritySurroundingsReader Surroundings { get; set; } = default!;

    private string Summary => lines is not { } all ? ""
        : all.Count(l => l.State != SecurityState.Good) is var open and > 0 ? TextFormat.Count(open, SecurityStrings.Summary_One, SecurityStrings.Summary_Other)
        : SecurityStrings.SummaryGood;

    /// <inheritdoc />
    protected override async Task ReadAsync()
    {
        var read = await Service.ReportAsync(Actor, Surroundings.Read(Navigator.BaseUri.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
        (error, lines) = (ErrorTexts.Of(read.Error), read.IsSuccess ? read.Value : null);
    }
}
