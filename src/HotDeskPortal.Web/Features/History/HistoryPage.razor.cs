using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.History;

/// <summary>Every session of the office: who, where, when, how it ended, by whom.</summary>
public sealed partial class HistoryPage
{
    /// <summary>Filter: number of the user.</summary>
    [SupplyParameterFromQuery] public string? User { get; set; }

    /// <summary>Filter: number of the hot desk extension.</summary>
    [SupplyParameterFromQuery] public string? Desk { get; set; }

    /// <summary>Filter: first day, as <c>2026-03-02</c>.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>Filter: last day.</summary>
    [SupplyParameterFromQuery] public string? To { get; set; }

    /// <summary>Filter: how it ended, or <c>open</c>.</summary>
    [SupplyParameterFromQuery] public string? End { get; set; }

    /// <summary>Filter: by whom it began or ended.</summary>
    [SupplyParameterFromQuery] public string? By { get; set; }

    /// <inheritdoc />
    public override bool IsFiltered => base.IsFiltered || (User ?? Desk ?? From ?? To ?? End ?? By) is not null;

    /// <inheritdoc />
    public override string DefaultSort => "started";

    [Inject] private HistoryService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private string Summary => TextFormat.Count(Total, HistoryStrings.GridSummary_One, HistoryStrings.GridSummary_Other);

    /// <summary>How sessions end, as addresses name it.</summary>
    private static OrderedDictionary<string, string> Ends => new(
        Enum.GetValues<SessionEnd>().Select(end => KeyValuePair.Create(end.ToString().ToLowerInvariant(), OwnershipTexts.Name(end)))
            .Prepend(KeyValuePair.Create("open", HistoryStrings.GridEndOpen)), StringComparer.Ordinal);

    private HistoryQuery Query => new()
    {
        Text = Text ?? "",
        User = User,
        HotDesk = Desk,
        From = Day(From),
        To = Day(To),
        End = Enum.TryParse<SessionEnd>(End, ignoreCase: true, out var end) ? end : null,
        OnlyOpen = End == "open",
        By = By,
        Sort = Enum.TryParse<HistorySort>(Sort, ignoreCase: true, out var sort) ? sort : HistorySort.Started,
        Descending = Descending,
        Page = PageIndex,
        PageSize = PageSize,
    };

    /// <inheritdoc />
    public override void ClearFilters() => Apply(new()
    {
        ["q"] = null, ["user"] = null, ["desk"] = null, ["from"] = null, ["to"] = null, ["end"] = null, ["by"] = null,
    });

    /// <inheritdoc />
    protected override Task<Result<Page<HistoryEntry>>> ListAsync(Actor actor) => Service.ListAsync(actor, Office, Query);

    /// <summary>Nothing is selected here.</summary>
    protected override int IdOf(HistoryEntry row) => 0;
}
