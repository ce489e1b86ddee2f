using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Data;

/// <summary>Kinds of failure of a database that the portal has an answer to.</summary>
public enum DatabaseFault
{
    /// <summary>Any other: not expected.</summary>
    Other,

    /// <summary>A unique index held: somebody else was faster.</summary>
    UniqueViolation,

    /// <summary>A lock or a deadlock stood in the way: trying again may work.</summary>
    Contention,

    /// <summary>The database cannot be reached, or takes no changes now, as where its disk is full.</summary>
    Unreachable,
}

/// <summary>
/// What differs between database products. The provider packages, and the one subclass each, live in the migrations
/// assemblies; nothing outside <c>Data/</c> asks which product it is.
/// </summary>
public abstract class DatabaseProvider
{
    /// <summary>The value of the setting <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether one writer at a time is all the product allows. Writers of this process then queue up instead of spinning on
    /// the file's lock.
    /// </summary>
    public abstract bool IsSingleWriter { get; }

    /// <summary>
    /// Whether statements travel to a server: then what belongs together is sent together. Otherwise the writer keeps a connection to
    /// itself, on which its statements stay prepared.
    /// </summary>
    public abstract bool HasRoundTrips { get; }

    /// <summary>Comes before statements that may wait for another writer's lock: how long they wait.</summary>
    public virtual string LockPatience => "";

    /// <summary>
    /// Reads the row of the office whose id is <c>{0}</c>, and locks it for the rest of the transaction, where a transaction alone does
    /// not keep other writers away: writers of one office wait here for each other, in turn.
    /// </summary>
    public virtual string LockedOffice => """SELECT * FROM "Offices" WHERE "Id" = {0}""";

    /// <summary>Points a context at the database.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>What must be done before the database is first opened.</summary>
    public virtual void Prepare(string connectionString)
    {
    }

    /// <summary>
    /// Makes sure that there is a database, and waits until no other instance starts on it: what a start migrates and fills is done by
    /// one at a time. A process that dies gives the lock back.
    /// </summary>
    /// <returns>The lock; dispose of it to let the next one start.</returns>
    public abstract Task<IAsyncDisposable> LockStartAsync(HotDeskDbContext db, CancellationToken cancellation);

    /// <summary>A statement that an administrator of the database should run, since the portal relies on what it sets; null: none.</summary>
    public virtual Task<string?> MissingSettingAsync(HotDeskDbContext db, CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>What a failure means.</summary>
    public abstract DatabaseFault Classify(DbException exception);

    /// <summary>Whether the driver has failed with something that is no <see cref="DbException"/>.</summary>
    public virtual bool IsOfDriver(Exception exception) => false;

    /// <summary>What a failure means, however EF Core has wrapped it.</summary>
    public DatabaseFault Classify(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is DbUpdateConcurrencyException)
                return DatabaseFault.Contention;
            if (e is DbException db)
                return Classify(db);
            if (e is TimeoutException || IsOfDriver(e))
                return DatabaseFault.Unreachable;
        }
        return DatabaseFault.Other;
    }
}
