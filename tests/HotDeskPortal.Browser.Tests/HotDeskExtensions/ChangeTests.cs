using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.HotDeskExtensions;

/// <summary>Changes of what is set up already: two at once, many at once, PINs, phones that move.</summary>
public sealed class ChangeTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task TwoEditsAtOnce_TheSecondIsToldWhoChangedWhat_AndLosesNothing()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/extensions/3009");
        await using var admin = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("admin", "/office/main/extensions/3009");
        var mine = await EditAsync(manager.Page);
        var theirs = await EditAsync(admin.Page);
        await theirs.GetByLabel("Description").FillAsync("By the lift");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(theirs).ToHaveCountAsync(0);

        await mine.GetByLabel("Description").FillAsync("By the stairs");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(mine.GetByRole(AriaRole.Alert)).ToContainTextAsync("admin@hotdesk.example changed this");
        await Expect(mine.GetByRole(AriaRole.Alert)).ToContainTextAsync("saved “By the lift”, yours “By the stairs”");
        await Expect(admin.Page.GetByText("By the lift").First).ToBeVisibleAsync();

        await mine.GetByRole(AriaRole.Button, new() { Name = "Overwrite with mine" }).ClickAsync();
        await Expect(mine).ToHaveCountAsync(0);
        await Expect(admin.Page.GetByText("By the stairs").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Selection_IsChangedInOneGo_AndWhatIsShownExported()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/extensions?q=301");
        await manager.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select 3010" }).CheckAsync();
        await manager.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select 3011" }).CheckAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Edit…" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Floor", new() { Exact = true }).FillAsync("9");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change 2" }).ClickAsync();
        await Expect(manager.Page.GetByText("2 hot desk extensions were changed.")).ToBeVisibleAsync();

        await manager.Page.GotoAsync("/office/main/extensions?floor=9");
        await Expect(manager.Page.GetByRole(AriaRole.Link, new() { Name = "3011" })).ToBeVisibleAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.GetByText("CSV, 2 rows").ClickAsync());
        var csv = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        csv.ShouldContain("\n\"3010\",");
        csv.ShouldContain("\n\"3011\",");
        csv.ShouldNotContain("3001");
    }

    [Fact]
    public async Task GeneratedPin_IsShownOnce_AndWorksAtOnce()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/users/2022");
        await support.Page.GetByRole(AriaRole.Button, new() { Name = "PIN…" }).ClickAsync();
        var dialog = support.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Generate a PIN" }).ClickAsync();
        var pin = await dialog.Locator(".pin .mono").InnerTextAsync();
        pin.ShouldMatch("^[0-9]{6}$");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "I have written it down" }).ClickAsync();
        await Expect(support.Page.GetByText(pin)).ToHaveCountAsync(0);
        (await site.CallAsync("main", "3008", "*45", "2022#", $"{pin}#", "2")).Outcome.ShouldBe("logged-in");
    }

    [Fact]
    public async Task Phone_FollowsItsOwner_AndSaysBeforeItIsTakenAway()
    {
        await site.CallAsync("main", "3003", "*45", "2023#", "57713#", "2");
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/extensions/3003");
        await Expect(manager.Page.GetByText("2023 has had it since").First).ToBeVisibleAsync();

        await manager.Page.GotoAsync("/office/main/phones/805ec0112235");
        await Expect(manager.Page.GetByText("hot desk, from 3003")).ToBeVisibleAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Assign…" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Assign to").FillAsync("3012");
        await manager.Page.Locator(".mud-popover-open .mud-list-item", new() { HasText = "3012" }).ClickAsync();
        await Expect(dialog.Locator(".consequences")).ToContainTextAsync("will be logged out of 3003");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(manager.Page.GetByText("At 3012; nobody is logged in.")).ToBeVisibleAsync();
    }

    private static async Task<ILocator> EditAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Description")).ToBeVisibleAsync();
        return dialog;
    }
}
