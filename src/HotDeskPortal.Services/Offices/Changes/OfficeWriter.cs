using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// The one way an office changes: one transaction that loads, decides, saves, numbers and journals; then the feed. Two at once
/// meet at the office's version: the later one decides again on what the earlier one left.
/// </summary>
public sealed class OfficeWriter(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, OwnershipFeed feed, IOwnershipSignal signal,
    TimeProvider clock, ILogger<OfficeWriter> logger)
{
    private const int Attempts = 12;

    /// <summary>How long a writer queues or tries again: somebody waits on a phone. Longer means that the database is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, SemaphoreSlim> _gates = new();

    private readonly Func<HotDeskDbContext, int, CancellationToken, Task<Office?>> _office = EF.CompileAsyncQuery(
        (HotDeskDbContext db, int id, CancellationToken _) => db.Offices.SingleOrDefault(o => o.Id == id));

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and saves what it changed, whatever it answers: a refused PIN is counted.
    /// It may run several times, each time on fresh state, and must do nothing but read and change that state.
    /// </summary>
    /// <param name="officeId">The office.</param>
    /// <param name="source">In whose name: the audit log tells it.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/> where the office is gone.</returns>
    /// <exception cref="TimeoutException">The writers before this one have not come through: nothing was done.</exception>
    public async Task<Result<T>> WriteAsync<T>(
        int officeId, AuditSource source, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation)
    {
        var gate = _gates.GetOrAdd(provider.IsSingleWriter ? 0 : officeId, static _ => new SemaphoreSlim(1, 1));
        if (!await gate.WaitAsync(Patience, cancellation))
            throw new TimeoutException("The writers before this one have not come through.");
        Written<T> written;
        try
        {
            written = await AttemptAsync(officeId, source, work, cancellation);
            // Committed is committed: the caller's cancellation must not keep the news from the feed. The next writer in line
            // finds the board up to date.
            await TellAsync(officeId, written.Entries);
        }
        finally
        {
            gate.Release();
        }
        return written.Result;
    }

    private async Task TellAsync(int officeId, ImmutableArray<JournalEntry> entries)
    {
        if (entries.IsEmpty)
            return;
        try
        {
            await feed.PublishAsync(officeId, entries, CancellationToken.None);
            await signal.RaiseAsync(new OfficeSignal(officeId, entries[^1].Version), CancellationToken.None);
        }
        catch (Exception e)
        {
            // What is committed has happened, whoever could not be told; the next look at this office reads it from the journal.
            logger.LogError(e, "Changes of office {Office} up to version {Version} could not be told.", officeId, entries[^1].Version);
        }
    }

    private async Task<Written<T>> AttemptAsync<T>(
        int officeId, AuditSource source, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            // What fails undoes the whole transaction: there is nothing to go back to in between.
            db.Database.AutoSavepointsEnabled = false;
            Written<T>? pending = null;
            try
            {
                return await db.Database.CreateExecutionStrategy().ExecuteAsync(
                    async ct =>
                    {
                        db.ChangeTracker.Clear();
                        // A connection that broke at commit leaves open whether it went through: the change set tells.
                        if (pending is { Entries: [var first, ..] } && await db.Journal.AnyAsync(
                                e => e.OfficeId == officeId && e.Version == first.Version && e.ChangeSet == first.ChangeSet, ct))
                            return pending;
                        await using var transaction = await db.Database.BeginTransactionAsync(ct);
                        pending = await RunAsync(db, officeId, source, work, ct);
                        await transaction.CommitAsync(ct);
                        return pending;
                    },
                    cancellation);
            }
            catch (Exception e) when (attempt < Attempts && TimeProvider.System.GetElapsedTime(start) < Patience
                && provider.Classify(e) is DatabaseFault.Contention or DatabaseFault.UniqueViolation)
            {
                // Another process was faster; a short, uneven pause keeps two of them from meeting again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(attempt * 5)), TimeProvider.System, cancellation);
            }
        }
    }

    private async Task<Written<T>> RunAsync<T>(
        HotDeskDbContext db, int officeId, AuditSource source, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation)
    {
        // The office comes first: whatever is read after it is guarded by its version.
        if (await _office(db, officeId, cancellation) is not { } office)
            return new Written<T>(new UnknownOffice($"{officeId}"), []);
        var transaction = new OfficeTransaction(db, office, await BoardAsync(office, cancellation), clock.GetUtcNow());
        // The work may save in between, for an id; the audit log tells what it comes to.
        db.AuditContext = new AuditContext { Source = source, Office = office.Key, IsHeld = true };
        var result = await work(transaction, cancellation);
        db.AuditContext.IsHeld = false;
        await db.SaveChangesAsync(cancellation);
        return new Written<T>(result, transaction.Entries);
    }

    /// <summary>The board of exactly the version the transaction starts from. If another process has moved on since, it starts again.</summary>
    private async Task<OwnershipBoard> BoardAsync(Office office, CancellationToken cancellation)
    {
        await feed.CatchUpAsync(office.Id, office.OwnershipVersion, cancellation);
        return feed.Board(office.Id) is { } board && board.Version == office.OwnershipVersion
            ? board
            : throw new DbUpdateConcurrencyException($"Office {office.Id} is not at version {office.OwnershipVersion} any more.");
    }

    private sealed record Written<T>(Result<T> Result, ImmutableArray<JournalEntry> Entries);
}
