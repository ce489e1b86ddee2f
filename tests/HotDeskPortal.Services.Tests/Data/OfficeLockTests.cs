using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>Writers of one office wait for each other at its row; readers wait for nobody.</summary>
public sealed class OfficeLockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void SqlServer_LocksTheRow_AndWaitsForFiveSecondsAtMost()
    {
        var provider = new SqlServerProvider();
        using var db = IdentitySchema.Open(provider, "Server=.;Database=HotDesk");

        provider.LockedOffice.ShouldBe(
            $"SET LOCK_TIMEOUT 5000;\nSELECT * FROM [{db.Model.FindEntityType(typeof(Office))!.GetTableName()}] WITH (UPDLOCK) WHERE [Id] = {{0}}");
    }

    [Fact]
    public async Task SqlServer_OfficeThatIsLocked_CanBeRead_AndNotLockedByAnother()
    {
        Assert.SkipWhen(TestDatabase.IsSqlite, $"No SQL Server at hand: {TestDatabase.SqlServerVariable} is not set.");
        await using var database = await TestDatabase.CreateAsync();
        await using HotDeskDbContext first = database.Open(), second = database.Open();
        var id = await first.Offices.Select(o => o.Id).FirstAsync(Token);
        await first.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await first.Database.BeginTransactionAsync(Token);
            (await LockAsync(first, database.Provider.LockedOffice)).ShouldHaveSingleItem().Id.ShouldBe(id);

            (await second.Offices.AsNoTracking().SingleAsync(o => o.Id == id, Token)).Id.ShouldBe(id);
            var waited = await Should.ThrowAsync<Exception>(() => LockAsync(second, database.Provider.LockedOffice.Replace("5000", "0", StringComparison.Ordinal)));

            database.Provider.Classify(waited).ShouldBe(DatabaseFault.Contention);
        });

        Task<List<Office>> LockAsync(HotDeskDbContext db, string sql) => db.Offices.FromSqlRaw(sql, id).ToListAsync(Token);
    }
}
