using System.Collections.Immutable;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>
/// Whatever draws the map of one office: keeps a view up to date change by change, and lets what has changed pulse. It never reads the
/// database.
/// </summary>
public abstract class LiveMap : OfficeComponent
{
    private const int ActivityLines = 40;
    private static readonly TimeSpan PulseFor = TimeSpan.FromSeconds(2);

    private readonly HashSet<int> _pulsing = [];
    private MapQuery? _drawn;

    /// <summary>What is drawn of the office; null: nothing yet.</summary>
    protected OwnershipMapView? View { get; private set; }

    /// <summary>Now.</summary>
    protected DateTimeOffset Now { get; private set; }

    /// <summary>What has happened, the latest first.</summary>
    protected IReadOnlyList<ActivityLine> ActivityLog { get; private set; } = [];

    /// <summary>What has just changed.</summary>
    protected IReadOnlySet<int> Pulsing => _pulsing;

    /// <summary>What the view is asked for.</summary>
    protected abstract MapQuery Query { get; }

    /// <summary>Nothing waits: a change is drawn when it comes.</summary>
    protected override TimeSpan Pause => TimeSpan.Zero;

    /// <summary>"Yesterday", ends of locks, 24 hours.</summary>
    protected override TimeSpan? Tick => TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    protected override void OnOpened()
    {
        (View, _drawn, ActivityLog) = (null, null, []);
        _pulsing.Clear();
    }

    /// <inheritdoc />
    protected override Task RefreshAsync()
    {
        Redraw();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task OnTickAsync()
    {
        Redraw();
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task<bool> OnUpdateAsync(FeedUpdate update)
    {
        Board = update.Board;
        if (update.IsSnapshot)
        {
            ActivityLog = Activity.Tell(
                Board, (Feed.ChangesAfter(Board.Office.Id, Math.Max(0, Board.Version - ActivityLines)) ?? []).Where(e => e.Version <= Board.Version));
            _drawn = null;
        }
        else
        {
            Tell(Activity.Tell(Board, update.Changes));
        }
        Redraw(update.Changes);
        StateHasChanged();
        return Task.FromResult(true);
    }

    private void Tell(IReadOnlyList<ActivityLine> lines)
    {
        ActivityLog = [.. lines.Concat(ActivityLog).Take(ActivityLines)];
        var touched = lines.SelectMany(l => l.HotDeskIds).ToHashSet();
        if (touched.Count == 0)
            return;
        _pulsing.UnionWith(touched);
        _ = EndPulseAsync(touched, WhileShown);
    }

    private async Task EndPulseAsync(HashSet<int> touched, CancellationToken cancellation)
    {
        await Task.Delay(PulseFor, Clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (cancellation.IsCancellationRequested)
            return;
        _pulsing.ExceptWith(touched);
        StateHasChanged();
    }

    private void Redraw(ImmutableArray<JournalEntry> changes = default)
    {
        if (Board is null)
            return;
        Now = Clock.GetUtcNow();
        var isSame = View is not null && _drawn == Query;
        View = isSame ? View!.After(Board, changes.IsDefault ? [] : changes, Now) : OwnershipMapView.Of(Board, Query, Now);
        _drawn = Query;
    }
}
