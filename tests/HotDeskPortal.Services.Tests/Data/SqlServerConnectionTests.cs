using HotDeskPortal.Migrations.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>How the portal connects to SQL Server, and what it does there before it starts.</summary>
public sealed class SqlServerConnectionTests
{
    [Fact]
    public void ConnectionString_ThatSaysNothing_GivesUpEarlyAndNeverBlocksThePool()
    {
        var completed = new SqlConnectionStringBuilder(SqlServerProvider.Completed("Server=sql.example.com;Database=HotDesk;User Id=hotdesk;Password=secret"));

        completed.ConnectTimeout.ShouldBeInRange(3, 5);
        completed.CommandTimeout.ShouldBe(10);
        completed.ConnectRetryInterval.ShouldBe(1);
        completed.PoolBlockingPeriod.ShouldBe(PoolBlockingPeriod.NeverBlock);
        (completed.DataSource, completed.InitialCatalog, completed.UserID, completed.Password).ShouldBe(("sql.example.com", "HotDesk", "hotdesk", "secret"));
    }

    [Fact]
    public void ConnectionString_ThatSaysSomething_IsLeftAlone()
    {
        var completed = new SqlConnectionStringBuilder(SqlServerProvider.Completed(
            "Server=.;Connection Timeout=30;Command Timeout=60;Connect Retry Interval=7;Pool Blocking Period=Auto"));

        (completed.ConnectTimeout, completed.CommandTimeout, completed.ConnectRetryInterval, completed.PoolBlockingPeriod).ShouldBe((30, 60, 7, PoolBlockingPeriod.Auto));
    }

    [Fact]
    public void Context_ConnectsByTheCompletedString_AndTriesAgainOnlyBriefly()
    {
        using var db = Services.Data.IdentitySchema.Open(new SqlServerProvider(), "Server=.;Database=HotDesk");

        new SqlConnectionStringBuilder(db.Database.GetConnectionString()).CommandTimeout.ShouldBe(SqlServerProvider.CommandSeconds);
        db.Database.CreateExecutionStrategy().ShouldBeOfType<BriefRetries>();
        BriefRetries.Patience.ShouldBeLessThan(TimeSpan.FromSeconds(SqlServerProvider.ConnectSeconds), "one attempt that times out is the last");
    }

    [Fact]
    public async Task Database_ThatAnotherInstanceMakesMeanwhile_IsThere()
    {
        await SqlServerStart.CreateAsync(() => throw SqlErrors.Of(1801), exists: () => throw new InvalidOperationException("It is known to be there."));
    }

    [Fact]
    public async Task Database_ThatThisLoginMayNotMake_IsUsedWhereItIsThere()
    {
        await SqlServerStart.CreateAsync(() => throw SqlErrors.Of(262), exists: () => Task.FromResult(true));

        (await Should.ThrowAsync<SqlException>(() => SqlServerStart.CreateAsync(() => throw SqlErrors.Of(262), exists: () => Task.FromResult(false)))).Number.ShouldBe(262);
    }

    [Theory]
    [InlineData("DECLARE @name nvarchar(255) = N'HotDesk';\n" + SqlServerStart.Create)]
    [InlineData("DECLARE @name nvarchar(255) = N'HotDesk';\n" + SqlServerStart.Lock)]
    [InlineData(SqlServerStart.ReadsSnapshots)]
    public void Statements_OfTheStart_Parse(string sql) => Errors(sql).ShouldBeEmpty();

    [Fact]
    public void Setting_ThatIsMissing_IsToldAsAStatementThatOneCanRun()
    {
        var statement = SqlServerStart.ReadSnapshots("Hot [Desk]");

        statement.ShouldBe("ALTER DATABASE [Hot [Desk]]] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        Errors(statement).ShouldBeEmpty();
    }

    private static IEnumerable<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Select(e => $"line {e.Line}: {e.Message}");
    }
}
