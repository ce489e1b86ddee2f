using System.Data.Common;
using System.Runtime.CompilerServices;
using HotDeskPortal.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace HotDeskPortal.Migrations.Sqlite;

/// <summary>SQLite, the embedded default.</summary>
public sealed class SqliteProvider : DatabaseProvider
{
    private const int Error = 1, Busy = 5, Locked = 6, TooBig = 18, Constraint = 19, Mismatch = 20, Misuse = 21, Range = 25;
    private const int ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    /// <inheritdoc/>
    public override string Name => "Sqlite";

    /// <inheritdoc/>
    public override bool IsSingleWriter => true;

    /// <inheritdoc/>
    public override bool HasRoundTrips => false;

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
        .AddInterceptors(ConnectionSettings.Instance);

    /// <summary>Keeps the file from other users of the machine; SQLite gives its log the same mode.</summary>
    public override void Prepare(string connectionString)
    {
        var options = new SqliteConnectionStringBuilder(connectionString);
        if (options.Mode is SqliteOpenMode.ReadWriteCreate && options.DataSource is { Length: > 0 } path and not ":memory:"
            && !path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            PrivateFiles.Restrict(path);
    }

    /// <inheritdoc/>
    public override Task<IAsyncDisposable> LockStartAsync(HotDeskDbContext db, CancellationToken cancellation) => SqliteStart.LockAsync(db, cancellation);

    /// <summary>
    /// What is neither a rule nor a statement of the portal's (sqlite.org/rescode.html) is a file that is not to be had: its folder gone,
    /// its disk full, its content broken, its memory spent.
    /// </summary>
    public override DatabaseFault Classify(DbException exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey } => DatabaseFault.UniqueViolation,
        SqliteException { SqliteErrorCode: Busy or Locked } => DatabaseFault.Contention,
        SqliteException { SqliteErrorCode: Error or TooBig or Constraint or Mismatch or Misuse or Range } => DatabaseFault.Other,
        SqliteException => DatabaseFault.Unreachable,
        _ => DatabaseFault.Other,
    };

    /// <summary>
    /// Write-ahead log, so that readers never wait for the writer; full synchronisation, so that what was acknowledged
    /// survives a power cut; SQLite's own wait for a lock, which is finer than the driver's. The driver would go on after it, for
    /// half a minute: it is told to be as patient as SQLite, since people wait on phones. The settings belong to a connection to
    /// the file, which the driver's pool hands out again and again: each is told once.
    /// </summary>
    private sealed class ConnectionSettings : DbConnectionInterceptor
    {
        private const int PatienceSeconds = 10;

        private static readonly string Pragmas =
            $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout={PatienceSeconds * 1000};";

        public static readonly ConnectionSettings Instance = new();

        private readonly ConditionalWeakTable<sqlite3, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var sqlite = (SqliteConnection)connection;
            sqlite.DefaultTimeout = PatienceSeconds;
            if (_told.TryGetValue(sqlite.Handle!, out _))
                return;
            // EF Core looks that way whether there is a database yet; a file that is still empty cannot take a write-ahead log then.
            if (new SqliteConnectionStringBuilder(sqlite.ConnectionString).Mode is SqliteOpenMode.ReadOnly)
                return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            _told.AddOrUpdate(sqlite.Handle!, this);
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
