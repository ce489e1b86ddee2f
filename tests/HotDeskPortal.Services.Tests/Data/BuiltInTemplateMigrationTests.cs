using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>Built-in templates that instances added twice, because they started at once, are one again; what used them goes on.</summary>
public sealed class BuiltInTemplateMigrationTests
{
    private const string Name = "BuiltInTemplatesOnce", Columns = "OfficeId, Vendor, Name, Content, Revision, ChangedAt, ChangedBy";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task Doubles_AreRemoved_AndWhatUsedThemUsesTheOneThatStays()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync(Token);
        await using var db = portal.Database.Open();
        var vendors = Enum.GetValues<PhoneVendor>().Length;
        var migrations = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(migrations[migrations.FindIndex(m => m.EndsWith(Name, StringComparison.Ordinal)) - 1], Token);
        // Twice more; an office has one by the same name, which is its own.
        for (var i = 0; i < 2; i++)
            await RunAsync(db, $"INSERT INTO Templates ({Columns}) SELECT {Columns} FROM Templates WHERE Id <= {vendors}");
        await RunAsync(db, $"INSERT INTO Templates ({Columns}) SELECT {portal.Main.Id}, Vendor, Name, Content, Revision, ChangedAt, ChangedBy FROM Templates WHERE Id = 1");
        var (second, third, own) = (1 + vendors, 2 + (2 * vendors), 1 + (3 * vendors));
        await RunAsync(db, $"INSERT INTO TemplateRevisions (TemplateId, Revision, Content, At, \"By\") SELECT Id, 1, Content, ChangedAt, ChangedBy FROM Templates");
        foreach (var (hotDesk, template) in new[] { ("3001", 1), ("3002", second), ("3003", third), ("3004", own) })
            await RunAsync(db, $"UPDATE HotDeskExtensions SET TemplateId = {template} WHERE Id = {portal.Main[hotDesk]}");

        await db.Database.MigrateAsync(Token);

        (await db.Templates.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(Token)).ShouldBe([.. Enumerable.Range(1, vendors), own]);
        (await db.TemplateRevisions.AsNoTracking().OrderBy(r => r.TemplateId).Select(r => r.TemplateId).ToListAsync(Token)).ShouldBe([.. Enumerable.Range(1, vendors), own]);
        foreach (var (hotDesk, template) in new[] { ("3001", 1), ("3002", 1), ("3003", 2), ("3004", own) })
        {
            var id = portal.Main[hotDesk];
            (await db.HotDeskExtensions.AsNoTracking().Where(h => h.Id == id).Select(h => h.TemplateId).SingleAsync(Token)).ShouldBe(template, hotDesk);
        }
    }

    [Fact]
    public async Task Seeding_ByManyAtOnce_AddsEachOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? portal : second).Get<BuiltInTemplates>().SeedAsync(Token))));

        (await portal.ReadAsync(db => db.Templates.Where(t => t.OfficeId == null).Select(t => t.Name).ToListAsync(Token)))
            .ShouldBe(Enum.GetValues<PhoneVendor>().Select(BuiltInTemplates.NameOf), ignoreOrder: true);
    }

    private static Task<int> RunAsync(DbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql, Token);
}
