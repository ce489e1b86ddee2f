using System.Collections.Concurrent;
using HotDeskPortal.Web.Tests;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(CleanHosts))]

namespace HotDeskPortal.Web.Tests;

/// <summary>
/// Portals that nothing has changed: whoever has only looked gives theirs back for the next test, since starting one takes longer
/// than most tests. One whose database, clock or log of errors is not as it was is disposed of instead. What a portal keeps in
/// memory alone (keypad calls, classes, rate limits) is not looked at: tests of those have a portal of their own.
/// </summary>
public sealed class CleanHosts : IAsyncDisposable
{
    private static readonly ConcurrentBag<Entry> Free = [];
    private static readonly ConcurrentDictionary<ClockedPortalHost, Entry> Taken = new();

    /// <summary>A portal as the demo data make it.</summary>
    public static ClockedPortalHost Take()
    {
        var entry = Free.TryTake(out var free) ? free : new Entry();
        Taken[entry.Host] = entry;
        return entry.Host;
    }

    /// <summary>Keeps it for the next one, or disposes of it.</summary>
    public static async ValueTask GiveBackAsync(ClockedPortalHost host)
    {
        if (Taken.TryRemove(host, out var entry) && entry.IsClean())
            Free.Add(entry);
        else if (entry is not null)
            await entry.DisposeAsync();
    }

    /// <summary>At the end of the run.</summary>
    public async ValueTask DisposeAsync()
    {
        while (Free.TryTake(out var entry))
            await entry.DisposeAsync();
    }

    private sealed class Entry : IAsyncDisposable
    {
        private readonly SqliteConnection _watch;
        private readonly long _version;

        public Entry()
        {
            Host = new ClockedPortalHost();
            Host.Board();
            _watch = new SqliteConnection($"Data Source={Host.DatabaseFile};Pooling=False");
            _watch.Open();
            _version = Version();
        }

        public ClockedPortalHost Host { get; }

        public bool IsClean() => Host.Time.GetUtcNow() == ClockedPortalHost.Monday9 && !Host.Log.Errors.Any() && Version() == _version;

        public async ValueTask DisposeAsync()
        {
            await _watch.DisposeAsync();
            await Host.DisposeAsync();
        }

        /// <summary>Changes with every commit of another connection.</summary>
        private long Version()
        {
            using var command = _watch.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return (long)command.ExecuteScalar()!;
        }
    }
}
