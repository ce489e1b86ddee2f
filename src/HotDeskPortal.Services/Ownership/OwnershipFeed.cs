using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Every office's board in memory, one feed a process. It applies changes by version; where one is missing it reads the
/// journal. Maps, event streams and route look-ups read it, never the database (README.md: How ownership changes).
/// </summary>
public sealed class OwnershipFeed(IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Missed changes up to which reading the journal is cheaper than starting anew.</summary>
    private const int JournalLimit = 5000;

    private readonly ConcurrentDictionary<string, OfficeFeed> _byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, OfficeFeed> _byId = new();

    /// <summary>Every board.</summary>
    public IEnumerable<OwnershipBoard> Boards => _byId.Values.Select(f => f.Board);

    /// <summary>The board of an office by its key; null: no such office.</summary>
    public OwnershipBoard? Board(string officeKey) => _byKey.GetValueOrDefault(officeKey)?.Board;

    /// <summary>The board of an office by its id; null: no such office.</summary>
    public OwnershipBoard? Board(int officeId) => _byId.GetValueOrDefault(officeId)?.Board;

    /// <summary>Subscribes to an office. Dispose of it to leave.</summary>
    /// <exception cref="KeyNotFoundException">There is no such office.</exception>
    public OwnershipSubscription Subscribe(int officeId) => _byId[officeId].Subscribe();

    /// <summary>
    /// The changes of an office after <paramref name="version"/>, for a reader that resumes; null where they are not kept any
    /// more, or the version is none of this office's: start from the board then.
    /// </summary>
    public ImmutableArray<JournalEntry>? ChangesAfter(int officeId, long version) => _byId.GetValueOrDefault(officeId)?.After(version);

    /// <summary>Reads every office. Once at start; offices created later arrive by <see cref="CatchUpAsync(int, long, CancellationToken)"/>.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var id in await db.Offices.Select(o => o.Id).ToListAsync(cancellation))
            await CatchUpAsync(id, long.MaxValue, cancellation);
    }

    /// <summary>Takes changes that this process has just committed to one office.</summary>
    public async Task PublishAsync(int officeId, ImmutableArray<JournalEntry> entries, CancellationToken cancellation)
    {
        if (!entries.IsEmpty && _byId.GetValueOrDefault(officeId)?.TryApply(entries) != true)
            await CatchUpAsync(officeId, entries[^1].Version, cancellation);
    }

    /// <summary>Makes sure the board has reached a version, from the database if need be.</summary>
    public async Task CatchUpAsync(int officeId, long version, CancellationToken cancellation)
    {
        if (!_byId.TryGetValue(officeId, out var office))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (await LoadAsync(db, officeId, cancellation) is not var (board, recent))
                return;
            office = _byId.GetOrAdd(officeId, _ => new OfficeFeed(board, recent));
            _byKey[board.Office.Key] = office;
        }
        if (office.Board.Version >= version)
            return;
        await office.CatchingUp.WaitAsync(cancellation);
        try
        {
            if (office.Board.Version < version)
                await CatchUpAsync(office, officeId, cancellation);
        }
        finally
        {
            office.CatchingUp.Release();
        }
    }

    private async Task CatchUpAsync(OfficeFeed office, int officeId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var from = office.Board.Version;
        var entries = await db.Journal.AsNoTracking().Where(e => e.OfficeId == officeId && e.Version > from)
            .OrderBy(e => e.Version).Take(JournalLimit + 1).ToListAsync(cancellation);
        if (entries.Count <= JournalLimit)
        {
            var directory = entries.Exists(e => e.Kind == JournalKind.DirectoryChanged)
                ? await LoadDirectoryAsync(db, officeId, cancellation)
                : null;
            if (office.TryApply(entries, directory))
                return;
        }
        if (await LoadAsync(db, officeId, cancellation) is var (board, recent))
            office.Replace(board, recent);
    }

    /// <summary>The directory at one version, in the way of <see cref="LoadAsync"/>.</summary>
    private static async Task<OfficeDirectory> LoadDirectoryAsync(HotDeskDbContext db, int officeId, CancellationToken cancellation)
    {
        while (true)
        {
            var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == officeId, cancellation);
            var entries = await OfficeDirectoryLoader.ReadAsync(db, office, cancellation);
            if (await VersionAsync(db, officeId, cancellation) == office.OwnershipVersion)
                return entries.Build();
        }
    }

    private static Task<long> VersionAsync(HotDeskDbContext db, int officeId, CancellationToken cancellation) =>
        db.Offices.Where(o => o.Id == officeId).Select(o => o.OwnershipVersion).SingleAsync(cancellation);

    /// <summary>
    /// The board at one version, and the last changes that led to it. No isolation level is the same on every product, so the version is read before and after:
    /// if it moved meanwhile, the reading is thrown away.
    /// </summary>
    private static async Task<(OwnershipBoard Board, List<JournalEntry> Recent)?> LoadAsync(HotDeskDbContext db, int officeId, CancellationToken cancellation)
    {
        while (await db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Id == officeId, cancellation) is { } office)
        {
            var directory = await OfficeDirectoryLoader.ReadAsync(db, office, cancellation);
            var open = await db.Sessions.Where(s => s.OfficeId == officeId && s.EndedAt == null)
                .Select(s => new OpenSession(s.Id, s.HotDeskExtensionId, s.UserId, s.StartedAt) { PhoneId = s.PhoneId }).ToListAsync(cancellation);
            var ends = await db.Sessions.Where(s => s.OfficeId == officeId && s.EndedAt != null)
                .GroupBy(s => s.HotDeskExtensionId).Select(g => new { g.Key, End = g.Max(s => s.EndedAt) }).ToListAsync(cancellation);
            var locks = await db.PinGuards.AsNoTracking()
                .Where(g => g.OfficeId == officeId && g.LockedUntil != null).ToListAsync(cancellation);
            var recent = await db.Journal.AsNoTracking()
                .Where(e => e.OfficeId == officeId && e.Version > office.OwnershipVersion - OfficeFeed.JournalCapacity && e.Version <= office.OwnershipVersion)
                .OrderBy(e => e.Version).ToListAsync(cancellation);
            if (await VersionAsync(db, officeId, cancellation) != office.OwnershipVersion)
                continue;
            var board = OwnershipBoard.Of(
                directory.Build(), office.OwnershipVersion, open, ends.Select(e => KeyValuePair.Create(e.Key, e.End!.Value)),
                Locks(locks, PinSubject.Phone), Locks(locks, PinSubject.User))
                with
            { PinsGuessedUntil = locks.Find(l => l.Subject == PinSubject.Office)?.LockedUntil };
            return (board, recent);
        }
        return null;
    }

    private static IEnumerable<KeyValuePair<int, DateTimeOffset>> Locks(List<PinGuardRow> locks, PinSubject subject) =>
        locks.Where(l => l.Subject == subject).Select(l => KeyValuePair.Create(l.SubjectId, l.LockedUntil!.Value));
}
