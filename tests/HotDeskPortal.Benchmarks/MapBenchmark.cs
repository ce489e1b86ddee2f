using System.Globalization;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// From one committed change until the batch of one viewer of the map is rendered: with 10,000 phones against 100. Tells as well what a viewer
/// of 5,000 phones keeps in memory.
/// </summary>
internal sealed class MapBenchmark : IBenchmark
{
    private const int Small = 100, Middle = 5000, Large = 10_000, Viewers = 20, Rounds = 15, Changes = 300;

    public string Name => "map";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var small = await database.AddOfficeAsync("small", Small, Small, owned: false);
        var middle = await database.AddOfficeAsync("middle", Middle, Small, owned: false);
        var large = await database.AddOfficeAsync("large", Large, Small, owned: false);
        var feed = database.Services.GetRequiredService<OwnershipFeed>();
        await feed.StartAsync(default);
        await using var services = MapViewer.Services(database);

        using var few = await MapViewer.OpenAsync(services, small.Key);
        using var many = await MapViewer.OpenAsync(services, large.Key);
        var ratio = await Yardstick.TimeRatioAsync(
            new Side("10,000 phones", changes => EachAsync(feed, large, many, changes)),
            new Side("100 phones", changes => EachAsync(feed, small, few, changes)),
            Rounds, Changes);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var viewers = new List<MapViewer>();
        for (var i = 0; i < Viewers; i++)
            viewers.Add(await MapViewer.OpenAsync(services, middle.Key));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Viewers / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of one viewer of {Middle} phones: {each:0} KiB ({Viewers} viewers; without the connection)"));
        viewers.ForEach(v => v.Dispose());
        return [new Verdict(Name, ratio, Bar.AtMost(1.5))];
    }

    /// <summary>Users log in and out at the first hundred phones, which both viewers see.</summary>
    private static async Task EachAsync(OwnershipFeed feed, BenchmarkOffice office, MapViewer viewer, int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            var entry = Entry(office, feed.Board(office.Id)!);
            var batch = viewer.NextBatch();
            await feed.PublishAsync(office.Id, [entry], default);
            await batch;
        }
    }

    private static JournalEntry Entry(BenchmarkOffice office, OwnershipBoard board)
    {
        var rank = (int)(board.Version / 2 % Small);
        var session = board.OwnershipOf(office.HotDesk(rank)).Session;
        return new JournalEntry
        {
            OfficeId = office.Id, Version = board.Version + 1, ChangeSet = Guid.NewGuid(), At = TimeProvider.System.GetUtcNow(), Channel = OwnershipChannel.Phone, By = "benchmark",
            Kind = session is null ? JournalKind.SessionStarted : JournalKind.SessionEnded, SessionId = session?.Id ?? Guid.NewGuid(),
            HotDeskExtensionId = office.HotDesk(rank), PhoneId = office.HotDesk(rank), UserId = office.User(rank), End = session is null ? null : SessionEnd.LoggedOut,
        };
    }
}
