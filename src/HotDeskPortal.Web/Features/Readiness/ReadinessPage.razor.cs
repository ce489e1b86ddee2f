using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Severity = MudBlazor.Severity;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>Everything that must hold for hot desking to work in an office, and does not.</summary>
public sealed partial class ReadinessPage
{
    private ReadinessReport? report;

    /// <summary>Filter: one severity.</summary>
    [SupplyParameterFromQuery(Name = "severity")] public string? Only { get; set; }

    [Inject] private ReadinessService Service { get; set; } = default!;

    private List<CheckResult> Shown => report is null ? [] :
    [
        .. report.Results.Where(r => !r.Findings.IsEmpty && (Only is null || r.Check.Severity.Key() == Only)),
    ];

    private string Summary => report switch
    {
        null => "",
        _ when !report.Findings.Any() => ReadinessStrings.PageNothingToDo,
        _ => (report.Findings.Count() == 1 ? ReadinessStrings.PageSummary_One : ReadinessStrings.PageSummary_Other)
            .With(report.Findings.Count(), report.Results.Count(r => !r.Findings.IsEmpty), report.Results.Length),
    };

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var read = await Service.GetAsync(Actor!, Office);
        if (isCurrent() && read.IsSuccess)
            report = read.Value;
        return read.Error;
    }

    /// <inheritdoc />
    protected override void OnOpened() => report = null;

    private string HoldText(ReadinessReport now)
    {
        var lookedAt = ReadinessStrings.PageLookedAt.With(Time.Clock(now.At));
        return now.Dismissed.IsEmpty ? lookedAt : (now.Dismissed.Length == 1 ? ReadinessStrings.PageHoldAside_One : ReadinessStrings.PageHoldAside_Other)
            .With(now.Dismissed.Length, now.Holding, now.Results.Length, lookedAt);
    }

    /// <summary>The last minute is still of the day that was chosen.</summary>
    private string Until(DismissedFinding dismissed) => ReadinessStrings.PageAsideUntil.With(Time.Brief(dismissed.Until.AddMinutes(-1)));

    private static List<Finding> Fixable(IEnumerable<CheckResult> results) => [.. results.SelectMany(r => r.Findings).Where(f => f.Fix is not null)];

    private void Toggle(ReadinessSeverity severity) => Apply(new() { ["severity"] = Only == severity.Key() ? null : severity.Key() });

    private async Task CheckAgainAsync()
    {
        await Service.GetAsync(Actor!, Office, anew: true);
        await ReloadAsync();
        Snackbar.Add(ReadinessStrings.PageChecked.With(report!.Results.Length, Summary), Severity.Normal);
    }

    /// <summary>Shows what the fix will do, then does it.</summary>
    private async Task FixAsync(IReadOnlyList<Finding> findings)
    {
        var plan = await Service.PreviewFixAsync(Actor!, Office, [.. findings.Select(f => f.Key)]);
        if (!plan.IsSuccess)
        {
            Snackbar.Add(ErrorTexts.Of(plan.Error), Severity.Error);
            await ReloadAsync();
            return;
        }
        var title = findings.Count == 1 ? ReadinessStrings.PageFixTitle.With(findings[0].Where) : ReadinessStrings.PageFixManyTitle.With(findings.Count);
        var dialog = await Dialogs.ShowAsync<ReadinessFixDialog>(title, new DialogParameters<ReadinessFixDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Plan, plan.Value },
        }, new DialogOptions { BackdropClick = false, MaxWidth = MaxWidth.Small, FullWidth = true });
        await dialog.Result;
        await ReloadAsync();
    }

    private async Task DismissAsync(IReadOnlyList<Finding> findings)
    {
        var dialog = await Dialogs.ShowAsync<ReadinessDismissDialog>(ReadinessStrings.AsideTitle, new DialogParameters<ReadinessDismissDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Findings, findings },
        });
        if (await dialog.Result is { Canceled: false })
            await ReloadAsync();
    }

    private async Task RestoreAsync(DismissedFinding dismissed)
    {
        var done = await Service.RestoreAsync(Actor!, Office, dismissed.Finding.Key, OwnershipChannel.Portal);
        if (!done.IsSuccess)
            Snackbar.Add(ErrorTexts.Of(done.Error), Severity.Error);
        await ReloadAsync();
    }
}
