using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Ownership;

/// <summary>What a subscriber of the feed learns at once.</summary>
/// <param name="Board">The board after the changes.</param>
/// <param name="Changes">What led to it, in order.</param>
/// <param name="IsSnapshot">Whether to start anew from the board: at first, and after the subscriber has fallen behind.</param>
public sealed record FeedUpdate(OwnershipBoard Board, ImmutableArray<JournalEntry> Changes, bool IsSnapshot);

/// <summary>What was committed together, and the board after it.</summary>
internal sealed record BoardChange(ImmutableArray<JournalEntry> Entries, OwnershipBoard After);

/// <summary>
/// One reader of one office. What waits for it is bounded: who falls behind loses the queue and gets a fresh snapshot, so that
/// a slow viewer costs the others nothing.
/// </summary>
public sealed class OwnershipSubscription : IDisposable
{
    /// <summary>Changes that may wait for a reader.</summary>
    internal const int Capacity = 256;

    private readonly Channel<BoardChange?> _queue = Channel.CreateBounded<BoardChange?>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    private readonly OfficeFeed _office;
    private readonly OwnershipBoard _start;
    private int _startAnew;

    internal OwnershipSubscription(OfficeFeed office, OwnershipBoard start) => (_office, _start) = (office, start);

    internal void Offer(BoardChange change)
    {
        if (!_queue.Writer.TryWrite(change))
            StartAnew();
    }

    /// <summary>Makes the reader start from the board. The mark in the queue wakes it; a full queue needs none.</summary>
    internal void StartAnew()
    {
        Volatile.Write(ref _startAnew, 1);
        _queue.Writer.TryWrite(null);
    }

    /// <summary>First a snapshot, then every change after it: batched as far as they wait, without gap or repetition.</summary>
    public async IAsyncEnumerable<FeedUpdate> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var board = _start;
        yield return new FeedUpdate(board, [], true);
        var batch = ImmutableArray.CreateBuilder<JournalEntry>();
        while (await _queue.Reader.WaitToReadAsync(cancellation))
        {
            while (_queue.Reader.TryRead(out var change))
            {
                // After a fresh snapshot the queue may still hold what the snapshot contains.
                if (change is null || change.After.Version <= board.Version)
                    continue;
                board = change.After;
                batch.AddRange(change.Entries);
            }
            if (Interlocked.Exchange(ref _startAnew, 0) == 1)
            {
                batch.Clear();
                board = _office.Board;
                yield return new FeedUpdate(board, [], true);
            }
            else if (batch.Count > 0)
            {
                yield return new FeedUpdate(board, batch.DrainToImmutable(), false);
            }
        }
    }

    /// <summary>Leaves the feed.</summary>
    public void Dispose()
    {
        _office.Remove(this);
        _queue.Writer.TryComplete();
    }
}
