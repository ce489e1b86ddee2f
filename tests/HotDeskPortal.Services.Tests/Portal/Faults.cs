using System.Collections.Concurrent;
using System.Data.Common;
using HotDeskPortal.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>Where a database goes away.</summary>
public enum Fault
{
    None,
    OnOpen,

    /// <summary>Neither answers nor refuses, as behind a firewall that drops packets; goes on when the fault is over.</summary>
    Hanging,
    BeforeCommit,

    /// <summary>The change is there, but nobody is told.</summary>
    AfterCommit,
}

/// <summary>A provider whose database can be taken away, with what the real one throws then.</summary>
public sealed class FaultyProvider(DatabaseProvider inner, bool isServer) : DatabaseProvider
{
    private readonly Interceptors _interceptors = new();

    /// <summary>What happens from now on.</summary>
    public Fault Fault
    {
        get => _interceptors.Fault;
        set => _interceptors.Fault = value;
    }

    /// <summary>How often this instance has waited for the database: statements sent together, and what begins, divides and ends transactions.</summary>
    public int RoundTrips => Volatile.Read(ref _interceptors.RoundTrips);

    /// <summary>Transactions that this instance has committed.</summary>
    public int Commits => Volatile.Read(ref _interceptors.Commits);

    public override string Name => inner.Name;

    public override bool IsSingleWriter => inner.IsSingleWriter;

    public override bool HasRoundTrips => isServer;

    public override string LockPatience => inner.LockPatience;

    public override string LockedOffice => inner.LockedOffice;

    public override void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        inner.Configure(options, connectionString);
        options.AddInterceptors(_interceptors.Opening, _interceptors.Committing, _interceptors.Commanding);
    }

    public override Task<IAsyncDisposable> LockStartAsync(HotDeskDbContext db, CancellationToken cancellation) => inner.LockStartAsync(db, cancellation);

    public override DatabaseFault Classify(DbException exception) => inner.Classify(exception);

    public override bool IsOfDriver(Exception exception) => inner.IsOfDriver(exception);

    private sealed class Interceptors
    {
        public Interceptors() => (Opening, Committing, Commanding) = (new OpeningInterceptor(this), new CommittingInterceptor(this), new CommandInterceptor(this));

        private readonly Lock _lock = new();
        private TaskCompletionSource _over = new();
        private Fault _fault;

        public Fault Fault
        {
            get
            {
                lock (_lock)
                    return _fault;
            }
            set
            {
                lock (_lock)
                {
                    _fault = value;
                    _over.TrySetResult();
                    _over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
        }

        public Task Hang
        {
            get
            {
                lock (_lock)
                    return _fault == Fault.Hanging ? _over.Task : Task.CompletedTask;
            }
        }

        public int Commits, RoundTrips;

        public OpeningInterceptor Opening { get; }

        public CommittingInterceptor Committing { get; }

        public CommandInterceptor Commanding { get; }

        public void ThrowIf(Fault fault)
        {
            if (Fault == fault)
                throw TestDatabase.IsSqlite ? new SqliteException("SQLite Error 14: 'unable to open database file'.", 14) : SqlErrors.Of(10054);
        }
    }

    private sealed class OpeningInterceptor(Interceptors all) : DbConnectionInterceptor
    {
        public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            all.ThrowIf(Fault.OnOpen);
            await all.Hang.WaitAsync(cancellationToken);
            return result;
        }
    }

    private sealed class CommandInterceptor(Interceptors all) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref all.RoundTrips);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref all.RoundTrips);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref all.RoundTrips);
            return ValueTask.FromResult(result);
        }
    }

    private sealed class CommittingInterceptor(Interceptors all) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            // A connection that stays open does not notice earlier that the database is away.
            all.ThrowIf(Fault.OnOpen);
            Interlocked.Increment(ref all.RoundTrips);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult> CreatingSavepointAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref all.RoundTrips);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            all.ThrowIf(Fault.BeforeCommit);
            Interlocked.Increment(ref all.RoundTrips);
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref all.Commits);
            all.ThrowIf(Fault.AfterCommit);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Keeps every line that anybody logs, from Trace on, exceptions included.</summary>
public sealed class LogCapture : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
