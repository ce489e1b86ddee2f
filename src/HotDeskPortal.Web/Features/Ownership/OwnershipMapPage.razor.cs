using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The live map of who owns what: tiles, list or floor plan. Everything that one chooses is in the address.</summary>
public sealed partial class OwnershipMapPage
{
    private const string ListShape = "list", PlanShape = "plan";

    private readonly HashSet<int> selected = [];
    private bool selecting;
    private string text = "";
    private string? appliedText;
    private string owner = "";
    private string? appliedOwner;

    /// <summary>Filter: text.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    /// <summary>Filter: state.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>Filter: floor.</summary>
    [SupplyParameterFromQuery] public string? Floor { get; set; }

    /// <summary>Filter: owner.</summary>
    [SupplyParameterFromQuery(Name = "owner")] public string? OwnedBy { get; set; }

    /// <summary>Tiles, or <c>list</c>, <c>plan</c>.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? Shape { get; set; }

    /// <summary>What stands together: floors, or <c>row</c>, <c>none</c>.</summary>
    [SupplyParameterFromQuery(Name = "group")] public string? Group { get; set; }

    /// <summary>What the list is ordered by.</summary>
    [SupplyParameterFromQuery] public string? Sort { get; set; }

    /// <summary><c>desc</c>: the last comes first.</summary>
    [SupplyParameterFromQuery(Name = "dir")] public string? Direction { get; set; }

    /// <summary>Number of the hot desk extension whose drawer is open.</summary>
    [SupplyParameterFromQuery] public string? Open { get; set; }

    /// <inheritdoc />
    protected override MapQuery Query => IsList
        ? new MapQuery(Filter, MapGrouping.None, Order, Direction == "desc")
        : new MapQuery(Filter, Grouping);

    private bool IsList => Shape == ListShape;

    private bool IsPlan => Shape == PlanShape;

    private HotDeskStatus? Status => StatusNames.Parse(State);

    private MapFilter Filter => new(Text, Status, Floor, OwnedBy);

    private MapGrouping Grouping => Enum.TryParse<MapGrouping>(Group, ignoreCase: true, out var grouping) ? grouping : MapGrouping.Floor;

    private MapOrder Order => Enum.TryParse<MapOrder>(Sort, ignoreCase: true, out var order) ? order : MapOrder.Number;

    private bool MayIntervene => May(Permission.Intervene);

    private int? Opened => Open is { Length: > 0 } && Board?.Directory.Find(Open) is Domain.Offices.HotDeskEntry hotDesk ? hotDesk.Id : null;

    /// <summary>Who can be logged out of what is selected.</summary>
    private IReadOnlyList<int> LogOutable => [.. selected.Where(id => Board!.OwnershipOf(id).Session is not null)];

    private IEnumerable<int> Owned => View!.Groups.SelectMany(g => g.HotDesks).Where(h => Board!.OwnershipOf(h.Id).Session is not null).Select(h => h.Id);

    private string Summary => Board?.Directory.HotDesks.Length is not { } count ? ""
        : (count == 1 ? OwnershipStrings.MapSummary_One : OwnershipStrings.MapSummary_Other).With(count, Time.ZoneName);

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        // What is being typed is ahead of the address; only a text that came from elsewhere replaces it.
        if (Text != appliedText)
            text = appliedText = Text ?? "";
        if (OwnedBy != appliedOwner)
            owner = appliedOwner = OwnedBy ?? "";
        return base.OnParametersSetAsync();
    }

    private void ApplyText(string? typed)
    {
        text = typed ?? "";
        appliedText = string.IsNullOrWhiteSpace(text) ? null : text;
        Apply(new() { ["q"] = appliedText });
    }

    private void ApplyOwner(string? typed)
    {
        owner = typed ?? "";
        appliedOwner = string.IsNullOrWhiteSpace(owner) ? null : owner;
        Apply(new() { ["owner"] = appliedOwner });
    }

    private void ClearFilters()
    {
        (text, appliedText, owner, appliedOwner) = ("", null, "", null);
        Apply(new() { ["q"] = null, ["state"] = null, ["floor"] = null, ["owner"] = null });
    }

    private void ToggleStatus(HotDeskStatus status) => Apply(new() { ["state"] = Status == status ? null : status.Key() });

    private void ShowFloor(string? floor) => Apply(new() { ["floor"] = string.IsNullOrEmpty(floor) ? null : floor });

    private void ShowAs(string? shape) => Apply(new() { ["view"] = string.IsNullOrEmpty(shape) ? null : shape, ["sort"] = null, ["dir"] = null });

    private void GroupBy(MapGrouping grouping) => Apply(new() { ["group"] = grouping == MapGrouping.Floor ? null : grouping.ToString().ToLowerInvariant() });

    private void OrderBy(MapOrder order) => Apply(new()
    {
        ["sort"] = order == MapOrder.Number ? null : order.ToString().ToLowerInvariant(),
        ["dir"] = order == Order && Direction != "desc" ? "desc" : null,
    });

    private void Choose(int id)
    {
        if (!selecting)
            OpenOne(id);
        else if (!selected.Remove(id))
            selected.Add(id);
    }

    private void OpenOne(int id) => Apply(new() { ["open"] = Board?.Directory.HotDesk(id)?.Number.Digits });

    private void Close() => Apply(new() { ["open"] = null });

    private void ToggleSelecting()
    {
        selecting = !selecting;
        selected.Clear();
        if (selecting)
            Close();
    }

    private void SelectAll()
    {
        var all = Owned.ToList();
        if (!all.TrueForAll(selected.Contains))
            selected.UnionWith(all);
        else
            selected.Clear();
    }

    private async Task LogSelectedOutAsync()
    {
        var title = TextFormat.Count(LogOutable.Count, OwnershipStrings.LogOutManyTitle_One, OwnershipStrings.LogOutManyTitle_Other);
        var dialog = await Dialogs.ShowAsync<ForceLogOutManyDialog>(title, new DialogParameters<ForceLogOutManyDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Board, Board! }, { d => d.HotDeskIds, LogOutable },
        });
        if (await dialog.Result is { Canceled: false })
            ToggleSelecting();
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
