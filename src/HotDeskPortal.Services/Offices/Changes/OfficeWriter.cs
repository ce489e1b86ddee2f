using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// Commits what is to change, then tells the feed. Two processes at once meet at the office's row: the later one waits for the earlier
/// one, and decides on what that has left. Services change offices by <see cref="OfficeChanges"/>.
/// </summary>
public sealed class OfficeWriter(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, OwnershipFeed feed, IOwnershipSignal signal,
    TimeProvider clock, ILogger<OfficeWriter> logger) : IAsyncDisposable
{
    private const int Attempts = 12;

    /// <summary>How long a change queues or tries again: somebody waits on a phone. Longer means that the database is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, OfficeQueue> _queues = new();

    private readonly RowWriter _rowWriter = new(provider);

    /// <summary>Offices that other instances have just written to: their rows are locked before anything is decided.</summary>
    private readonly ConcurrentDictionary<int, bool> _contended = new();

    private OfficeRows? _rows;
    private HotDeskDbContext? _idle;

    private bool KeepsConnection => provider.IsSingleWriter && !provider.HasRoundTrips;

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
            OfficeBatch? pending = null;
            try
            {
                var db = await RentAsync(cancellation);
                try
                {
                    var batch = await db.Database.CreateExecutionStrategy().ExecuteAsync(
                        async ct =>
                        {
                            // A connection that broke at commit leaves open whether it went through: the change set tells.
                            if (pending is { Entries: [var first, ..] } && await db.Journal.AnyAsync(
                                    e => e.OfficeId == first.OfficeId && e.Version == first.Version && e.ChangeSet == first.ChangeSet, ct))
                                return pending;
                            await using var batch = new OfficeBatch(
                                db, _rows!, _rowWriter, feed, provider, clock, attempt > 1 || works.Any(w => _contended.ContainsKey(w.OfficeId)), attempt > 1);
                            await batch.RunAsync(works, ct);
                            if (batch.IsKept)
                            {
                                pending = batch;
                                await batch.CommitAsync(ct);
                            }
                            return batch;
                        },
                        cancellation);
                    Note(works, batch);
                    await ReturnAsync(db);
                    return batch;
                }
                catch
                {
                    await db.DisposeAsync();
                    throw;
                }
            }
            catch (Exception e) when (isShared && pending is null && provider.Classify(e) is DatabaseFault.Other or DatabaseFault.UniqueViolation)
            {
                return null;
            }
            catch (Exception e) when (attempt < Attempts && TimeProvider.System.GetElapsedTime(start) < Patience
                && provider.Classify(e) is DatabaseFault.Contention or DatabaseFault.UniqueViolation)
            {
                foreach (var work in works)
                    _contended[work.OfficeId] = true;
                // Another process was faster. The next attempt waits for it at the office's row; what did not meet there had better not meet again.
                if (attempt > 1)
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(attempt * 5)), TimeProvider.System, cancellation);
            }
        }
    }

    /// <summary>Remembers where others write too.</summary>
    private void Note(IReadOnlyList<OfficeWork> works, OfficeBatch batch)
    {
        foreach (var work in works)
            if (batch.Ahead.Contains(work.OfficeId))
                _contended[work.OfficeId] = true;
            else
                _contended.TryRemove(work.OfficeId, out _);
    }

    /// <summary>A context to write with. Where there is one writer, it keeps its connection, with the statements prepared on it.</summary>
    private async Task<HotDeskDbContext> RentAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _idle, null) is { } idle)
            return idle;
        var db = await contexts.CreateDbContextAsync(cancellation);
        _rows ??= new OfficeRows(db);
        // Where there is something to go back to, the batch says so itself.
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            if (KeepsConnection)
                await db.Database.OpenConnectionAsync(cancellation);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private ValueTask ReturnAsync(HotDeskDbContext db)
    {
        if (!KeepsConnection)
            return db.DisposeAsync();
        db.AuditContext = null;
        Volatile.Write(ref _idle, db);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _idle, null)?.DisposeAsync() ?? ValueTask.CompletedTask;

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
