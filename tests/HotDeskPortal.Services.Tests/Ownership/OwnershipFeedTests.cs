using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>README.md: How ownership changes. The feed applies changes by version; where one is missing it reads the journal.</summary>
public sealed class OwnershipFeedTests
{
    [Fact]
    public async Task Subscribe_WhileWritersRun_GivesSnapshotThenEveryChangeOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var recorders = new List<Recorder>();
        var writing = new RandomLoad(11).RunAsync([portal], tasks: 4, operations: 400);
        while (!writing.IsCompleted)
        {
            if (recorders.Count < 50)
                recorders.Add(new Recorder(portal));
            await Task.Yield();
        }
        await writing;

        var last = portal.Board.Version;
        var boards = await Consistency.VerifyAsync(portal);
        foreach (var recorder in recorders)
        {
            await recorder.ReachAsync(last, TestContext.Current.CancellationToken);
            foreach (var (version, board) in recorder.Seen)
                Consistency.Text(board, DateTimeOffset.MinValue).ShouldBe(Consistency.Text(boards[(int)version], DateTimeOffset.MinValue));
            recorder.Dispose();
        }
    }

    [Fact]
    public async Task Publish_OutOfOrder_HealsFromTheJournalWithoutRepetition()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var elsewhere = await portal.SecondInstanceAsync();
        using var subscription = portal.Feed.Subscribe(portal.Main.Id);
        await elsewhere.LogInAsync("2019", at: "3001");
        await elsewhere.LogInAsync("2020", at: "3001");
        var journal = await portal.JournalAsync();
        portal.Board.Version.ShouldBe(0);

        await portal.Feed.PublishAsync(portal.Main.Id, [journal[1], journal[2]], CancellationToken.None);
        await portal.Feed.PublishAsync(portal.Main.Id, [journal[0]], CancellationToken.None);

        portal.OwnerOf("3001").ShouldBe("2020");
        (await ReadAsync(subscription, upTo: 3)).SelectMany(u => u.Changes).Select(c => c.Version).ShouldBe([1, 2, 3]);
        await Consistency.VerifyAsync(portal, elsewhere);
    }

    [Fact]
    public async Task DirectoryChanged_ReachesBoardAndSubscribersWithTheNewDirectory()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var elsewhere = await portal.SecondInstanceAsync();
        using var subscription = portal.Feed.Subscribe(portal.Main.Id);
        using var subscriptionElsewhere = elsewhere.Feed.Subscribe(portal.Main.Id);

        await portal.UserAsync("2019", u => u.LastName = "Newname");
        await portal.PoliciesAsync(p => p with { NightlyLogout = new TimeOnly(22, 0) });
        await elsewhere.Feed.CatchUpAsync(portal.Main.Id, 2, CancellationToken.None);

        foreach (var reader in new[] { subscription, subscriptionElsewhere })
        {
            var board = (await ReadAsync(reader, upTo: 2))[^1].Board;
            board.Directory.User(portal.Main["2019"])!.Name.ShouldBe("Dana Newname");
            board.Office.Policies.NightlyLogout.ShouldBe(new TimeOnly(22, 0));
        }
        portal.Board.Directory.User(portal.Main["2019"])!.Name.ShouldBe("Dana Newname");
        elsewhere.Board.Directory.User(portal.Main["2019"])!.Name.ShouldBe("Dana Newname");
    }

    [Fact]
    public async Task ChangesAfter_AnswersWhatIsKept()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3001");
        var id = portal.Main.Id;

        Versions(portal.Feed.ChangesAfter(id, 0)).ShouldBe([1, 2, 3]);
        Versions(portal.Feed.ChangesAfter(id, 2)).ShouldBe([3]);
        Versions(portal.Feed.ChangesAfter(id, 3)).ShouldBe([]);
        portal.Feed.ChangesAfter(id, 4).ShouldBeNull();
        portal.Feed.ChangesAfter(id, -1).ShouldBeNull();
        portal.Feed.ChangesAfter(4711, 0).ShouldBeNull();
        await portal.RestartAsync();
        Versions(portal.Feed.ChangesAfter(id, 0)).ShouldBe([1, 2, 3], "a restart must not send every reader back to the board");
        Versions(portal.Feed.ChangesAfter(id, 3)).ShouldBe([]);
    }

    [Fact]
    public async Task SecondInstance_WithPolling_CatchesUpAndLearnsOfNewOffices()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync(services => services.AddSingleton<IOwnershipSignal>(s =>
            new PollingSignal(s.GetRequiredService<IDbContextFactory<HotDeskDbContext>>(), s.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(1))));
        using var service = second.Create<OwnershipFeedService>();
        await service.StartAsync(CancellationToken.None);
        using var recorder = new Recorder(second);
        await portal.ReadAsync(db =>
        {
            db.Add(new Office
            {
                Key = "aaa", Name = "Created later", TimeZone = "Europe/Madrid",
                RangeFirst = ExtensionNumber.Parse("3000"), RangeLast = ExtensionNumber.Parse("3999"),
            });
            return db.SaveChangesAsync();
        });
        await portal.LogInAsync("2019", at: "3001");

        var reached = recorder.ReachAsync(1, TestContext.Current.CancellationToken);
        while (!reached.IsCompleted || second.Feed.Board("aaa") is null)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            service.ExecuteTask!.IsCompleted.ShouldBeFalse($"the feed has stopped: {service.ExecuteTask.Exception}");
        }
        await reached;

        second.OwnerOf("3001").ShouldBe("2019");
        second.Feed.Board("aaa")!.Office.Name.ShouldBe("Created later");
        portal.Feed.Board("aaa").ShouldBeNull();
        await portal.Feed.CatchUpAsync(second.Feed.Board("aaa")!.Office.Id, 0, CancellationToken.None);
        portal.Feed.Board("aaa").ShouldNotBeNull();
        await service.StopAsync(CancellationToken.None);
    }

    private static IEnumerable<long> Versions(ImmutableArray<JournalEntry>? entries) => entries!.Value.Select(e => e.Version);

    private static async Task<List<FeedUpdate>> ReadAsync(OwnershipSubscription subscription, long upTo)
    {
        var updates = new List<FeedUpdate>();
        await foreach (var update in subscription.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            updates.Add(update);
            if (update.Board.Version >= upTo)
                break;
        }
        updates[0].IsSnapshot.ShouldBeTrue();
        updates.Skip(1).ShouldAllBe(u => !u.IsSnapshot);
        return updates;
    }
}
