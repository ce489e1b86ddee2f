using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>What every grid of an office's records has in common. Text, order and page are in its address and nowhere else.</summary>
public abstract class GridPage : OfficeComponent
{
    /// <summary>Rows of a page, unless the address says otherwise.</summary>
    public const int UsualSize = 50;

    private const string DayFormat = "yyyy-MM-dd";

    private string? _appliedText;

    /// <summary>Filter: text.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    /// <summary>What it is ordered by.</summary>
    [SupplyParameterFromQuery] public string? Sort { get; set; }

    /// <summary><c>desc</c>: the last comes first.</summary>
    [SupplyParameterFromQuery(Name = "dir")] public string? Direction { get; set; }

    /// <summary>The page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int? Number { get; set; }

    /// <summary>Rows of a page.</summary>
    [SupplyParameterFromQuery(Name = "size")] public int? PerPage { get; set; }

    /// <summary>What is typed into the search field: ahead of the address.</summary>
    public string Typed { get; set; } = "";

    /// <summary>Whether rows have been read.</summary>
    public abstract bool IsLoaded { get; }

    /// <summary>Rows on all pages.</summary>
    public abstract int Total { get; }

    /// <summary>Rows that are selected.</summary>
    public abstract int SelectedCount { get; }

    /// <summary>Whether anything is left out.</summary>
    public virtual bool IsFiltered => !string.IsNullOrWhiteSpace(Text);

    /// <summary>The page, from 0.</summary>
    public int PageIndex => Math.Max((Number ?? 1) - 1, 0);

    /// <summary>Rows of a page.</summary>
    public int PageSize => Math.Clamp(PerPage ?? UsualSize, 1, GridQuery.MaxPageSize);

    /// <summary>Whether the last comes first.</summary>
    public bool Descending => Direction == "desc";

    /// <summary>Selects nothing.</summary>
    public abstract void Unselect();

    /// <summary>Forgets text and filters.</summary>
    public virtual void ClearFilters() => Apply(new() { ["q"] = null });

    /// <summary>Applies the text that was typed.</summary>
    public void ApplyText()
    {
        _appliedText = string.IsNullOrWhiteSpace(Typed) ? null : Typed;
        Apply(new() { ["q"] = _appliedText });
    }

    /// <summary>Orders by another column, or the other way round.</summary>
    public void Order(string by)
    {
        var reversed = string.Equals(Sort ?? DefaultSort, by, StringComparison.OrdinalIgnoreCase) && !Descending;
        Apply(new() { ["sort"] = by == DefaultSort ? null : by, ["dir"] = reversed ? "desc" : null });
    }

    /// <summary>The order without any in the address.</summary>
    public abstract string DefaultSort { get; }

    /// <summary>Shows another page.</summary>
    public void GoTo(int index) => base.Apply(new() { ["page"] = index <= 0 ? null : index + 1 });

    /// <summary>Shows more or fewer rows.</summary>
    public void Resize(int size) => Apply(new() { ["size"] = size == UsualSize ? null : size });

    /// <summary>Writes filters into the address, and begins at the first page.</summary>
    protected override void Apply(Dictionary<string, object?> query)
    {
        query.TryAdd("page", null);
        base.Apply(query);
    }

    /// <summary>What was chosen; null: nothing.</summary>
    protected static string? Value(ChangeEventArgs e) => e.Value is string { Length: > 0 } value ? value : null;

    /// <summary>A day as an address writes it; null: none.</summary>
    protected static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day, for an address.</summary>
    protected static string? Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Shows a dialog, and reads again once it has changed something.</summary>
    protected async Task ShowAsync<TDialog>(string title, DialogParameters<TDialog> parameters) where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(title, parameters);
        if (await dialog.Result is { Canceled: false })
            await ReloadAsync();
    }

    /// <inheritdoc />
    protected override Task RefreshAsync()
    {
        // What is being typed is ahead of the address; only a text that came from elsewhere replaces it.
        if (Text != _appliedText)
            Typed = _appliedText = Text ?? "";
        return base.RefreshAsync();
    }
}

/// <summary>A <see cref="GridPage"/> of rows.</summary>
/// <typeparam name="TRow">A row.</typeparam>
public abstract class GridPage<TRow> : GridPage where TRow : class
{
    private Page<TRow>? _page;

    /// <summary>The rows of this page.</summary>
    protected IReadOnlyList<TRow> Rows => _page?.Items ?? [];

    /// <summary>The rows that are selected, all of them on this page.</summary>
    protected HashSet<TRow> Selected { get; set; } = [];

    /// <inheritdoc />
    public override bool IsLoaded => _page is not null;

    /// <inheritdoc />
    public override int Total => _page?.Total ?? 0;

    /// <inheritdoc />
    public override int SelectedCount => Selected.Count;

    /// <summary>Ids of what is selected.</summary>
    protected IReadOnlyList<int> SelectedIds => [.. Selected.Select(IdOf)];

    /// <inheritdoc />
    public override void Unselect() => Selected = [];

    /// <summary>Selects rows.</summary>
    protected void Select(HashSet<TRow> rows) => Selected = rows;

    /// <summary>Identity of a row.</summary>
    protected abstract int IdOf(TRow row);

    /// <summary>Asks the service.</summary>
    protected abstract Task<Result<Page<TRow>>> ListAsync(Actor actor);

    /// <inheritdoc />
    protected override void OnOpened() => (_page, Selected) = (null, []);

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var result = await ListAsync(Actor);
        if (!isCurrent() || !result.IsSuccess)
            return result.Error;
        _page = result.Value;
        // What is no longer in sight is no longer selected: a bulk change must do what one sees.
        var selected = Selected.Select(IdOf).ToHashSet();
        Selected = [.. _page.Items.Where(row => selected.Contains(IdOf(row)))];
        return null;
    }
}
