using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>The office's hot desk extensions: find, create, change, delete, export.</summary>
public sealed partial class ExtensionsPage
{
    private IReadOnlyList<string> floors = [];

    /// <summary>Filter: state, as the map names it.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>Filter: floor.</summary>
    [SupplyParameterFromQuery] public string? Floor { get; set; }

    /// <inheritdoc />
    public override bool IsFiltered => base.IsFiltered || State is not null || Floor is not null;

    /// <inheritdoc />
    public override string DefaultSort => "number";

    [Inject] private HotDeskExtensionService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private string Summary => TextFormat.Count(Total, HotDeskExtensionStrings.GridSummary_One, HotDeskExtensionStrings.GridSummary_Other);

    private HotDeskExtensionQuery Query => new()
    {
        Text = Text ?? "",
        Floor = Floor,
        Status = StatusNames.Parse(State),
        Sort = Enum.TryParse<HotDeskExtensionSort>(Sort, ignoreCase: true, out var sort) ? sort : HotDeskExtensionSort.Number,
        Descending = Descending,
        Page = PageIndex,
        PageSize = PageSize,
    };

    /// <inheritdoc />
    public override void ClearFilters() => Apply(new() { ["q"] = null, ["state"] = null, ["floor"] = null });

    /// <inheritdoc />
    protected override int IdOf(HotDeskExtensionRow row) => row.Id;

    /// <inheritdoc />
    protected override Task<Result<Page<HotDeskExtensionRow>>> ListAsync(Actor actor)
    {
        var found = Service.Floors(actor, Office);
        floors = found.IsSuccess ? found.Value : [];
        return Service.ListAsync(actor, Office, Query);
    }

    private static string NameOf(HotDeskExtensionRow row) => SharedStrings.SelectNamed.With(row.Number);

    private static string FloorName(string floor) => HotDeskExtensionStrings.FloorNamed.With(floor);

    private static string Place(HotDeskExtensionRow row) =>
        string.Join(" · ", new[] { row.Floor.Length > 0 ? FloorName(row.Floor) : "", row.Desk }.Where(s => s.Length > 0));

    private Task CreateAsync() => ShowAsync(HotDeskExtensionStrings.EditTitleNew, new DialogParameters<HotDeskExtensionDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time },
    });

    private Task CreateRangeAsync() => ShowAsync(HotDeskExtensionStrings.RangeTitle, new DialogParameters<HotDeskRangeDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor },
    });

    private Task EditSelectedAsync() => ShowAsync(TextFormat.Count(SelectedCount, HotDeskExtensionStrings.BulkTitle_One, HotDeskExtensionStrings.BulkTitle_Other),
        new DialogParameters<HotDeskExtensionBulkDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Ids, SelectedIds },
    });

    private async Task EditAsync(int id)
    {
        var detail = await Service.GetAsync(Actor!, Office, id);
        if (!detail.IsSuccess)
        {
            Snackbar.Add(ErrorTexts.Of(detail.Error), Severity.Error);
            return;
        }
        await ShowAsync(SharedStrings.EditNamed.With(detail.Value.Row.Number), new DialogParameters<HotDeskExtensionDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Stored, detail.Value },
        });
    }

    private async Task DeleteAsync(IReadOnlyList<int> ids)
    {
        if (await HotDeskExtensionDeletion.ConfirmAsync(Service, Dialogs, Snackbar, Actor!, Office, ids))
            await ReloadAsync();
    }
}
