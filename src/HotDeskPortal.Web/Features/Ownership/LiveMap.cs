using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>
/// Whatever draws the map of one office: follows the feed, keeps a view up to date change by change, lets what has changed pulse. It never
/// reads the database.
/// </summary>
public abstract class LiveMap : ComponentBase, IAsyncDisposable
{
    private const int ActivityLines = 40;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PulseFor = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _closing = new();
    private readonly HashSet<int> _pulsing = [];
    private Task _following = Task.CompletedTask;
    private Task _ticking = Task.CompletedTask;
    private CancellationTokenSource? _office;
    private string? _followed;
    private MapQuery? _drawn;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>The clock.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>Why there is nothing to show.</summary>
    protected Error? Error { get; private set; }

    /// <summary>Who looks.</summary>
    protected Actor Actor { get; private set; } = default!;

    /// <summary>The office as it is now; null: not read yet.</summary>
    protected OwnershipBoard? Board { get; private set; }

    /// <summary>What is drawn of it.</summary>
    protected OwnershipMapView? View { get; private set; }

    /// <summary>Times of the office.</summary>
    protected OfficeTime Time { get; private set; } = default!;

    /// <summary>Now.</summary>
    protected DateTimeOffset Now { get; private set; }

    /// <summary>What has happened, the latest first.</summary>
    protected IReadOnlyList<ActivityLine> ActivityLog { get; private set; } = [];

    /// <summary>What has just changed.</summary>
    protected IReadOnlySet<int> Pulsing => _pulsing;

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    /// <summary>What the view is asked for.</summary>
    protected abstract MapQuery Query { get; }

    /// <summary>The address of another page of this office.</summary>
    protected string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    /// <summary>Set-up has changed, or another office is shown: what was read beside the board is old.</summary>
    protected virtual Task OnDirectoryAsync() => Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Actor = await Circuit.GetAsync();
        if (RendererInfo.IsInteractive)
            _ticking = TickAsync(_closing.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // Parameters may be set before the actor is known; the first call then comes again after it.
        Actor ??= await Circuit.GetAsync();
        if (_followed == Office)
        {
            Redraw();
            return;
        }
        await StopFollowingAsync();
        _followed = Office;
        (Board, View, ActivityLog) = (null, null, []);
        var access = Access.Open(Actor, Office, Permission.See);
        Error = access.Error;
        if (!access.IsSuccess || !RendererInfo.IsInteractive)
            return;
        _office = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        _following = FollowAsync(access.Value.Office.Id, _office.Token);
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await StopFollowingAsync();
        await _ticking;
        _closing.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task StopFollowingAsync()
    {
        if (_office is null)
            return;
        await _office.CancelAsync();
        await _following;
        _office.Dispose();
        _office = null;
    }

    private async Task FollowAsync(int officeId, CancellationToken cancellation)
    {
        try
        {
            using var subscription = Feed.Subscribe(officeId);
            await foreach (var update in subscription.ReadAllAsync(cancellation))
            {
                var isOtherDirectory = !ReferenceEquals(Board?.Directory, update.Board.Directory);
                Board = update.Board;
                if (update.IsSnapshot)
                {
                    ActivityLog = Activity.Tell(Board, (Feed.ChangesAfter(officeId, Math.Max(0, Board.Version - ActivityLines)) ?? []).Where(e => e.Version <= Board.Version));
                    _drawn = null;
                }
                else
                {
                    Tell(Activity.Tell(Board, update.Changes), cancellation);
                }
                if (isOtherDirectory)
                    await OnDirectoryAsync();
                Redraw(update.Changes);
                StateHasChanged();
            }
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

    private void Tell(IReadOnlyList<ActivityLine> lines, CancellationToken cancellation)
    {
        ActivityLog = [.. lines.Concat(ActivityLog).Take(ActivityLines)];
        var touched = lines.SelectMany(l => l.HotDeskIds).ToHashSet();
        if (touched.Count == 0)
            return;
        _pulsing.UnionWith(touched);
        _ = EndPulseAsync(touched, cancellation);
    }

    private async Task EndPulseAsync(HashSet<int> touched, CancellationToken cancellation)
    {
        await Task.Delay(PulseFor, Clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (cancellation.IsCancellationRequested)
            return;
        _pulsing.ExceptWith(touched);
        StateHasChanged();
    }

    /// <summary>Time passes without changes: "yesterday", ends of locks, 24 hours.</summary>
    private async Task TickAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                Redraw();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private void Redraw(ImmutableArray<JournalEntry> changes = default)
    {
        if (Board is null)
            return;
        Now = Clock.GetUtcNow();
        Time = OfficeTime.For(Board.Office.TimeZone, Now);
        var isSame = View is not null && _drawn == Query;
        View = isSame ? View!.After(Board, changes.IsDefault ? [] : changes, Now) : OwnershipMapView.Of(Board, Query, Now);
        _drawn = Query;
    }
}
