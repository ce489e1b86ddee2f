using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Ownership;

/// <summary>The part of the feed for one office: its board, its recent changes, its subscribers.</summary>
internal sealed class OfficeFeed(OwnershipBoard board, IEnumerable<JournalEntry> recent)
{
    /// <summary>Changes kept for readers that resume.</summary>
    public const int JournalCapacity = 1024;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _recent = new(recent);
    private ImmutableArray<OwnershipSubscription> _subscriptions = [];
    private OwnershipBoard _board = board;

    /// <summary>The board as it is now.</summary>
    public OwnershipBoard Board => Volatile.Read(ref _board);

    /// <summary>One at a time reads the database for this office.</summary>
    public SemaphoreSlim CatchingUp { get; } = new(1, 1);

    /// <summary>
    /// Applies what follows the board, one change set after the other: a takeover is never seen half done. False where something
    /// is missing before it, or the directory has to be read.
    /// </summary>
    public bool TryApply(IEnumerable<JournalEntry> entries, OfficeDirectory? directory = null)
    {
        lock (_lock)
        {
            foreach (var set in entries.Where(e => e.Version > _board.Version).GroupBy(e => e.ChangeSet))
            {
                var after = _board;
                foreach (var entry in set)
                {
                    if (entry.Version > after.Version + 1 || (entry.Kind == JournalKind.DirectoryChanged && directory is null))
                        return false;
                    after = after.Apply(entry);
                }
                Tell([.. set], directory is null ? after : after with { Directory = directory });
            }
            return true;
        }
    }

    /// <summary>Starts anew from what the database holds, unless the board is ahead of it already.</summary>
    public void Replace(OwnershipBoard fresh, IEnumerable<JournalEntry> recent)
    {
        lock (_lock)
            if (fresh.Version >= _board.Version)
            {
                _recent.Clear();
                foreach (var entry in recent)
                    _recent.Enqueue(entry);
                Volatile.Write(ref _board, fresh);
                foreach (var subscription in _subscriptions)
                    subscription.StartAnew();
            }
    }

    public OwnershipSubscription Subscribe()
    {
        lock (_lock)
        {
            var subscription = new OwnershipSubscription(this, _board);
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public void Remove(OwnershipSubscription subscription)
    {
        lock (_lock)
            _subscriptions = _subscriptions.Remove(subscription);
    }

    /// <summary>The changes after <paramref name="version"/>; null where they are not kept any more.</summary>
    public ImmutableArray<JournalEntry>? After(long version)
    {
        lock (_lock)
        {
            if (version > _board.Version || version < _board.Version - _recent.Count)
                return null;
            return [.. _recent.Where(e => e.Version > version)];
        }
    }

    private void Tell(ImmutableArray<JournalEntry> set, OwnershipBoard after)
    {
        Volatile.Write(ref _board, after);
        foreach (var entry in set)
            _recent.Enqueue(entry);
        while (_recent.Count > JournalCapacity)
            _recent.Dequeue();
        var change = new BoardChange(set, after);
        foreach (var subscription in _subscriptions)
            subscription.Offer(change);
    }
}
