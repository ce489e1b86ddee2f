using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>Both providers' migrations, and what they have in common.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(Product.Sqlite)]
    [InlineData(Product.SqlServer)]
    public void Migrations_HaveNoPendingModelChanges(Product product)
    {
        using var db = Create(product);

        db.Database.HasPendingModelChanges().ShouldBeFalse(
            $"The model has changed since the last migration for {product}. Add one to both providers with: src/add-migration.sh NAME");
    }

    [Theory]
    [InlineData(Product.Sqlite)]
    [InlineData(Product.SqlServer)]
    public void Migrations_GuardOpenSessionsNumbersAndPhones_ByFilteredUniqueIndexes(Product product)
    {
        using var db = Create(product);
        var indexes = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Indexes)
            .Where(i => i.IsUnique && i.Filter is not null)
            .Select(i => $"{i.Table.Name}({string.Join(",", i.Columns.Select(c => c.Name))}) {i.Filter}").ToList();

        indexes.ShouldContain("OwnershipSessions(HotDeskExtensionId) EndedAt IS NULL");
        indexes.ShouldContain("Extensions(OfficeId,Number) DeletedAt IS NULL AND ImportId IS NULL");
        indexes.ShouldContain("Phones(HotDeskExtensionId) HotDeskExtensionId IS NOT NULL AND ImportId IS NULL");
    }

    [Theory]
    [InlineData(Product.Sqlite)]
    [InlineData(Product.SqlServer)]
    public void Migrations_GiveOfficesThatAreThere_TheDefaultsOfNewOnes(Product product)
    {
        using var db = Create(product);
        var assembly = db.GetService<IMigrationsAssembly>();
        var added = assembly.Migrations.Skip(1).SelectMany(m => assembly.CreateMigration(m.Value, db.Database.ProviderName!).UpOperations).OfType<AddColumnOperation>()
            .Where(c => c.Table == "Offices").ToDictionary(c => c.Name, c => c.DefaultValue);

        var defaults = new OfficePolicies();
        added["Policies_UserTriesADay"].ShouldBe(defaults.UserTriesADay);
        added["Policies_OfficeTriesADay"].ShouldBe(defaults.OfficeTriesADay);
    }

    [Fact]
    public void Migrations_OfBothProviders_HaveTheSameNames()
    {
        using HotDeskDbContext sqlite = Create(Product.Sqlite), sqlServer = Create(Product.SqlServer);

        Names(sqlite).ShouldBe(Names(sqlServer), "src/add-migration.sh adds a migration to both");
        Names(sqlite).ShouldNotBeEmpty();

        // Without the time stamp in front.
        static IEnumerable<string> Names(HotDeskDbContext db) => db.Database.GetMigrations().Select(m => m[15..]);
    }

    [SqliteFact]
    public async Task Migrations_OnSqlite_AreApplied()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Database.Open();

        (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await db.Database.GetAppliedMigrationsAsync()).ShouldBe(db.Database.GetMigrations());
        (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).ShouldBe("wal");
        (await db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()).ShouldBe(2);
    }

    private static HotDeskDbContext Create(Product product) => product == Product.Sqlite
        ? new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([])
        : new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
}
