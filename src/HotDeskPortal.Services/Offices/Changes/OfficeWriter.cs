using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// Commits what is to change, then tells the feed. Two processes at once meet at the office's version: the later one decides again
/// on what the earlier one left. Services change offices by <see cref="OfficeChanges"/>.
/// </summary>
public sealed class OfficeWriter(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, OwnershipFeed feed, IOwnershipSignal signal,
    TimeProvider clock, ILogger<OfficeWriter> logger)
{
    private const int Attempts = 12;

    /// <summary>How long a change queues or tries again: somebody waits on a phone. Longer means that the database is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, OfficeQueue> _queues = new();

    private readonly Func<HotDeskDbContext, int, CancellationToken, Task<Office?>> _office = EF.CompileAsyncQuery(
        (HotDeskDbContext db, int id, CancellationToken _) => db.Offices.SingleOrDefault(o => o.Id == id));

    /// <summary>Queues a work and waits for its answer.</summary>
    internal Task<Result<T>> WriteAsync<T>(OfficeWork<T> work)
    {
        work.Cancellation.ThrowIfCancellationRequested();
        _queues.GetOrAdd(provider.IsSingleWriter ? 0 : work.OfficeId, _ => new OfficeQueue(WriteAsync)).Add(work);
        return work.WaitAsync(Patience);
    }

    private async Task WriteAsync(IReadOnlyList<OfficeWork> works)
    {
        try
        {
            if (await CommitAsync(works) is not { } batch)
            {
                // One of them is at fault, and nothing was done: alone, it fails for itself.
                foreach (var work in works)
                    await WriteAsync([work]);
                return;
            }
            // Committed is committed: no caller's cancellation keeps the news from the feed. The next in line finds the board up to date.
            foreach (var office in batch.Entries.GroupBy(e => e.OfficeId))
                await TellAsync(office.Key, [.. office]);
            foreach (var work in works)
                work.Answer();
        }
        catch (Exception e)
        {
            foreach (var work in works)
                work.Fail(e);
        }
    }

    /// <summary>Runs the works and commits them together, again where others were faster.</summary>
    /// <returns>What was committed; null: one of several works has failed, and nothing was.</returns>
    private async Task<OfficeBatch?> CommitAsync(IReadOnlyList<OfficeWork> works)
    {
        var isShared = works.Count > 1;
        // Who shares a commit cannot call it off.
        var cancellation = isShared ? CancellationToken.None : works[0].Cancellation;
        var start = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            // Where there is something to go back to, the batch says so itself.
            db.Database.AutoSavepointsEnabled = false;
            OfficeBatch? pending = null;
            try
            {
                return await db.Database.CreateExecutionStrategy().ExecuteAsync(
                    async ct =>
                    {
                        // A connection that broke at commit leaves open whether it went through: the change set tells.
                        if (pending is { Entries: [var first, ..] } && await db.Journal.AnyAsync(
                                e => e.OfficeId == first.OfficeId && e.Version == first.Version && e.ChangeSet == first.ChangeSet, ct))
                            return pending;
                        await using var transaction = await db.Database.BeginTransactionAsync(ct);
                        var batch = new OfficeBatch(db, _office, feed, clock);
                        if (await batch.RunAsync(works, transaction, ct))
                        {
                            pending = batch;
                            await transaction.CommitAsync(ct);
                        }
                        return batch;
                    },
                    cancellation);
            }
            catch (Exception e) when (isShared && pending is null && provider.Classify(e) is DatabaseFault.Other or DatabaseFault.UniqueViolation)
            {
                return null;
            }
            catch (Exception e) when (attempt < Attempts && TimeProvider.System.GetElapsedTime(start) < Patience
                && provider.Classify(e) is DatabaseFault.Contention or DatabaseFault.UniqueViolation)
            {
                // Another process was faster; a short, uneven pause keeps two of them from meeting again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(attempt * 5)), TimeProvider.System, cancellation);
            }
        }
    }

    private async Task TellAsync(int officeId, ImmutableArray<JournalEntry> entries)
    {
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
}
