using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>Database products that tests run against.</summary>
public enum Product
{
    Sqlite,
    SqlServer,
}

/// <summary>A real database of one test, migrated and seeded; gone afterwards.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Connection string of a SQL Server: where it is set, every test runs there.</summary>
    public const string SqlServerVariable = "HOTDESK_TEST_SQLSERVER";

    public abstract DatabaseProvider Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>The product of this run: SQL Server where the environment names one, else SQLite.</summary>
    public static Product Product => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(SqlServerVariable)) ? Product.Sqlite : Product.SqlServer;

    /// <summary>Whether this run is on SQLite: what is SQLite's own is skipped elsewhere.</summary>
    public static bool IsSqlite => Product == Product.Sqlite;

    /// <summary>The adapter of this run's product.</summary>
    public static DatabaseProvider NewProvider() => IsSqlite ? new SqliteProvider() : new SqlServerProvider();

    /// <summary>Whether it is written to as to a server: what belongs together in one round trip.</summary>
    public abstract bool IsServer { get; }

    /// <summary>A fresh database on the product of this run.</summary>
    /// <param name="asServer">Whether SQLite too is written to as to a server.</param>
    public static Task<TestDatabase> CreateAsync(bool asServer = false) => IsSqlite ? SqliteTestDatabase.CopyAsync(asServer) : SqlServerTestDatabase.MakeAsync();

    public HotDeskDbContext Open() => IdentitySchema.Open(Provider, ConnectionString);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A file in a temporary folder. Migrated and seeded once in a run, then copied.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(CreateTemplateAsync);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotdesk-test-");
    private bool _isServer;

    public override DatabaseProvider Provider { get; } = new SqliteProvider();

    public string FilePath => Path.Combine(_folder.FullName, "hotdesk.db");

    public override string ConnectionString => $"Data Source={FilePath}";

    public override bool IsServer => _isServer;

    public static async Task<TestDatabase> CopyAsync(bool isServer = false)
    {
        var database = new SqliteTestDatabase { _isServer = isServer };
        await File.WriteAllBytesAsync(database.FilePath, await Template.Value);
        return database;
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<byte[]> CreateTemplateAsync()
    {
        await using var database = new SqliteTestDatabase();
        await using (var db = database.Open())
        {
            await db.Database.MigrateAsync();
            await TestOffice.SeedAsync(db);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return await File.ReadAllBytesAsync(database.FilePath);
    }
}

/// <summary>A database of its own on the SQL Server that the environment names.</summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private static readonly SemaphoreSlim Making = new(1, 1);

    private SqlServerTestDatabase(string server) =>
        ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = $"HotDeskTest_{Guid.NewGuid():N}" }.ConnectionString;

    public override DatabaseProvider Provider { get; } = new SqlServerProvider();

    public override string ConnectionString { get; }

    public override bool IsServer => true;

    public static async Task<TestDatabase> MakeAsync()
    {
        var database = new SqlServerTestDatabase(Environment.GetEnvironmentVariable(SqlServerVariable)!);
        await using var db = database.Open();
        await using (await LockAsync(database.Provider, db))
        {
            // Many at once are slow.
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
            await db.Database.MigrateAsync();
        }
        await TestOffice.SeedAsync(db);
        return database;
    }

    public override async ValueTask DisposeAsync()
    {
        await using var db = Open();
        await db.Database.EnsureDeletedAsync();
    }

    /// <summary>As a start of the portal does; one at a time, since the server copies its own model for each.</summary>
    private static async Task<IAsyncDisposable> LockAsync(DatabaseProvider provider, HotDeskDbContext db)
    {
        await Making.WaitAsync();
        try
        {
            return await provider.LockStartAsync(db, CancellationToken.None);
        }
        finally
        {
            Making.Release();
        }
    }
}
