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
        const long Last = 60_000;
        var feed = new OfficeFeed(Empty, []);
        var subscriptions = Enumerable.Range(0, 3).Select(_ => feed.Subscribe()).ToList();
        var reading = subscriptions.Select((s, i) => Task.Run(() => FollowAsync(s, Last, lag: i * 40))).ToList();

        await Task.Run(() =>
        {
            for (var version = 1L; version <= Last; version++)
                feed.TryApply([Entry(version)]);
        }, TestContext.Current.CancellationToken);

        var followed = await Task.WhenAll(reading);
        foreach (var (board, snapshots) in followed)
            board.ShouldBeSameAs(feed.Board);
        followed.Max(f => f.Snapshots).ShouldBeGreaterThan(10, "nobody overflowed: the test shows nothing");
        subscriptions.ForEach(s => s.Dispose());
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

    private static async Task<(OwnershipBoard Board, int Snapshots)> FollowAsync(OwnershipSubscription subscription, long last, int lag)
    {
        var (version, snapshots) = (0L, 0);
        await foreach (var update in subscription.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (update.IsSnapshot)
                (snapshots, version) = (snapshots + 1, update.Board.Version);
            foreach (var change in update.Changes)
                change.Version.ShouldBe(++version);
            update.Board.Version.ShouldBe(version);
            if (version == last)
                return (update.Board, snapshots);
            for (var i = 0; i < lag; i++)
                await Task.Yield();
        }
        throw new InvalidOperationException($"The feed ended at version {version}.");
    }

    private static JournalEntry Entry(long version) => new()
    {
        OfficeId = 1, Version = version, ChangeSet = new Guid((int)version, 0, 0, new byte[8]), At = DateTimeOffset.UnixEpoch, Channel = OwnershipChannel.Phone, By = "test",
        Kind = version % 2 == 1 ? JournalKind.SessionStarted : JournalKind.SessionEnded,
        SessionId = Guid.Empty, HotDeskExtensionId = 1, PhoneId = 1, UserId = 1,
    };
}
