using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// Works that share a commit, one after the other. Each starts from what those before it have left. Decisions are gathered and written
/// together; a work that reads and changes records itself has a savepoint: refused, it leaves nothing, and harms no other.
/// </summary>
/// <param name="db">What is written to.</param>
/// <param name="rows">The rows of decisions.</param>
/// <param name="writer">Writes them.</param>
/// <param name="feed">The boards.</param>
/// <param name="provider">Locks an office.</param>
/// <param name="clock">The time.</param>
/// <param name="isLocked">Whether offices are locked before anything is decided, because others write to them at the same time.</param>
/// <param name="isRepeated">Whether the works have run before, in vain.</param>
internal sealed class OfficeBatch(
    HotDeskDbContext db, OfficeRows rows, RowWriter writer, OwnershipFeed feed, DatabaseProvider provider, TimeProvider clock, bool isLocked, bool isRepeated)
    : IAsyncDisposable
{
    private const string Savepoint = "Work";

    private readonly Dictionary<int, OwnershipBoard> _boards = [];
    private readonly HashSet<int> _outdatedDirectories = [];
    private readonly List<JournalEntry> _entries = [];
    private readonly List<(OfficeWork Work, OfficeDecision Decision)> _decided = [];
    private PinGuardStates _guards = new();
    private IDbContextTransaction? _transaction;

    /// <summary>What is journalled, in order.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Offices of which the database knew more than their boards.</summary>
    public HashSet<int> Ahead { get; } = [];

    /// <summary>Whether there is anything to commit.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Runs the works, and writes what is to be committed.</summary>
    public async Task RunAsync(IReadOnlyList<OfficeWork> works, CancellationToken cancellation)
    {
        foreach (var work in works)
            if (work.IsDecision)
                await DecideAsync(work, cancellation);
            else
                await TransactAsync(work, works.Count > 1, cancellation);
        await WriteDecidedAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    public Task CommitAsync(CancellationToken cancellation) => _transaction!.CommitAsync(cancellation);

    public ValueTask DisposeAsync() => _transaction?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task DecideAsync(OfficeWork work, CancellationToken cancellation)
    {
        // Nothing guards a refusal: it is told once it is known that the board was the newest.
        for (var isNewest = isLocked || _boards.ContainsKey(work.OfficeId); ; isNewest = true)
        {
            if (await BoardAsync(work.OfficeId, isLocked, cancellation) is not { } board)
            {
                work.Refuse(new UnknownOffice($"{work.OfficeId}"));
                return;
            }
            var guards = _guards.Copy();
            var decision = new OfficeDecision(db, rows, board, guards, work.Origin, clock.GetUtcNow()) { IsRepeated = isRepeated };
            if (await work.RunAsync(decision, cancellation))
            {
                _decided.Add((work, decision));
                Keep(decision, guards);
                return;
            }
            if (isNewest || await IsNewestAsync(board, cancellation))
                return;
            _boards.Remove(work.OfficeId);
        }
    }

    /// <summary>Whether a board is the newest; if not, the next one will be.</summary>
    private async Task<bool> IsNewestAsync(OwnershipBoard board, CancellationToken cancellation)
    {
        var id = board.Office.Id;
        var version = await db.Offices.Where(o => o.Id == id).Select(o => o.OwnershipVersion).SingleOrDefaultAsync(cancellation);
        if (version == board.Version)
            return true;
        Ahead.Add(id);
        await feed.CatchUpAsync(id, version, cancellation);
        return false;
    }

    private async Task TransactAsync(OfficeWork work, bool isShared, CancellationToken cancellation)
    {
        // Its queries see what was decided before it.
        await WriteDecidedAsync(cancellation);
        var transaction = await BeginAsync(cancellation);
        if (isShared)
            await transaction.CreateSavepointAsync(Savepoint, cancellation);
        var isKept = await TransactAsync(work, cancellation);
        if (isShared && isKept)
            await transaction.ReleaseSavepointAsync(Savepoint, cancellation);
        else if (isShared)
            await transaction.RollbackToSavepointAsync(Savepoint, cancellation);
    }

    private async Task<bool> TransactAsync(OfficeWork work, CancellationToken cancellation)
    {
        if (await LockAsync(work.OfficeId, cancellation) is not { } office || await BoardAsync(office, cancellation) is not { } board)
        {
            work.Refuse(new UnknownOffice($"{work.OfficeId}"));
            return false;
        }
        var guards = _guards.Copy();
        var transaction = new OfficeTransaction(db, rows, office, board, guards, work.Origin, clock.GetUtcNow()) { IsRepeated = isRepeated };
        // The work may save in between, for an id; the audit log tells what it comes to.
        db.AuditContext = new AuditContext { Source = work.Source, Office = office.Key, IsHeld = true };
        if (!await work.RunAsync(transaction, cancellation))
            return false;
        db.AuditContext.IsHeld = false;
        db.AuditContext.Events.AddRange(Audited(transaction));
        await db.SaveChangesAsync(cancellation);
        // Locked, the office needs no guard where it does not move on.
        if (transaction.Writes.Count > 0)
            await WriteAsync([transaction], cancellation);
        foreach (var write in transaction.Others)
            await write(db, cancellation);
        Keep(transaction, guards);
        return true;
    }

    private async Task WriteDecidedAsync(CancellationToken cancellation)
    {
        if (_decided.Count == 0)
            return;
        await BeginAsync(cancellation);
        await WriteAsync([.. _decided.Select(d => d.Decision)], cancellation);
        foreach (var (work, decision) in _decided)
        {
            foreach (var write in decision.Others)
                await write(db, cancellation);
            if (Audited(decision).ToList() is not { Count: > 0 } audited)
                continue;
            db.ChangeTracker.Clear();
            db.AuditContext = new AuditContext { Source = work.Source, Office = decision.Board.Office.Key };
            db.AuditContext.Events.AddRange(audited);
            await db.SaveChangesAsync(cancellation);
        }
        _decided.Clear();
    }

    /// <summary>The office comes first: whatever was decided on its board is guarded by its version.</summary>
    private Task WriteAsync(IReadOnlyList<OfficeDecision> decisions, CancellationToken cancellation) => writer.WriteAsync(
        db,
        [
            .. decisions.GroupBy(d => d.OfficeId).Select(office => rows.Version(
                office.Key, office.First().Board.Version, office.First().Board.Version + office.Sum(d => d.Entries.Count))),
            .. decisions.SelectMany(d => d.Writes),
        ],
        cancellation);

    private static IEnumerable<AuditDraft> Audited(OfficeDecision decision) => decision.Entries.Select(AuditedJournal.DraftOf).OfType<AuditDraft>();

    private void Keep(OfficeDecision decision, PinGuardStates guards)
    {
        (IsKept, _guards) = (true, guards);
        _entries.AddRange(decision.Entries);
        _boards[decision.OfficeId] = decision.Entries.Aggregate(decision.Board, (b, entry) => b.Apply(entry));
        if (decision.Entries.Any(e => e.Kind == JournalKind.DirectoryChanged))
            _outdatedDirectories.Add(decision.OfficeId);
    }

    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellation) =>
        _transaction ??= await db.Database.BeginTransactionAsync(cancellation);

    /// <summary>The office's row, which is ours from now on.</summary>
    private async Task<Office?> LockAsync(int officeId, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await BeginAsync(cancellation);
        return (await db.Offices.FromSqlRaw(provider.LockedOffice, officeId).ToListAsync(cancellation)).SingleOrDefault();
    }

    /// <summary>The board on which is decided: what works before this one have left, or else the feed's.</summary>
    private async Task<OwnershipBoard?> BoardAsync(int officeId, bool isLocked, CancellationToken cancellation)
    {
        if (_outdatedDirectories.Contains(officeId) || (isLocked && !_boards.ContainsKey(officeId)))
            return await LockAsync(officeId, cancellation) is { } office ? await BoardAsync(office, cancellation) : null;
        if (!_boards.TryGetValue(officeId, out var board))
        {
            await feed.CatchUpAsync(officeId, 0, cancellation);
            if ((board = feed.Board(officeId)) is not null)
                _boards[officeId] = board;
        }
        return board;
    }

    /// <summary>The board of exactly the version that a locked office has.</summary>
    private async Task<OwnershipBoard> BoardAsync(Office office, CancellationToken cancellation)
    {
        if (!_boards.TryGetValue(office.Id, out var board))
        {
            if (!(feed.Board(office.Id)?.Version >= office.OwnershipVersion))
                Ahead.Add(office.Id);
            // Only before this office is written to: the feed reads on a connection of its own, which would wait for this one.
            await feed.CatchUpAsync(office.Id, office.OwnershipVersion, cancellation);
            board = feed.Board(office.Id);
        }
        else if (_outdatedDirectories.Remove(office.Id))
        {
            board = board with { Directory = (await OfficeDirectoryLoader.ReadAsync(db, office, cancellation)).Build() };
        }
        return _boards[office.Id] = board?.Version == office.OwnershipVersion
            ? board
            : throw new DbUpdateConcurrencyException($"Office {office.Id} is not at version {office.OwnershipVersion} any more.");
    }
}
