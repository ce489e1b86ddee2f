using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Hosting.Demo;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Databases that the portal does not start on: for its users' sake.</summary>
public sealed class StartRefusalTests
{
    [Theory]
    [InlineData("all of it")]
    [InlineData("one account alone")]
    [InlineData("the API key alone")]
    public async Task DemoData_InProduction_StopsTheStart(string left)
    {
        var directory = Directory.CreateTempSubdirectory("hotdesk-start-").FullName;
        await using (var demo = new PortalHost { Settings = new() { ["Data:Directory"] = directory } })
        {
            await using var db = await demo.OpenDatabaseAsync();
            if (left == "one account alone")
                await db.ApiKeys.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            if (left is "one account alone" or "the API key alone")
                await db.Users.Where(u => left != "one account alone" || u.Role != PortalRole.Trainer).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }
        await using (var production = new PortalHost { EnvironmentName = "Production", Settings = new() { ["Data:Directory"] = directory } })
            Should.Throw<InvalidOperationException>(() => production.Services).Message.ShouldContain("demo data");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Production_OnADatabaseOfItsOwn_Starts_WithoutDemoData()
    {
        await using var production = new PortalHost { EnvironmentName = "Production" };
        production.Services.GetService<DemoData>().ShouldBeNull();
        await using var db = await production.OpenDatabaseAsync();
        (db.Users.Count(), db.ApiKeys.Count(), db.Offices.Count()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task ALostPinKey_StopsTheStart_AndIsNotReplaced()
    {
        var directory = Directory.CreateTempSubdirectory("hotdesk-start-").FullName;
        var settings = new Dictionary<string, string?> { ["Data:Directory"] = directory };
        var file = Path.Combine(directory, "keys", "pin-keys.json");
        await using (var first = new PortalHost { Settings = settings })
            first.Board().Version.ShouldBe(3);
        File.Move(file, $"{file}.away");

        await using (var second = new PortalHost { Settings = settings })
            Should.Throw<InvalidOperationException>(() => second.Services).Message.ShouldContain(file);
        File.Exists(file).ShouldBeFalse("a new key would make every PIN wrong");

        File.Move($"{file}.away", file);
        await using (var third = new PortalHost { Settings = settings })
            third.Board().Version.ShouldBe(3);
        Directory.Delete(directory, recursive: true);
    }
}
