using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>A page about one record of an office.</summary>
public abstract class DetailPage : ComponentBase
{
    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>Why there is nothing to show; null: see <see cref="IsKnown"/>.</summary>
    public Error? Error { get; protected set; }

    /// <summary>Whether the record has been looked for.</summary>
    public bool IsRead { get; protected set; }

    /// <summary>Whether there is such a record.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>The office's name, for the browser's title.</summary>
    public string OfficeName => Board?.Office.Name ?? "HotDeskPortal";

    /// <summary>Who looks.</summary>
    protected Actor? Actor { get; set; }

    /// <summary>The office as it is now.</summary>
    protected OwnershipBoard? Board { get; set; }

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

    /// <summary>Whether the actor may do this here.</summary>
    protected bool May(Permission permission) => Board is { } board && Actor is { } actor && actor.May(permission, board.Office);

    /// <summary>The address of another page of this office.</summary>
    protected string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    /// <summary>A text, or a dash where there is none.</summary>
    protected static string Or(string? text, string otherwise = "–") => string.IsNullOrEmpty(text) ? otherwise : text;
}

/// <summary>A <see cref="DetailPage"/> that follows the office: owners change while one looks.</summary>
/// <typeparam name="TDetail">What the service tells.</typeparam>
public abstract class DetailPage<TDetail> : DetailPage, IAsyncDisposable where TDetail : class
{
    private readonly CancellationTokenSource _closing = new();
    private CancellationTokenSource? _following;
    private Task _followed = Task.CompletedTask;
    private (string, string)? _shown;
    private int? _id;

    /// <inheritdoc />
    public override bool IsKnown => Detail is not null;

    /// <summary>What is shown.</summary>
    protected TDetail? Detail { get; private set; }

    /// <summary>What the address calls the record.</summary>
    protected abstract string Key { get; }

    /// <summary>Where one goes.</summary>
    [Inject] protected NavigationManager Navigator { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    /// <summary>The record that the address means.</summary>
    protected abstract Task<int?> FindAsync(Actor actor, OfficeDirectory directory);

    /// <summary>Asks the service.</summary>
    protected abstract Task<Result<TDetail>> GetAsync(Actor actor, int id);

    /// <summary>Something was changed here: reads again, or goes on to another page of the office.</summary>
    protected async Task MovedToAsync(string? page)
    {
        if (page is null)
            await ReloadAsync();
        else
            Navigator.NavigateTo(Link(page), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    /// <summary>Reads again what is shown.</summary>
    protected async Task ReloadAsync()
    {
        if (_id is { } id)
        {
            var detail = await GetAsync(Actor!, id);
            Error = detail.Error;
            Detail = detail.IsSuccess ? detail.Value : null;
        }
        IsRead = true;
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        Actor ??= await Circuit.GetAsync();
        if (_shown == (Office, Key))
            return;
        await StopFollowingAsync();
        _shown = (Office, Key);
        (Detail, _id, IsRead) = (null, null, false);
        var access = Access.Open(Actor, Office, Permission.See);
        Error = access.Error;
        Board = access.IsSuccess ? access.Value : null;
        if (Board is null)
            return;
        _id = await FindAsync(Actor, Board.Directory);
        await ReloadAsync();
        if (RendererInfo.IsInteractive && _id is not null)
        {
            _following = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
            _followed = Feed.FollowAsync(Board.Office.Id, Clock, TakeAsync, DispatchExceptionAsync, _following.Token);
        }
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
}
