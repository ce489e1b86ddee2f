using System.Collections.Concurrent;
using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>Nothing lost, nobody double: journal, history and board tell the same, and no version is missing.</summary>
public static class Consistency
{
    /// <summary>Checks an office of the database, and every portal's board of it.</summary>
    /// <returns>The board after each version, from 0.</returns>
    public static async Task<IReadOnlyList<OwnershipBoard>> VerifyAsync(TestPortal portal, params TestPortal[] others)
    {
        await using var db = portal.Database.Open();
        var office = await db.Offices.SingleAsync(o => o.Id == portal.Main.Id);
        var journal = await portal.JournalAsync();
        journal.Select(e => e.Version).ShouldBe(Enumerable.Range(1, journal.Count).Select(v => (long)v), "the versions have a gap");
        office.OwnershipVersion.ShouldBe(journal.Count);

        var boards = Fold(journal, portal.Board.Directory, office.Policies.UserElsewhere);
        await VerifyHistoryAsync(db, office.Id, journal);
        await VerifyBoardAsync(portal, boards[^1]);
        foreach (var other in others)
            Text(other.Board, portal.Clock.GetUtcNow()).ShouldBe(Text(boards[^1], portal.Clock.GetUtcNow()));
        return boards;
    }

    /// <summary>A board as text, to compare and to read the difference. Locks that are over do not count.</summary>
    public static string Text(OwnershipBoard board, DateTimeOffset now)
    {
        var ownerships = board.Ownerships.OrderBy(s => s.Key).Select(s => $"ownership {s.Key}: {s.Value.Session?.Id} {s.Value.Session?.UserId} {s.Value.Session?.StartedAt:O} free {s.Value.FreeSince:O}");
        var owned = board.OwnedBy.OrderBy(o => o.Key).Select(o => $"user {o.Key}: {string.Join(' ', o.Value.Order())}");
        return string.Join('\n', [$"version {board.Version}", .. ownerships, .. owned, .. Locks("phone", board.PhoneLocks), .. Locks("user", board.UserLocks)]);

        IEnumerable<string> Locks(string kind, IEnumerable<KeyValuePair<int, DateTimeOffset>> locks) =>
            locks.Where(l => l.Value > now).OrderBy(l => l.Key).Select(l => string.Create(CultureInfo.InvariantCulture, $"{kind} {l.Key} locked until {l.Value:O}"));
    }

    /// <summary>Applies the journal from nothing; at every version nobody is double.</summary>
    private static List<OwnershipBoard> Fold(List<JournalEntry> journal, OfficeDirectory directory, UserElsewherePolicy policy)
    {
        var boards = new List<OwnershipBoard> { OwnershipBoard.Of(directory, 0, [], [], [], []) };
        foreach (var entry in journal)
        {
            var ownership = entry.HotDeskExtensionId is { } hotDesk ? boards[^1].OwnershipOf(hotDesk) : DeskOwnership.Unused;
            if (entry.Kind == JournalKind.SessionStarted)
                ownership.Session.ShouldBeNull($"two owners at version {entry.Version}");
            if (entry.Kind == JournalKind.SessionEnded)
                (ownership.Session?.Id).ShouldBe(entry.SessionId, $"version {entry.Version} ends another session than the open one");
            var next = boards[^1].Apply(entry);
            if (policy != UserElsewherePolicy.AllowSeveral)
                next.OwnedBy.ShouldAllBe(o => o.Value.Count == 1, $"a user is double at version {entry.Version}");
            boards.Add(next);
        }
        return boards;
    }

    private static async Task VerifyHistoryAsync(HotDeskDbContext db, int officeId, List<JournalEntry> journal)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync();
        var started = sessions.Select(s => (s.Id, s.HotDeskExtensionId, s.PhoneId, s.UserId, s.StartedAt, s.StartedThrough, s.StartedBy));
        journal.Where(e => e.Kind == JournalKind.SessionStarted)
            .Select(e => (e.SessionId!.Value, e.HotDeskExtensionId!.Value, e.PhoneId!.Value, e.UserId!.Value, e.At, e.Channel, e.By))
            .ShouldBe(started, ignoreOrder: true);
        var ended = sessions.Where(s => s.EndedAt is not null)
            .Select(s => (s.Id, Where: (s.HotDeskExtensionId, s.PhoneId, s.UserId), s.EndedAt!.Value, s.End, s.EndedThrough, s.EndedBy, s.SucceededBy, s.Reason));
        journal.Where(e => e.Kind == JournalKind.SessionEnded)
            .Select(e => (e.SessionId!.Value, Where: (e.HotDeskExtensionId!.Value, e.PhoneId!.Value, e.UserId!.Value), e.At, e.End, (OwnershipChannel?)e.Channel, (string?)e.By, e.SucceededBy, e.Reason))
            .ShouldBe(ended, ignoreOrder: true);
        // What ended for a successor was committed with it: no half takeover.
        var changeSetOf = journal.Where(e => e.Kind == JournalKind.SessionStarted).ToDictionary(e => e.SessionId!.Value, e => e.ChangeSet);
        journal.Where(e => e.SucceededBy is not null).ShouldAllBe(e => changeSetOf[e.SucceededBy!.Value] == e.ChangeSet);
    }

    private static async Task VerifyBoardAsync(TestPortal portal, OwnershipBoard folded)
    {
        var now = portal.Clock.GetUtcNow();
        Text(portal.Board, now).ShouldBe(Text(folded, now), "the board differs from the folded journal");
        var fresh = new OwnershipFeed(portal.Get<IDbContextFactory<HotDeskDbContext>>());
        await fresh.StartAsync(CancellationToken.None);
        Text(fresh.Board(portal.Main.Id)!, now).ShouldBe(Text(folded, now), "the sessions table differs from the folded journal");
    }
}

/// <summary>A subscriber that remembers the board it saw at every version.</summary>
public sealed class Recorder : IDisposable
{
    private readonly OwnershipSubscription _subscription;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private readonly ConcurrentDictionary<long, OwnershipBoard> _seen = new();
    private readonly TaskCompletionSource _reached = new();
    private long _goal = long.MaxValue;

    public Recorder(TestPortal portal)
    {
        _subscription = portal.Feed.Subscribe(portal.Main.Id);
        _reading = ReadAsync();
    }

    public IReadOnlyDictionary<long, OwnershipBoard> Seen => _seen;

    public int Snapshots { get; private set; }

    /// <summary>Waits until a version was seen.</summary>
    public async Task ReachAsync(long version, CancellationToken cancellation)
    {
        Volatile.Write(ref _goal, version);
        if (!_seen.Keys.Any(v => v >= version))
            await (await Task.WhenAny(_reached.Task, _reading).WaitAsync(cancellation));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _subscription.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var version = -1L;
        await foreach (var update in _subscription.ReadAllAsync(_stop.Token))
        {
            if (update.IsSnapshot)
                Snapshots++;
            else
                update.Changes.Select(c => c.Version).ShouldBe(Enumerable.Range(1, update.Changes.Length).Select(i => version + i));
            update.Board.Version.ShouldBeGreaterThanOrEqualTo(version);
            version = update.Board.Version;
            _seen[version] = update.Board;
            if (version >= Volatile.Read(ref _goal))
                _reached.TrySetResult();
        }
    }
}
