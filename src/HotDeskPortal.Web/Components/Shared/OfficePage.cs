using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>A page about a whole office that follows it: read again at every change, and now and then because time passes.</summary>
public abstract class OfficePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _closing = new();
    private CancellationTokenSource? _following;
    private Task _followed = Task.CompletedTask;
    private Task _ticked = Task.CompletedTask;
    private string? _office;
    private int _load;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>Why there is nothing to show.</summary>
    protected Error? Error { get; private set; }

    /// <summary>Who looks.</summary>
    protected Actor? Actor { get; private set; }

    /// <summary>The office as it is now; null: none that may be seen.</summary>
    protected OwnershipBoard? Board { get; private set; }

    /// <summary>The office's name, for the browser's title.</summary>
    protected string OfficeName => Board?.Office.Name ?? "HotDeskPortal";

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

    /// <summary>Addresses.</summary>
    [Inject] protected NavigationManager Navigator { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    /// <summary>Whether the actor may do this here.</summary>
    protected bool May(Permission permission) => Board is { } board && Actor is { } actor && actor.May(permission, board.Office);

    /// <summary>The address of another page of this office.</summary>
    protected string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    /// <summary>Reads what is shown, for the board as it is now.</summary>
    /// <param name="isCurrent">Whether nothing newer is being read by now; if so, nothing must be taken over.</param>
    /// <returns>Why there is nothing to show; null: there is.</returns>
    protected abstract Task<Error?> LoadAsync(Func<bool> isCurrent);

    /// <summary>Forgets what was read of another office.</summary>
    protected abstract void Forget();

    /// <summary>Writes filters into the address, so that what one sees can be sent to a colleague.</summary>
    protected void Apply(Dictionary<string, object?> query) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameters(query), new NavigationOptions { ReplaceHistoryEntry = true });

    /// <summary>Reads again what is shown, as it is now: one's own change must not wait for the feed's breath.</summary>
    protected async Task ReloadAsync()
    {
        if (Actor is null || Board is null)
            return;
        if (Access.Open(Actor, Office, Permission.See) is { IsSuccess: true, Value: var board })
            Board = board;
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
        if (_office != Office)
        {
            await StopFollowingAsync();
            _office = Office;
            var access = Access.Open(Actor, Office, Permission.See);
            Error = access.Error;
            Board = access.IsSuccess ? access.Value : null;
            Forget();
            if (Board is not null && RendererInfo.IsInteractive)
            {
                _following = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
                _followed = Feed.FollowAsync(Board.Office.Id, Clock, TakeAsync, DispatchExceptionAsync, _following.Token);
                _ticked = TickAsync(_following.Token);
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
        await _ticked;
        _following.Dispose();
        _following = null;
    }

    private async Task<bool> TakeAsync(OwnershipBoard board)
    {
        if (board.Version <= Board?.Version)
            return false;
        await ReloadAsync();
        return true;
    }

    private async Task TickAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                await ReloadAsync();
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or shows another office.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
