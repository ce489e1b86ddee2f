using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>
/// Whatever shows an office while it changes: page, map, phone or badge. It opens the office, follows it for as long as it is shown, and
/// reads what no board holds, in such a way that an answer that comes late never takes the place of a newer one.
/// </summary>
public abstract class OfficeComponent : ComponentBase, IAsyncDisposable
{
    private OfficeFollower? _follower;
    private (string Office, object? Subject) _shown;
    private int _read;
    private bool _isGone;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>Why there is nothing to show.</summary>
    public Error? Error { get; protected set; }

    /// <summary>The office's name, for the browser's title.</summary>
    public string OfficeName => Board?.Office.Name ?? "HotDeskPortal";

    /// <summary>Who looks; known where <see cref="Board"/> is.</summary>
    protected Actor Actor { get; private set; } = default!;

    /// <summary>The office as it is now; null: none that may be shown.</summary>
    protected OwnershipBoard? Board { get; set; }

    /// <summary>Times of the office.</summary>
    protected OfficeTime Time => OfficeTime.For(Board!.Office.TimeZone, Clock.GetUtcNow());

    /// <summary>Whether the actor may change set-up here.</summary>
    protected bool MaySetUp => May(Permission.SetUp);

    /// <summary>Cancelled once another office is shown, or nothing.</summary>
    protected CancellationToken WhileShown => _follower?.Office ?? CancellationToken.None;

    /// <summary>What one must be allowed to do in the office for it to be shown.</summary>
    protected virtual Permission Needed => Permission.See;

    /// <summary>What of the office is shown: as long as it is the same, nothing is read again because of parameters. Null: it depends on all of them.</summary>
    protected virtual object? Subject => null;

    /// <summary>Whether changes of the office are followed.</summary>
    protected virtual bool Follows => true;

    /// <summary>How long the next update waits after one that was news: nobody reads faster.</summary>
    protected virtual TimeSpan Pause => TimeSpan.FromSeconds(1);

    /// <summary>How often <see cref="OnTickAsync"/> is called, because time passes without changes; null: never.</summary>
    protected virtual TimeSpan? Tick => null;

    /// <summary>Dialogs.</summary>
    [Inject] protected IDialogService Dialogs { get; set; } = default!;

    /// <summary>Short messages.</summary>
    [Inject] protected ISnackbar Snackbar { get; set; } = default!;

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>Addresses.</summary>
    [Inject] protected NavigationManager Navigator { get; set; } = default!;

    /// <summary>The feed.</summary>
    [Inject] protected OwnershipFeed Feed { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    /// <summary>Whether the actor may do this here.</summary>
    protected bool May(Permission permission) => Board is { } board && Actor.May(permission, board.Office);

    /// <summary>The address of another page of this office.</summary>
    protected string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    /// <summary>Writes filters into the address, so that what one sees can be sent to a colleague.</summary>
    protected virtual void Apply(Dictionary<string, object?> query) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameters(query), new NavigationOptions { ReplaceHistoryEntry = true });

    /// <summary>Who looks, where it is not the account of this circuit; asked again when something else is shown.</summary>
    protected virtual Task<Actor> FindActorAsync() => Circuit.GetAsync();

    /// <summary>The office was opened, or refused: what was read of another one, or of another subject, is forgotten.</summary>
    protected virtual void OnOpened()
    {
    }

    /// <summary>Shows what the parameters ask for, in an office that is open.</summary>
    protected virtual Task RefreshAsync() => ReloadAsync();

    /// <summary>The office has changed, or is told from the start: after the first subscription and where too much was missed.</summary>
    /// <returns>Whether it was news, after which the next update waits for <see cref="Pause"/>.</returns>
    protected virtual async Task<bool> OnUpdateAsync(FeedUpdate update)
    {
        if (update.Board.Version <= Board?.Version)
            return false;
        await ReloadAsync();
        return true;
    }

    /// <summary>Time has passed.</summary>
    protected virtual Task OnTickAsync() => ReloadAsync();

    /// <summary>Reads what is shown and no board holds.</summary>
    /// <param name="isCurrent">Whether nothing newer is being read by now; if so, nothing must be taken over.</param>
    /// <returns>Why there is nothing to show; null: there is.</returns>
    protected virtual Task<Error?> LoadAsync(Func<bool> isCurrent) => Task.FromResult<Error?>(null);

    /// <summary>Reads again what is shown, as it is now: one's own change must not wait for the feed.</summary>
    protected async Task ReloadAsync()
    {
        if (Board is null || _isGone)
            return;
        if (Access.Open(Actor, Office, Needed) is { IsSuccess: true, Value: var board })
            Board = board;
        var read = ++_read;
        var error = await LoadAsync(() => read == _read);
        if (read != _read)
            return;
        Error = error;
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Actor is null || !(Office, Subject).Equals(_shown))
            Actor = await FindActorAsync();
        if (_isGone)
            return;
        var shown = (Office, Subject);
        if (!shown.Equals(_shown))
            Open(shown);
        else if (Subject is not null)
            return;
        if (Board is not null)
            await RefreshAsync();
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        _isGone = true;
        _read++;
        if (_follower is not null)
            await _follower.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private void Open((string Office, object? Subject) shown)
    {
        _shown = shown;
        // What is being read belongs to what was shown before.
        _read++;
        _follower?.Stop();
        var access = Access.Open(Actor, Office, Needed);
        (Error, Board) = (access.Error, access.IsSuccess ? access.Value : null);
        OnOpened();
        if (Board is null || !Follows || !RendererInfo.IsInteractive)
            return;
        _follower ??= new OfficeFollower(Feed, Clock, DispatchExceptionAsync);
        _follower.Follow(Board.Office.Id, OnUpdateAsync, Pause, Tick, OnTickAsync);
    }
}
