using System.Reflection;
using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>The one translator of failures. Unique violations are in <see cref="SchemaTests"/>, from the database itself.</summary>
public sealed class DatabaseProviderTests
{
    [Fact]
    public async Task Sqlite_FileHeldByAnotherWriter_IsContention()
    {
        await using var portal = await TestPortal.StartAsync();
        await using SqliteConnection first = new(portal.Database.ConnectionString), second = new(portal.Database.ConnectionString + ";Default Timeout=1");
        await first.OpenAsync(TestContext.Current.CancellationToken);
        await second.OpenAsync(TestContext.Current.CancellationToken);
        await using var writing = await first.BeginTransactionAsync(TestContext.Current.CancellationToken);

        var busy = Should.Throw<SqliteException>(() => { using var _ = second.BeginTransaction(); });

        new SqliteProvider().Classify((Exception)busy).ShouldBe(DatabaseFault.Contention);
    }

    [Fact]
    public async Task Sqlite_FolderThatIsNotThere_IsUnreachable()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "x.db")}");

        var missing = await Should.ThrowAsync<SqliteException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        new SqliteProvider().Classify((Exception)missing).ShouldBe(DatabaseFault.Unreachable);
    }

    [Fact]
    public async Task Sqlite_DiskFull_IsUnreachable()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        // No page more than there are: what a full disk looks like.
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", TestContext.Current.CancellationToken);
        db.AddRange(Enumerable.Range(0, 1000).Select(i => TestOffice.NewPhone(portal.Main.Id, $"805ec0220{i:x3}")));

        var full = await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));

        full.InnerException.ShouldBeOfType<SqliteException>().SqliteErrorCode.ShouldBe(13);
        portal.Database.Provider.Classify(full).ShouldBe(DatabaseFault.Unreachable);
    }

    [Fact]
    public async Task Sqlite_StatementThatIsWrong_IsOther()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Database.Open();

        var wrong = await Should.ThrowAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("SELECT * FROM Nothing", TestContext.Current.CancellationToken));

        portal.Database.Provider.Classify((Exception)wrong).ShouldBe(DatabaseFault.Other);
    }

    [Theory]
    [InlineData(2601, DatabaseFault.UniqueViolation)]
    [InlineData(2627, DatabaseFault.UniqueViolation)]
    [InlineData(1205, DatabaseFault.Contention)]
    [InlineData(-2, DatabaseFault.Unreachable)]
    [InlineData(53, DatabaseFault.Unreachable)]
    [InlineData(10054, DatabaseFault.Unreachable)]
    [InlineData(547, DatabaseFault.Other)]
    [InlineData(208, DatabaseFault.Other)]
    public void SqlServer_ErrorNumber_IsClassified(int number, DatabaseFault fault)
    {
        var provider = new SqlServerProvider();
        var exception = SqlExceptionOf(number);

        exception.Number.ShouldBe(number);
        provider.Classify((Exception)exception).ShouldBe(fault);
        provider.Classify(new DbUpdateException("wrapped", exception)).ShouldBe(fault);
        provider.Classify(new InvalidOperationException("wrapped twice", new DbUpdateException("wrapped", exception))).ShouldBe(fault);
    }

    [Fact]
    public void AnyProduct_ConcurrencyAndTimeOut_AreClassified()
    {
        DatabaseProvider[] providers = [new SqliteProvider(), new SqlServerProvider()];

        foreach (var provider in providers)
        {
            provider.Classify(new DbUpdateConcurrencyException("row gone")).ShouldBe(DatabaseFault.Contention);
            provider.Classify(new TimeoutException()).ShouldBe(DatabaseFault.Unreachable);
            provider.Classify(new InvalidOperationException()).ShouldBe(DatabaseFault.Other);
        }
        providers.Select(p => p.Name).ShouldBe(["Sqlite", "SqlServer"]);
    }

    /// <summary>The driver has no public way to make one.</summary>
    private static SqlException SqlExceptionOf(int number)
    {
        const BindingFlags NonPublic = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var constructor = typeof(SqlError).GetConstructors(NonPublic).MaxBy(c => c.GetParameters().Length)!;
        var error = constructor.Invoke([.. constructor.GetParameters().Select(p => p.Name is "infoNumber" or "number" ? number
            : p.ParameterType == typeof(string) ? "" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", NonPublic)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", NonPublic, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16.0"])!;
    }
}
