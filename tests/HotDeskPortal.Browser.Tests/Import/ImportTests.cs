using System.Text;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Import;

/// <summary>A spreadsheet of users comes in.</summary>
public sealed class ImportTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    private const string Csv = """
        Extension,First name,Last name,E-mail,PIN,Caller ID name,Caller ID number,Hot desking
        2031,Zoë,Café,zoe@example.com,77204,Zoe Cafe,+12025550131,yes
        2032,Weak,Pin,weak@example.com,1234,Weak Pin,+12025550132,yes
        2019,Second,Dana,second@example.com,73916,Second Dana,+12025550118,yes
        """;

    [Fact]
    public async Task SmallCsv_TellsEachRowsFate_ThenImportsTheGoodOnes()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/import?kind=users");
        await Expect(manager.Page.GetByText("Choose a file of users")).ToBeVisibleAsync();
        await (await manager.Page.FileFieldAsync()).SetInputFilesAsync(
            new FilePayload { Name = "users.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Csv) });

        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Check 3 rows" }).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Heading, new() { Name = "users.csv: 3 rows, 1 ready, 2 with errors" })).ToBeVisibleAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Row, new() { Name = "3 2032 Weak Pin" })).ToContainTextAsync("straight run");
        await Expect(manager.Page.GetByRole(AriaRole.Row, new() { Name = "4 2019" })).ToContainTextAsync("taken");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Import the 1 ready row" }).ClickAsync();
        await Expect(manager.Page.GetByText("1 row of users.csv was imported. 2 rows with errors were left out.")).ToBeVisibleAsync();

        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Show them" }).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Row, new() { Name = "Zoë Café" })).ToBeVisibleAsync();
        await Expect(manager.Page.GetByText("Weak Pin")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Columns_OnAPhone_StandBelowEachOther()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site, width: 390)).SignInAsync("manager", "/office/main/import?kind=users");
        await (await manager.Page.FileFieldAsync()).SetInputFilesAsync(
            new FilePayload { Name = "users.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Csv) });
        var table = manager.Page.GetByRole(AriaRole.Region, new() { Name = "The file's columns" });
        await Expect(table).ToBeVisibleAsync();

        (await table.EvaluateAsync<int>("t => Math.max(t.scrollWidth - t.clientWidth, ...[...t.querySelectorAll('*')].map(e => e.scrollWidth - e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible' && getComputedStyle(e).overflowX !== 'hidden' ? e.scrollWidth - e.clientWidth : 0))"))
            .ShouldBeLessThanOrEqualTo(0);
        foreach (var control in await table.Locator("[role=combobox], input:not([type=hidden])").AllAsync())
            if (await control.BoundingBoxAsync() is { Width: > 0 } box)
                (box.X + box.Width).ShouldBeLessThanOrEqualTo(390);
    }
}
