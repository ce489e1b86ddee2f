using System.Diagnostics;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Keypad;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>A class of thirty in one training office. The figures go to the test's output; a browser's circuit comes on top.</summary>
public sealed class ThirtySimulatorsTests(ITestOutputHelper output)
{
    private const int Class = 30;

    private static readonly (string Extension, string Pin)[] People =
        [("2019", "73915"), ("2020", "60428"), ("2021", "918273"), ("2022", "40961"), ("2023", "57713"), ("2024", "86420")];

    [Fact]
    public async Task ThirtySimulators_AllSeeTheLastVersion_OfEveryonesLogins()
    {
        await using var host = new ClockedPortalHost();
        var (feed, calls, switchboard) = (host.Services.GetRequiredService<OwnershipFeed>(), host.Services.GetRequiredService<KeypadCalls>(),
            host.Services.GetRequiredService<PhoneCalls>());
        var trainer = Actor.Account("trainer@hotdesk.example", PortalRole.Trainer, []);
        var board = feed.Board("training")!;
        var numbers = board.Directory.HotDesks.Where(h => h.Phone is not null).Select(h => h.Number.Digits).ToList();
        var (memory, cpu, watch) = (GC.GetTotalMemory(true), Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());

        var seats = Enumerable.Range(0, Class).Select(i => new SimulatedPhone(
            calls, switchboard, trainer, "training", "en", numbers[i % numbers.Count], host.Time, work => work())).ToList();
        var watchers = seats.Select(_ => feed.Subscribe(board.Office.Id)).ToList();
        await Parallel.ForAsync(0, Class, async (i, _) =>
        {
            var (extension, pin) = People[i % People.Length];
            await seats[i].SpeedDialAsync(FeatureCodes.Default.LogIn);
            foreach (var key in $"{extension}#{pin}#")
                await seats[i].PressAsync(key.ToString());
            // Whoever owns the phone by now is announced anew: pressed until the call is over.
            while (seats[i].Collecting is not null)
                await seats[i].PressAsync(KeypadMachine.Confirm);
        });
        var last = feed.Board("training")!.Version;
        var seen = await Task.WhenAll(watchers.Select(w => SeenAsync(w, last)));
        watch.Stop();

        output.WriteLine($"{Class} simulators: {last - board.Version} changes in {watch.ElapsedMilliseconds} ms, "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds:0} ms CPU, "
            + $"{(GC.GetTotalMemory(true) - memory) / 1024.0 / Class:0} KiB each");
        seats.ShouldAllBe(s => s.Outcome == KeypadOutcome.LoggedIn || s.Outcome == KeypadOutcome.AlreadyLoggedIn || s.Outcome == KeypadOutcome.NotConfirmed);
        last.ShouldBeGreaterThan(board.Version);
        var owners = Owners(feed.Board("training")!);
        seen.ShouldAllBe(b => Owners(b) == owners);

        foreach (var watcher in watchers)
            watcher.Dispose();
        foreach (var seat in seats)
            await seat.DisposeAsync();
    }

    private static string Owners(OwnershipBoard board) =>
        string.Join(", ", board.Directory.HotDesks.Select(h => $"{h.Number} {board.OwnerOf(h.Id)?.Number}"));

    private static async Task<OwnershipBoard> SeenAsync(OwnershipSubscription subscription, long version)
    {
        await foreach (var update in subscription.ReadAllAsync(TestContext.Current.CancellationToken))
            if (update.Board.Version >= version)
                return update.Board;
        throw new InvalidOperationException("The feed has ended.");
    }
}
