using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>
/// The one translator of failures. SQL Server's numbers are in <see cref="SqlServerErrorsTests"/>; unique violations in <see cref="SchemaTests"/>, from the database itself.
/// </summary>
public sealed class DatabaseProviderTests
{
    [SqliteFact]
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

    [SqliteFact]
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

    [SqliteFact]
    public async Task Sqlite_StatementThatIsWrong_IsOther()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Database.Open();

        var wrong = await Should.ThrowAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("SELECT * FROM Nothing", TestContext.Current.CancellationToken));

        portal.Database.Provider.Classify((Exception)wrong).ShouldBe(DatabaseFault.Other);
    }

    [Theory]
    [InlineData(11, DatabaseFault.Unreachable)] // the file is broken
    [InlineData(26, DatabaseFault.Unreachable)] // it is another kind of file
    [InlineData(10, DatabaseFault.Unreachable)]
    [InlineData(7, DatabaseFault.Unreachable)]
    [InlineData(3, DatabaseFault.Unreachable)]
    [InlineData(1, DatabaseFault.Other)]
    [InlineData(19, DatabaseFault.Other)]
    [InlineData(20, DatabaseFault.Other)]
    [InlineData(21, DatabaseFault.Other)]
    public void Sqlite_ErrorCode_IsUnreachable_UnlessARuleOrAStatementIsBroken(int code, DatabaseFault fault) =>
        new SqliteProvider().Classify((Exception)new SqliteException("text", code)).ShouldBe(fault);

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
}
