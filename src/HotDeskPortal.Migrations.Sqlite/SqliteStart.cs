using HotDeskPortal.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Migrations.Sqlite;

/// <summary>
/// What one process at a time does to a database at its start. The lock is that of a file beside it, which the system takes from a process
/// that dies; a transaction of the database itself could not span all that a start does.
/// </summary>
internal static class SqliteStart
{
    private const string MigrationsLock = "__EFMigrationsLock";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<IAsyncDisposable> LockAsync(HotDeskDbContext db, CancellationToken cancellation)
    {
        var database = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (database.Length == 0 || database == ":memory:" || database.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return Stream.Null;
        var held = await OpenAsync($"{database}-start", cancellation);
        try
        {
            await ForgetDeadMigrationAsync(db, database, cancellation);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellation)
    {
        // Stays there: a file that is deleted while the next one opens it would be locked twice.
        PrivateFiles.Restrict(path);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                    throw new TimeoutException($"Another process has held {path} for {Patience.TotalMinutes} minutes: it has been starting on this database since.");
                await Task.Delay(Pause, TimeProvider.System, cancellation);
            }
    }

    /// <summary>
    /// EF Core marks in a table that it migrates, and waits for ever where a process has died before it took the mark away. Whoever has the
    /// lock knows that nobody migrates.
    /// </summary>
    private static async Task ForgetDeadMigrationAsync(HotDeskDbContext db, string path, CancellationToken cancellation)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return;
        if (await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = {0}", MigrationsLock).SingleAsync(cancellation) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"" + MigrationsLock + "\"", cancellation);
    }
}
