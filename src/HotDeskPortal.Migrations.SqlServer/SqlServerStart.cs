using Microsoft.Data.SqlClient;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>
/// What one instance at a time does to a database at its start. The lock belongs to a connection outside the pool: a process that dies
/// gives it back.
/// </summary>
public static class SqlServerStart
{
    /// <summary>Asks whether the database keeps readers from waiting for writers.</summary>
    public const string ReadsSnapshots = "SELECT is_read_committed_snapshot_on AS [Value] FROM sys.databases WHERE database_id = DB_ID()";

    /// <summary>
    /// Makes the database where there is none. Whoever comes second finds it there. The setting wants the database for itself, so it is made
    /// before anybody uses it, under a lock of the server's.
    /// </summary>
    public const string Create = """
        IF DB_ID(@name) IS NULL
        BEGIN
            DECLARE @quoted nvarchar(258) = QUOTENAME(@name);
            EXEC (N'CREATE DATABASE ' + @quoted);
            IF SERVERPROPERTY('EngineEdition') <> 5
                EXEC (N'ALTER DATABASE ' + @quoted + N' SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE');
        END
        """;

    /// <summary>Waits until no other instance starts.</summary>
    public const string Lock = """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 600000;
        IF @result < 0
            THROW 50000, 'Another instance of the portal has been starting on this database for ten minutes.', 1;
        """;

    private const int AlreadyThere = 1801, LockSeconds = 660;

    /// <summary>The statement that has readers not wait for writers.</summary>
    public static string ReadSnapshots(string database) =>
        $"ALTER DATABASE [{database.Replace("]", "]]", StringComparison.Ordinal)}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE";

    /// <summary>Makes the database where there is none, and waits until no other instance starts on it.</summary>
    internal static async Task<IAsyncDisposable> LockAsync(string connectionString, CancellationToken cancellation)
    {
        var own = new SqlConnectionStringBuilder(connectionString) { Pooling = false };
        if (own.InitialCatalog is { Length: > 0 } database)
            await CreateAsync(() => OnServerAsync(own, database, cancellation), exists: () => ConnectsAsync(own, cancellation));
        var connection = new SqlConnection(own.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await RunAsync(connection, Lock, "HotDeskPortal.Start", cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Makes the database. Another program may have been faster (1801), and a login that may not look at the server, or make a database, can
    /// do with one that is there.
    /// </summary>
    /// <param name="create">Makes it.</param>
    /// <param name="exists">Whether it can be used.</param>
    public static async Task CreateAsync(Func<Task> create, Func<Task<bool>> exists)
    {
        try
        {
            await create();
        }
        catch (SqlException e) when (e.Number == AlreadyThere)
        {
            // What matters is that it is there.
        }
        catch (SqlException)
        {
            if (!await exists())
                throw;
        }
    }

    private static async Task OnServerAsync(SqlConnectionStringBuilder own, string database, CancellationToken cancellation)
    {
        await using var server = new SqlConnection(new SqlConnectionStringBuilder(own.ConnectionString) { InitialCatalog = "master" }.ConnectionString);
        await server.OpenAsync(cancellation);
        await RunAsync(server, Lock, $"HotDeskPortal.Create.{database}", cancellation);
        await RunAsync(server, Create, database, cancellation);
    }

    private static async Task<bool> ConnectsAsync(SqlConnectionStringBuilder own, CancellationToken cancellation)
    {
        await using var connection = new SqlConnection(own.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (SqlException)
        {
            return false;
        }
    }

    private static async Task RunAsync(SqlConnection connection, string sql, string name, CancellationToken cancellation)
    {
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = LockSeconds };
        command.Parameters.Add(new SqlParameter("@name", System.Data.SqlDbType.NVarChar, 255) { Value = name });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
