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

    /// <summary>SQLite, to which is written as to a server: what belongs together in one round trip.</summary>
    SqliteAsServer,
    SqlServer,
}

/// <summary>A real database of one test, migrated and seeded; gone afterwards.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Connection string of a SQL Server where one is at hand.</summary>
    public const string SqlServerVariable = "HOTDESK_TEST_SQLSERVER";

    public abstract DatabaseProvider Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Whether it is written to as to a server.</summary>
    public abstract bool IsServer { get; }

    public static Task<TestDatabase> CreateAsync(Product product) =>
        product == Product.SqlServer ? SqlServerTestDatabase.CreateAsync() : SqliteTestDatabase.CopyAsync(product == Product.SqliteAsServer);

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

/// <summary>A database of its own on the SQL Server that the environment names. Without one, the test is skipped.</summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private SqlServerTestDatabase(string server) =>
        ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = $"HotDeskTest_{Guid.NewGuid():N}" }.ConnectionString;

    public override DatabaseProvider Provider { get; } = new SqlServerProvider();

    public override string ConnectionString { get; }

    public override bool IsServer => true;

    public static async Task<TestDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(SqlServerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"No SQL Server at hand: {SqlServerVariable} is not set.");
        var database = new SqlServerTestDatabase(server!);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        await TestOffice.SeedAsync(db);
        return database;
    }

    public override async ValueTask DisposeAsync()
    {
        await using var db = Open();
        await db.Database.EnsureDeletedAsync();
    }
}
