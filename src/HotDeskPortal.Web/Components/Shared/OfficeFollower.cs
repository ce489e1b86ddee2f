using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>
/// Follows one office after the other for a component: what the feed tells of it, and time passing. Whatever is called is called on the
/// context that it was started on, and not any more once another office is followed, or none.
/// </summary>
/// <param name="feed">The feed.</param>
/// <param name="clock">Measures pauses and ticks.</param>
/// <param name="fail">Takes what went wrong.</param>
internal sealed class OfficeFollower(OwnershipFeed feed, TimeProvider clock, Func<Exception, Task> fail) : IAsyncDisposable
{
    private CancellationTokenSource? _office;
    private Task _following = Task.CompletedTask;

    /// <summary>Cancelled once another office is followed, or none.</summary>
    public CancellationToken Office => _office?.Token ?? new CancellationToken(canceled: true);

    /// <summary>Follows an office, and whatever was followed before no longer.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="take">Takes an update, and tells whether it was news.</param>
    /// <param name="pause">How long after news the next update waits.</param>
    /// <param name="tick">How often <paramref name="onTick"/> is called; null: never.</param>
    /// <param name="onTick">Does what time alone asks for.</param>
    public void Follow(int officeId, Func<FeedUpdate, Task<bool>> take, TimeSpan pause, TimeSpan? tick, Func<Task> onTick)
    {
        Stop();
        _office = new CancellationTokenSource();
        var cancellation = _office.Token;
        _following = Task.WhenAll(
            _following,
            GuardAsync(() => ReadAsync(officeId, take, pause, cancellation), cancellation),
            tick is { } period ? GuardAsync(() => TickAsync(period, onTick, cancellation), cancellation) : Task.CompletedTask);
    }

    /// <summary>Follows no office any more.</summary>
    public void Stop()
    {
        _office?.Cancel();
        _office?.Dispose();
        _office = null;
    }

    /// <summary>Stops, and waits for what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _following;
    }

    private async Task ReadAsync(int officeId, Func<FeedUpdate, Task<bool>> take, TimeSpan pause, CancellationToken cancellation)
    {
        using var subscription = feed.Subscribe(officeId);
        await foreach (var update in subscription.ReadAllAsync(cancellation))
        {
            // An update may have been on its way when another office was chosen.
            cancellation.ThrowIfCancellationRequested();
            if (await take(update) && pause > TimeSpan.Zero)
                await Task.Delay(pause, clock, cancellation);
        }
    }

    private async Task TickAsync(TimeSpan period, Func<Task> onTick, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(period, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            await onTick();
        }
    }

    private async Task GuardAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Nobody looks at this office any more.
        }
        catch (Exception e)
        {
            await fail(e);
        }
    }
}
