using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.HotDeskExtensions;

/// <summary>An office manager sets hot desk extensions up.</summary>
public sealed class SetUpTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task Range_OfFive_IsPreviewedRowByRow_ThenCreatedWithItsPhones()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/extensions");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Create a range…" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(dialog.GetByText("Enter an extension number.").First).ToBeVisibleAsync();

        await dialog.GetByLabel("First number").FillAsync("3101");
        await dialog.GetByLabel("Last number").FillAsync("3105");
        await dialog.GetByLabel("MAC addresses, one per line").FillAsync("805EC0AA0001\n80:5e:c0:aa:00:02\n\n805EC0AA0004\nnonsense");
        await dialog.GetByLabel("Phone model").ClickAsync();
        await manager.Page.GetByRole(AriaRole.Option, new() { Name = "Yealink T54W" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "3105" })).ToContainTextAsync("0–9 and A–F");

        await dialog.GetByLabel("MAC addresses, one per line").FillAsync("805EC0AA0001\n80:5e:c0:aa:00:02\n\n805EC0AA0004\n805EC0AA0005");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "3103" })).ToContainTextAsync("without phone");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create 5" }).ClickAsync();

        await Expect(manager.Page.GetByText("5 hot desk extensions were created, 4 with a phone.")).ToBeVisibleAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Link, new() { Name = "3105" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task DeletingAnOwnedOne_SaysWhoIsLoggedOut()
    {
        await site.CallAsync("main", "3007", "*45", "2019#", "73915#", "2");
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/extensions?q=3007");
        await Expect(manager.Page.GetByRole(AriaRole.Row, new() { Name = "3007" })).ToContainTextAsync("Dana Whitfield");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Delete 3007" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Dana Whitfield");
        await Expect(dialog).ToContainTextAsync("logged out");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(manager.Page.GetByText("Logged out: Dana Whitfield (3007).")).ToBeVisibleAsync();
        await Expect(manager.Page.GetByText("No matches")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Support_SeesTheGrid_AndNoButtonThatChangesIt()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/extensions?floor=2");
        await Expect(support.Page.GetByRole(AriaRole.Link, new() { Name = "3008" })).ToBeVisibleAsync();
        await Expect(support.Page.GetByRole(AriaRole.Link, new() { Name = "3001" })).ToHaveCountAsync(0);
        await Expect(support.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Create|Edit|Delete)") })).ToHaveCountAsync(0);
    }
}
