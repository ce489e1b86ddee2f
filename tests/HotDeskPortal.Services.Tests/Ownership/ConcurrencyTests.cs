using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Ownership;

public sealed class ConcurrencyOnThisProductTests() : ConcurrencyTests(asServer: false);

public sealed class ConcurrencyAsOnAServerTests() : ConcurrencyTests(asServer: true);

/// <summary>Nothing lost, nobody double. On SQLite the file's lock orders the writers, on SQL Server the office's version.</summary>
public abstract class ConcurrencyTests(bool asServer)
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromSeconds(1);

    /// <summary>Edge case 3. In one process a phone has one call, so the other one comes through another instance.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("2024")]
    public async Task TwoUsers_PressTwoAtOnePhone_OneOwnsItAndTheOtherIsAskedAgain(string? owner)
    {
        await using var first = await TestPortal.StartAsync(asServer);
        await using var second = await first.SecondInstanceAsync();
        for (var round = 0; round < 10; round++)
        {
            await SynchroniseAsync(first, second);
            if (owner is not null)
                await first.LogInAsync(owner, at: "3001");
            await SynchroniseAsync(first, second);
            TestCall[] calls = [await first.Dial("3001").IdentifyAsync("2019"), await second.Dial("3001").IdentifyAsync("2020")];

            await Task.WhenAll(calls.Select(call => Task.Run(() => call.EnterAsync("2"))));

            var winner = calls.Single(c => c.Turn.Outcome == KeypadOutcome.LoggedIn);
            var loser = calls.Single(c => c != winner);
            await SynchroniseAsync(first, second);
            var name = TestOffice.NameOf(first.OwnerOf("3001")!);
            winner.Turn.Say[0].Name.ShouldBe(name);
            loser.Turn.Say.ShouldBe([new Spoken(Prompt.SomebodyOwnsThisPhone, name), Prompt.PressTwoToTakeOwnership]);
            loser.Turn.Did.ShouldContain(n => n.What is OwnerHadChanged);

            (await loser.EnterAsync("2")).Outcome.ShouldBe(KeypadOutcome.LoggedIn);
            await SynchroniseAsync(first, second);
            await first.Ownership.ForceLogOutAsync(
                TestPortal.Admin, "main", new ForceLogOutForm { HotDeskIds = [first.Main["3001"]], Reason = "Again" }, OwnershipChannel.Portal);
        }
        await SynchroniseAsync(first, second);
        await Consistency.VerifyAsync(first, second);
    }

    /// <summary>Edge case 4.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task OneUser_PressesTwoAtTwoPhones_ExactlyOneSessionStaysOpen(int instances)
    {
        await using var first = await TestPortal.StartAsync(asServer);
        await using var second = await first.SecondInstanceAsync();
        var other = instances == 1 ? first : second;
        for (var round = 0; round < 10; round++)
        {
            TestCall[] calls = [await first.Dial("3001").IdentifyAsync("2019"), await other.Dial("3002").IdentifyAsync("2019")];

            await Task.WhenAll(calls.Select(call => Task.Run(() => call.EnterAsync("2"))));

            calls.ShouldAllBe(c => c.Turn.Outcome == KeypadOutcome.LoggedIn);
            var open = (await first.SessionsAsync()).Where(s => s.EndedAt is null).ShouldHaveSingleItem();
            await SynchroniseAsync(first, second);
            first.Board.HotDesksOf(first.Main["2019"]).ShouldBe([open.HotDeskExtensionId]);
            await first.Ownership.ForceLogOutAsync(
                TestPortal.Admin, "main", new ForceLogOutForm { HotDeskIds = [open.HotDeskExtensionId], Reason = "Again" }, OwnershipChannel.Portal);
            await SynchroniseAsync(first, second);
        }
        await Consistency.VerifyAsync(first, second);
    }

    [Theory]
    [InlineData(UserElsewherePolicy.Move, 1)]
    [InlineData(UserElsewherePolicy.Refuse, 2)]
    [InlineData(UserElsewherePolicy.AllowSeveral, 3)]
    public async Task RandomOperations_FromEightTasks_LeaveJournalHistoryAndBoardTheSame(UserElsewherePolicy policy, int seed)
    {
        await using var portal = await TestPortal.StartAsync(asServer);
        await portal.PoliciesAsync(p => p with { UserElsewhere = policy, MaximumSession = TimeSpan.FromMinutes(20) });
        using var recorder = new Recorder(portal);
        var load = new RandomLoad(seed);

        await load.RunAsync([portal], tasks: 8, operations: 1000);

        await VerifyAsync(load, recorder, portal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task RandomOperations_FromTwoInstances_LeaveJournalHistoryAndBoardTheSame(int seed)
    {
        await using var first = await TestPortal.StartAsync(WithPolling);
        await first.PoliciesAsync(p => p with { MaximumSession = TimeSpan.FromMinutes(20) });
        await using var second = await first.SecondInstanceAsync(WithPolling);
        using OwnershipFeedService firstFeed = first.Create<OwnershipFeedService>(), secondFeed = second.Create<OwnershipFeedService>();
        await firstFeed.StartAsync(CancellationToken.None);
        await secondFeed.StartAsync(CancellationToken.None);
        using Recorder firstRecorder = new(first), secondRecorder = new(second);
        var load = new RandomLoad(seed);

        await load.RunAsync([first, second], tasks: 8, operations: 500);
        // Whoever has not heard of the last change by now hears of it at the next look.
        first.Clock.Advance(PollingInterval);

        await VerifyAsync(load, firstRecorder, first);
        await VerifyAsync(load, secondRecorder, second);
        await firstFeed.StopAsync(CancellationToken.None);
        await secondFeed.StopAsync(CancellationToken.None);
    }

    private static async Task VerifyAsync(RandomLoad load, Recorder recorder, TestPortal portal)
    {
        var version = (await portal.JournalAsync())[^1].Version;
        await recorder.ReachAsync(version, TestContext.Current.CancellationToken);
        var boards = await Consistency.VerifyAsync(portal);
        foreach (var (seen, board) in recorder.Seen)
            Consistency.Text(board, DateTimeOffset.MinValue).ShouldBe(Consistency.Text(boards[(int)seen], DateTimeOffset.MinValue));
        // The load was one: much was done, and much was refused.
        load.Done.ShouldBeGreaterThan(100);
        load.Refused.ShouldBeGreaterThan(50);
        version.ShouldBeGreaterThan(100);
    }

    private static void WithPolling(IServiceCollection services) => services.AddSingleton<IOwnershipSignal>(s =>
        new PollingSignal(s.GetRequiredService<IDbContextFactory<HotDeskDbContext>>(), s.GetRequiredService<TimeProvider>(), PollingInterval));

    private static async Task SynchroniseAsync(params TestPortal[] portals)
    {
        foreach (var portal in portals)
            await portal.Feed.CatchUpAsync(portal.Main.Id, long.MaxValue, CancellationToken.None);
    }
}
