using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// Works in one transaction of the database, one after the other. Each starts from what those before it have left, and is saved
/// before the next begins, so that its queries see it; one that is refused leaves nothing, and harms no other.
/// </summary>
internal sealed class OfficeBatch(
    HotDeskDbContext db, Func<HotDeskDbContext, int, CancellationToken, Task<Office?>> find, OwnershipFeed feed, TimeProvider clock)
{
    private const string Savepoint = "Work";

    private readonly Dictionary<int, OwnershipBoard> _boards = [];
    private readonly HashSet<int> _outdatedDirectories = [];
    private readonly List<JournalEntry> _entries = [];

    /// <summary>What is journalled, in order.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Runs the works.</summary>
    /// <returns>Whether there is anything to commit.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<OfficeWork> works, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        var (isShared, isAnyKept) = (works.Count > 1, false);
        foreach (var work in works)
        {
            db.ChangeTracker.Clear();
            if (isShared)
                await transaction.CreateSavepointAsync(Savepoint, cancellation);
            var isKept = await RunAsync(work, cancellation);
            isAnyKept |= isKept;
            if (isShared && isKept)
                await transaction.ReleaseSavepointAsync(Savepoint, cancellation);
            else if (isShared)
                await transaction.RollbackToSavepointAsync(Savepoint, cancellation);
        }
        db.ChangeTracker.Clear();
        return isAnyKept;
    }

    private async Task<bool> RunAsync(OfficeWork work, CancellationToken cancellation)
    {
        // The office comes first: whatever is read after it is guarded by its version.
        if (await find(db, work.OfficeId, cancellation) is not { } office)
        {
            work.Refuse(new UnknownOffice($"{work.OfficeId}"));
            return false;
        }
        var board = await BoardAsync(office, cancellation);
        var transaction = new OfficeTransaction(db, office, board, work.Origin, clock.GetUtcNow());
        // The work may save in between, for an id; the audit log tells what it comes to.
        db.AuditContext = new AuditContext { Source = work.Source, Office = office.Key, IsHeld = true };
        if (!await work.RunAsync(transaction, cancellation))
            return false;
        db.AuditContext.IsHeld = false;
        await db.SaveChangesAsync(cancellation);
        Append(transaction.Entries, board);
        return true;
    }

    private void Append(IReadOnlyCollection<JournalEntry> entries, OwnershipBoard board)
    {
        _entries.AddRange(entries);
        _boards[board.Office.Id] = entries.Aggregate(board, (b, entry) => b.Apply(entry));
        if (entries.Any(e => e.Kind == JournalKind.DirectoryChanged))
            _outdatedDirectories.Add(board.Office.Id);
    }

    /// <summary>The board of exactly the version the work starts from. If another process has moved on since, the batch starts again.</summary>
    private async Task<OwnershipBoard> BoardAsync(Office office, CancellationToken cancellation)
    {
        if (!_boards.TryGetValue(office.Id, out var board))
        {
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
