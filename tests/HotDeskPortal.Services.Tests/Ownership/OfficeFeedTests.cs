using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>Slow subscribers and the ring of recent changes, without a database: the feed of one office alone.</summary>
public sealed class OfficeFeedTests
{
    private static OwnershipBoard Empty => OwnershipBoard.Of(
        new OfficeDirectory(new OfficeProfile(1, "main", "Main", "Etc/UTC", "en", false, new OfficePolicies(), []), []), 0, [], [], [], []);

    [Fact(Timeout = 120_000)]
    public async Task SlowSubscriber_Overflowing_GetsOneFreshSnapshotThenChangesAgain()
    {
        var feed = new OfficeFeed(Empty, []);
        using var subscription = feed.Subscribe();
        await using var updates = subscription.ReadAllAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await NextAsync(updates)).ShouldSatisfyAllConditions(u => u.IsSnapshot.ShouldBeTrue(), u => u.Board.Version.ShouldBe(0));
        for (var version = 1; version <= OwnershipSubscription.Capacity + 50; version++)
            feed.TryApply([Entry(version)]).ShouldBeTrue();

        var fresh = await NextAsync(updates);
        (fresh.IsSnapshot, fresh.Changes.Length, fresh.Board).ShouldBe((true, 0, feed.Board));
        feed.TryApply([Entry(feed.Board.Version + 1)]);
        var next = await NextAsync(updates);
        (next.IsSnapshot, next.Changes.Length, next.Board).ShouldBe((false, 1, feed.Board));
    }

    [Fact(Timeout = 120_000)]
    public async Task SubscriberWithinBounds_GetsAllAtOnceAndNoSnapshot()
    {
        var feed = new OfficeFeed(Empty, []);
        using var subscription = feed.Subscribe();
        await using var updates = subscription.ReadAllAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await NextAsync(updates);
        for (var version = 1; version <= OwnershipSubscription.Capacity; version++)
            feed.TryApply([Entry(version)]);

        var batch = await NextAsync(updates);

        (batch.IsSnapshot, batch.Changes.Length, batch.Board).ShouldBe((false, OwnershipSubscription.Capacity, feed.Board));
    }

    /// <summary>The writer never waits, so readers overflow at every possible moment: also exactly while they drain.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Subscribers_OverflowingWhileTheyDrain_EndUpEqualToTheBoard()
    {
        const int Fewest = 20_000, Overflows = 10;
        var (feed, ending) = (new OfficeFeed(Empty, []), new Ending());
        var readers = Enumerable.Range(0, 3).Select(i => new Reader(feed.Subscribe(), ending, lag: i * 40)).ToList();
        var reading = readers.Select(r => Task.Run(r.FollowAsync)).ToList();

        // On a thread of its own, and until the slowest reader has overflowed often enough: however late the others get theirs.
        await Task.Factory.StartNew(
            () =>
            {
                var version = 0L;
                while (!reading.Exists(r => r.IsCompleted) && (version < Fewest || readers[^1].Snapshots <= Overflows))
                    feed.TryApply([Entry(++version)]);
                ending.Version = version + 1;
                feed.TryApply([Entry(version + 1)]);
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        foreach (var board in await Task.WhenAll(reading))
            board.ShouldBeSameAs(feed.Board);
        readers.ForEach(r => r.Dispose());
    }

    [Fact]
    public void After_KeepsARingOfChanges()
    {
        var feed = new OfficeFeed(Empty, []);
        const long Last = OfficeFeed.JournalCapacity + 100;
        for (var version = 1L; version <= Last; version++)
            feed.TryApply([Entry(version)]);

        feed.After(Last - OfficeFeed.JournalCapacity)!.Value.Select(e => e.Version).ShouldBe(Enumerable.Range(101, OfficeFeed.JournalCapacity).Select(v => (long)v));
        feed.After(Last - OfficeFeed.JournalCapacity - 1).ShouldBeNull();
        feed.After(Last + 1).ShouldBeNull();
    }

    [Fact]
    public void TryApply_WithAGap_AppliesWhatFollowsAndRefusesTheRest()
    {
        var feed = new OfficeFeed(Empty, []);

        feed.TryApply([Entry(1), Entry(3)]).ShouldBeFalse();
        feed.Board.Version.ShouldBe(1);
        feed.TryApply([Entry(1), Entry(2), Entry(3)]).ShouldBeTrue();
        feed.Board.Version.ShouldBe(3);
        feed.TryApply([Entry(2)]).ShouldBeTrue();
        feed.Board.Version.ShouldBe(3);
    }

    [Fact(Timeout = 120_000)]
    public async Task Replace_TellsSubscribersToStartAnew_UnlessTheBoardIsAhead()
    {
        var feed = new OfficeFeed(Empty, []);
        using var subscription = feed.Subscribe();
        await using var updates = subscription.ReadAllAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await NextAsync(updates);
        var ahead = Empty with { Version = 9000 };

        feed.Replace(ahead, [Entry(9000)]);
        feed.Replace(Empty, []);

        feed.Board.ShouldBeSameAs(ahead);
        var update = await NextAsync(updates);
        (update.IsSnapshot, update.Board).ShouldBe((true, ahead));
        feed.After(8999)!.Value.ShouldHaveSingleItem().Version.ShouldBe(9000);
        feed.After(8998).ShouldBeNull();
    }

    private static async Task<FeedUpdate> NextAsync(IAsyncEnumerator<FeedUpdate> updates)
    {
        (await updates.MoveNextAsync()).ShouldBeTrue();
        return updates.Current;
    }

    private static JournalEntry Entry(long version) => new()
    {
        OfficeId = 1, Version = version, ChangeSet = new Guid((int)version, 0, 0, new byte[8]), At = DateTimeOffset.UnixEpoch, Channel = OwnershipChannel.Phone, By = "test",
        Kind = version % 2 == 1 ? JournalKind.SessionStarted : JournalKind.SessionEnded,
        SessionId = Guid.Empty, HotDeskExtensionId = 1, PhoneId = 1, UserId = 1,
    };

    /// <summary>The version at which everybody has seen everything; not known before it is written.</summary>
    private sealed class Ending
    {
        private long _version = long.MaxValue;

        public long Version
        {
            get => Volatile.Read(ref _version);
            set => Volatile.Write(ref _version, value);
        }
    }

    /// <summary>Follows the feed without a gap or a repetition, slowly.</summary>
    private sealed class Reader(OwnershipSubscription subscription, Ending ending, int lag) : IDisposable
    {
        private int _snapshots;

        public int Snapshots => Volatile.Read(ref _snapshots);

        public async Task<OwnershipBoard> FollowAsync()
        {
            var version = 0L;
            await foreach (var update in subscription.ReadAllAsync(TestContext.Current.CancellationToken))
            {
                if (update.IsSnapshot)
                {
                    version = update.Board.Version;
                    Interlocked.Increment(ref _snapshots);
                }
                foreach (var change in update.Changes)
                    change.Version.ShouldBe(++version);
                update.Board.Version.ShouldBe(version);
                if (version == ending.Version)
                    return update.Board;
                for (var i = 0; i < lag; i++)
                    await Task.Yield();
            }
            throw new InvalidOperationException($"The feed ended at version {version}.");
        }

        public void Dispose() => subscription.Dispose();
    }
}
