using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Ownership;

/// <summary>The product's promise, as two people at two browsers and a phone system live it.</summary>
public sealed class MainJobTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task LoginInTheSimulator_ShowsOnTheMap_AndCallsRingThere()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", "/office/training/keypad?phone=3001");
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/training/ownership");
        await Expect(support.Tile("3001")).ToContainTextAsync("Free");

        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await Expect(trainer.Caption).ToHaveTextAsync("Enter your extension, then press pound.");
        await trainer.PressAsync("2019#");
        await Expect(trainer.Caption).ToHaveTextAsync("Enter your PIN, then press pound.");
        await trainer.PressAsync("73915#");
        await Expect(trainer.Caption).ToHaveTextAsync("Press 2 to take ownership of this phone.");
        await trainer.PressAsync("2");
        await Expect(trainer.Caption).ToHaveTextAsync("Dana Whitfield is now the owner of phone 3001. You may hang up.");
        // How soon is the matter of the benchmark fan-out; a test that measures time fails on a busy machine.
        await Expect(support.Tile("3001")).ToContainTextAsync("Dana Whitfield");
        await Expect(support.Page.Locator(".activity li").First).ToContainTextAsync("Dana Whitfield logged in at 3001");

        var route = await site.Api.GetFromJsonAsync<JsonElement>("offices/training/routes/2019", TestContext.Current.CancellationToken);
        route.GetProperty("reachable").GetBoolean().ShouldBeTrue();
        route.GetProperty("rings")[0].GetProperty("extension").GetString().ShouldBe("3001");

        var saidOnScreen = await trainer.Page.Locator(".transcript .phone > span").AllInnerTextsAsync();
        var (saidOverHttp, outcome) = await site.CallAsync("main", "3001", "*45", "2019#", "73915#", "2");
        outcome.ShouldBe("logged-in");
        saidOnScreen.Select(s => s.Trim('“', '”')).ShouldBe(saidOverHttp);
        (await trainer.Page.Locator("main").InnerTextAsync()).ShouldNotContain("73915");
    }

    [Fact]
    public async Task Takeover_NamesTheOwner_AndFreesTheirOldDesk()
    {
        await using var admin = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("admin", "/office/main/keypad?phone=3002");
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/ownership");
        await Expect(support.Tile("3002")).ToContainTextAsync("Marek Novák");
        await Expect(support.Tile("3006")).ToContainTextAsync("Li Na");

        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await Expect(admin.Caption).ToContainTextAsync("extension");
        // The computer's keyboard presses the phone's keys.
        await admin.Page.Keyboard.TypeAsync("2022#");
        await Expect(admin.Caption).ToContainTextAsync("PIN");
        await admin.Page.Keyboard.TypeAsync("40961#");
        await Expect(admin.Caption).ToHaveTextAsync("Marek Novák owns this phone. Press 2 to take ownership of this phone.");
        await admin.PressAsync("2");

        await Expect(support.Tile("3002")).ToContainTextAsync("Li Na");
        await Expect(support.Tile("3006")).ToContainTextAsync("Free");
        await Expect(support.Page.Locator(".activity li").First).ToContainTextAsync("Li Na moved from 3006 to 3002, Marek Novák was logged out");
        await Expect(admin.Page.Locator(".owner")).ToContainTextAsync("Li Na");
    }

    [Fact]
    public async Task ForcedLogout_AsksForAReason_AndShowsEverywhere()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/ownership");
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/ownership");
        await support.Tile("3004").ClickAsync();
        var drawer = support.Page.GetByRole(AriaRole.Dialog, new() { Name = "3004" });
        await Expect(drawer).ToContainTextAsync("Siobhán O'Brien");
        await Expect(support.Page).ToHaveURLAsync(new Regex("open=3004"));
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Log out…" }).ClickAsync();

        var confirm = support.Page.GetByRole(AriaRole.Button, new() { Name = "Log Siobhán O'Brien out" });
        await confirm.ClickAsync();
        await Expect(support.Page.GetByText("Give a reason: it is kept in the history.")).ToBeVisibleAsync();
        await support.Page.GetByLabel("Reason, for the history").FillAsync("Desk is being moved");
        await confirm.ClickAsync();

        await Expect(manager.Tile("3004")).ToContainTextAsync("Free");
        await Expect(manager.Page.Locator(".activity li").First)
            .ToContainTextAsync("support@hotdesk.example logged Siobhán O'Brien out of 3004: Desk is being moved");
        await Expect(drawer.GetByRole(AriaRole.Button, new() { Name = "Log out…" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Map_CanBeSearchedAndFiltered_AndItsAddressSent()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/ownership");
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(12);
        await support.Page.Keyboard.PressAsync("/");
        await Expect(support.Page.GetByLabel("Filter by number, name, desk or MAC")).ToBeFocusedAsync();
        await support.Page.Keyboard.TypeAsync("2-E");
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(1);
        await Expect(support.Tile("3012")).ToContainTextAsync("No phone");
        await Expect(support.Page).ToHaveURLAsync(new Regex("q=2-E"));

        await support.Page.GotoAsync("/office/main/ownership?state=none&floor=2");
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(1);
        await support.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).First.ClickAsync();
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(12);
    }

    [Fact]
    public async Task SearchForAnything_FindsAPhoneByItsMac_AndOpensIt()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/ownership");
        await Expect(support.Page.Locator(".tile").First).ToBeVisibleAsync();
        await support.Page.Keyboard.PressAsync("Control+k");
        await Expect(support.Page.Locator("[data-global-search]")).ToBeFocusedAsync();
        await support.Page.Keyboard.TypeAsync("805ec0112235");
        await Expect(support.Page.Locator("#find-hits").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await support.Page.Keyboard.PressAsync("Enter");
        await Expect(support.Page.GetByRole(AriaRole.Dialog, new() { Name = "3003" })).ToBeVisibleAsync();
        await support.Page.Keyboard.PressAsync("Escape");
        await Expect(support.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
