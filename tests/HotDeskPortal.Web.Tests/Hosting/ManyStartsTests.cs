using System.Net;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Several instances that start at once on one database, as a rolling update or a whole site's restart has it.</summary>
public sealed class ManyStartsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Production", 0)]
    [InlineData("Development", 2)]
    public async Task Instances_ThatStartAtOnceOnAnEmptyDatabase_AreAllReady_AndFillItOnce(string environment, int offices)
    {
        var folder = Directory.CreateTempSubdirectory("hotdesk-starts-");
        var hosts = Enumerable.Range(0, 4).Select(_ => new PortalHost { EnvironmentName = environment, Settings = new() { ["Data:Directory"] = folder.FullName } }).ToList();
        try
        {
            var answers = await Task.WhenAll(hosts.Select(h => Task.Run(async () => (await h.Browser().GetAsync("/health/ready", Token)).StatusCode)));

            answers.ShouldAllBe(status => status == HttpStatusCode.OK);
            await using var db = await hosts[0].OpenDatabaseAsync();
            db.Templates.Where(t => t.OfficeId == null).Select(t => t.Name).ToList().ShouldBe(Enum.GetValues<PhoneVendor>().Select(BuiltInTemplates.NameOf), ignoreOrder: true);
            (db.Offices.Count(), db.ApiKeys.Count()).ShouldBe((offices, offices == 0 ? 0 : 1));
            hosts.SelectMany(h => h.Log.Errors).ShouldBeEmpty();
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
            PortalHost.CloseDatabase(Path.Combine(folder.FullName, "hotdesk.db"));
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AStart_AfterOneThatDiedWhileItMigrated_DoesNotWaitForIt()
    {
        await using var first = new PortalHost();
        await using (var db = await first.OpenDatabaseAsync())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database, "INSERT INTO \"__EFMigrationsLock\" (Id, Timestamp) VALUES (1, '2026-01-01')", Token);

        await using var next = new PortalHost { Settings = new() { ["Data:Directory"] = Path.GetDirectoryName(first.DatabaseFile) } };

        (await next.Browser().GetAsync("/health/ready", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TheClock_TellsNothingThatADatabaseMightNotKeep()
    {
        await using var host = new PortalHost();

        host.Services.GetRequiredService<TimeProvider>().ShouldBeOfType<PortalClock>();
    }
}
