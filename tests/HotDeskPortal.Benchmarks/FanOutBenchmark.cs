using System.Threading.Channels;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>From a committed change until each of 1,000 subscribers has it; against 1,000 bare channels.</summary>
internal sealed class FanOutBenchmark : IBenchmark
{
    private const int Readers = 1000, Rounds = 15, Changes = 200, Capacity = 256;

    public string Name => "fan-out";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var office = await database.AddOfficeAsync("bench", 100, 100, owned: false);
        var feed = database.Services.GetRequiredService<OwnershipFeed>();
        await feed.StartAsync(default);

        using var stop = new CancellationTokenSource();
        var subscribers = new Arrivals();
        var subscriptions = Enumerable.Range(0, Readers).Select(_ => feed.Subscribe(office.Id)).ToList();
        var bare = new Arrivals();
        var channels = Enumerable.Range(0, Readers)
            .Select(_ => Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true })).ToList();
        Task[] readers = [.. subscriptions.Select(s => ReadAsync(s, subscribers, stop.Token)), .. channels.Select(c => ReadAsync(c, bare, stop.Token))];

        var entry = Entry(office, 0);
        var time = await Yardstick.TimeRatioAsync(
            new Side("feed", changes => EachAsync(changes, subscribers, async () =>
                await feed.PublishAsync(office.Id, [entry = Entry(office, entry.Version + 1)], default))),
            new Side("bare channels", changes => EachAsync(changes, bare, () =>
            {
                foreach (var channel in channels)
                    channel.Writer.TryWrite(entry);
                return Task.CompletedTask;
            })),
            Rounds, Changes);

        await stop.CancelAsync();
        await Task.WhenAll(readers).ContinueWith(_ => { }, TaskScheduler.Default);
        subscriptions.ForEach(s => s.Dispose());
        return [new Verdict(Name, time, Bar.AtMost(2))];
    }

    private static async Task EachAsync(int changes, Arrivals arrivals, Func<Task> send)
    {
        for (var i = 0; i < changes; i++)
        {
            var all = arrivals.Expect(Readers);
            await send();
            await all;
        }
    }

    private static async Task ReadAsync(OwnershipSubscription subscription, Arrivals arrivals, CancellationToken cancellation)
    {
        await foreach (var update in subscription.ReadAllAsync(cancellation))
            if (!update.IsSnapshot)
                arrivals.Count(update.Changes.Length);
    }

    private static async Task ReadAsync(Channel<JournalEntry> channel, Arrivals arrivals, CancellationToken cancellation)
    {
        while (await channel.Reader.WaitToReadAsync(cancellation))
            while (channel.Reader.TryRead(out _))
                arrivals.Count(1);
    }

    /// <summary>One user logs in and out, again and again.</summary>
    private static JournalEntry Entry(BenchmarkOffice office, long version) => new()
    {
        OfficeId = office.Id,
        Version = version,
        ChangeSet = Guid.Empty,
        At = DateTimeOffset.UnixEpoch,
        Kind = version % 2 == 1 ? JournalKind.SessionStarted : JournalKind.SessionEnded,
        Channel = Domain.Ownership.OwnershipChannel.Phone,
        By = "benchmark",
        SessionId = Guid.Empty,
        HotDeskExtensionId = office.HotDesk(0),
        UserId = office.User(0),
    };

    /// <summary>Tells when a number of readers have got something.</summary>
    private sealed class Arrivals
    {
        private TaskCompletionSource _all = new();
        private int _missing;

        public Task Expect(int count)
        {
            _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _missing, count);
            return _all.Task;
        }

        public void Count(int arrived)
        {
            if (Interlocked.Add(ref _missing, -arrived) == 0)
                _all.SetResult();
        }
    }
}
