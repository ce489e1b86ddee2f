using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>What every grid of an office's records has in common. Text, order and page are in its address and nowhere else.</summary>
public abstract class GridPage : ComponentBase, IAsyncDisposable
{
    /// <summary>Rows of a page, unless the address says otherwise.</summary>
    public const int UsualSize = 50;

    private readonly CancellationTokenSource _closing = new();
    private CancellationTokenSource? _following;
    private Task _followed = Task.CompletedTask;
    private string? _office;
    private string? _appliedText;
    private int _load;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

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

    /// <summary>Why there is nothing to show.</summary>
    public Error? Error { get; private set; }

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

    /// <summary>Who looks.</summary>
    protected Actor? Actor { get; private set; }

    /// <summary>The office as it is now.</summary>
    protected OwnershipBoard? Board { get; private set; }

    /// <summary>Times of the office.</summary>
    protected OfficeTime Time => OfficeTime.For(Board!.Office.TimeZone, Clock.GetUtcNow());

    /// <summary>Whether the actor may change set-up here.</summary>
    protected bool MaySetUp => May(Permission.SetUp);

    /// <summary>Dialogs.</summary>
    [Inject] protected IDialogService Dialogs { get; set; } = default!;

    /// <summary>Short messages.</summary>
    [Inject] protected ISnackbar Snackbar { get; set; } = default!;

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    /// <summary>Whether the actor may do this here.</summary>
    protected bool May(Permission permission) => Board is { } board && Actor is { } actor && actor.May(permission, board.Office);

    /// <summary>Reads the rows that the address asks for.</summary>
    protected abstract Task<Error?> LoadAsync(Func<bool> isCurrent);

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
    public void GoTo(int index) => Navigate(new() { ["page"] = index <= 0 ? null : index + 1 });

    /// <summary>Shows more or fewer rows.</summary>
    public void Resize(int size) => Apply(new() { ["size"] = size == UsualSize ? null : size });

    /// <summary>Writes filters into the address, so that what one sees can be sent to a colleague; begins at the first page.</summary>
    protected void Apply(Dictionary<string, object?> query)
    {
        query.TryAdd("page", null);
        Navigate(query);
    }

    /// <summary>The address of another page of this office.</summary>
    protected string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    /// <summary>What was chosen; null: nothing.</summary>
    protected static string? Value(ChangeEventArgs e) => e.Value is string { Length: > 0 } value ? value : null;

    /// <summary>Shows a dialog, and reads again once it has changed something.</summary>
    protected async Task ShowAsync<TDialog>(string title, DialogParameters<TDialog> parameters) where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(title, parameters);
        if (await dialog.Result is { Canceled: false })
            await ReloadAsync();
    }

    /// <summary>Reads again what is shown.</summary>
    protected async Task ReloadAsync()
    {
        if (Actor is null || Board is null)
            return;
        var load = ++_load;
        var error = await LoadAsync(() => load == _load);
        if (load != _load)
            return;
        Error = error;
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        Actor ??= await Circuit.GetAsync();
        if (Text != _appliedText)
            Typed = _appliedText = Text ?? "";
        if (_office != Office)
        {
            await StopFollowingAsync();
            _office = Office;
            var access = Access.Open(Actor, Office, Permission.See);
            Error = access.Error;
            Board = access.IsSuccess ? access.Value : null;
            Unselect();
            if (Board is not null && RendererInfo.IsInteractive)
            {
                _following = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
                _followed = Feed.FollowAsync(Board.Office.Id, Clock, TakeAsync, DispatchExceptionAsync, _following.Token);
            }
        }
        await ReloadAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await StopFollowingAsync();
        _closing.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task StopFollowingAsync()
    {
        if (_following is null)
            return;
        await _following.CancelAsync();
        await _followed;
        _following.Dispose();
        _following = null;
    }

    private async Task<bool> TakeAsync(OwnershipBoard board)
    {
        var isNews = board.Version != Board?.Version;
        Board = board;
        if (isNews)
            await ReloadAsync();
        return isNews;
    }

    private void Navigate(Dictionary<string, object?> query) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameters(query), new NavigationOptions { ReplaceHistoryEntry = true });
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
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var result = await ListAsync(Actor!);
        if (!isCurrent() || !result.IsSuccess)
            return result.Error;
        _page = result.Value;
        // What is no longer in sight is no longer selected: a bulk change must do what one sees.
        var selected = Selected.Select(IdOf).ToHashSet();
        Selected = [.. _page.Items.Where(row => selected.Contains(IdOf(row)))];
        return null;
    }
}
