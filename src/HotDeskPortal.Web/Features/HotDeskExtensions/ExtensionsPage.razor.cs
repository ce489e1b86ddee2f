using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Features.Ownership;
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

    private string Summary => Total == 1 ? "1 extension" : $"{Total} extensions";

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

    private static string NameOf(HotDeskExtensionRow row) => $"Select {row.Number}";

    private static string Place(HotDeskExtensionRow row) =>
        string.Join(" · ", new[] { row.Floor.Length > 0 ? $"Floor {row.Floor}" : "", row.Desk }.Where(s => s.Length > 0));

    private Task CreateAsync() => ShowAsync("Create a hot desk extension", new DialogParameters<HotDeskExtensionDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time },
    });

    private Task CreateRangeAsync() => ShowAsync("Create a range of hot desk extensions", new DialogParameters<HotDeskRangeDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor },
    });

    private Task EditSelectedAsync() => ShowAsync($"Change {SelectedCount} hot desk extensions", new DialogParameters<HotDeskExtensionBulkDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Ids, SelectedIds },
    });

    private async Task EditAsync(int id)
    {
        var detail = await Service.GetAsync(Actor!, Office, id);
        if (!detail.IsSuccess)
        {
            Snackbar.Add(detail.Error.Message, Severity.Error);
            return;
        }
        await ShowAsync($"Edit {detail.Value.Row.Number}", new DialogParameters<HotDeskExtensionDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Stored, detail.Value },
        });
    }

    private async Task DeleteAsync(IReadOnlyList<int> ids)
    {
        if (await HotDeskExtensionDeletion.AskAsync(Service, Dialogs, Snackbar, Actor!, Office, ids))
            await ReloadAsync();
    }
}
