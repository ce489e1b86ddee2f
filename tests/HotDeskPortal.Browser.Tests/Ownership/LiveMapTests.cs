using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Ownership;

/// <summary>Support sees everything, in three browsers at once and after the network was away; no page is ever loaded anew by hand.</summary>
public sealed class LiveMapTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task ATakeover_ShowsOnMapWallAndFilteredMap_WithoutReload()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", "/office/training/keypad?phone=3002");
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/training/ownership?owner=marek");
        await using var wall = await (await Visitor.ArriveAsync(chromium, site, ColorScheme.Dark, 1920, 1080)).SignInAsync("admin", "/office/training/wall");
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(1);
        await Expect(support.Tile("3002")).ToContainTextAsync("Marek Novák");
        await Expect(Desk(wall, "3002")).ToContainTextAsync("Marek Novák");
        await MarkAsync(support, wall);

        await TakeOverAsync(trainer, "2019", "73915");

        await Expect(Desk(wall, "3002")).ToContainTextAsync("Dana Whitfield");
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(0);
        await Expect(support.Page.GetByText("No matches")).ToBeVisibleAsync();

        // And back again: what left the filtered map appears on it.
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await TakeOverAsync(trainer, "2020", "60428");
        await Expect(support.Tile("3002")).ToContainTextAsync("Marek Novák");
        await Expect(Desk(wall, "3002")).ToContainTextAsync("Marek Novák");
        await ShouldBeTheSamePageAsync(support, wall);
    }

    [Fact]
    public async Task AfterTheNetworkWasAway_TheMapIsTrueAgain_WithoutReload()
    {
        await using var network = new FragileNetwork(site);
        await using var support = await (await Visitor.ArriveAsync(chromium, site, address: network.Address)).SignInAsync("support", "/office/main/ownership");
        await Expect(support.Tile("3001")).ToContainTextAsync("Free");
        await Expect(support.Tile("3004")).ToContainTextAsync("Siobhán O'Brien");
        await MarkAsync(support);

        network.Break();
        await Expect(support.Page.Locator("html")).ToHaveAttributeAsync("data-connection", "reconnecting");
        (await site.CallAsync("main", "3001", "*45", "2021#", "918273#", "2")).Outcome.ShouldBe("logged-in");
        (await site.CallAsync("main", "3004", "*45", "2023#", "57713#", "2")).Outcome.ShouldBe("logged-in");
        await network.RefuseAsync(times: 3);
        await Expect(support.Tile("3001")).ToContainTextAsync("Free");
        network.Mend();

        await Expect(support.Tile("3001")).ToContainTextAsync("Siobhán O'Brien", new() { Timeout = 60_000 });
        await Expect(support.Tile("3004")).ToContainTextAsync("Ana de la Cruz");
        await Expect(support.Page.Locator("html")).ToHaveAttributeAsync("data-connection", "live");
        await ShouldBeTheSamePageAsync(support);
        await site.CallAsync("main", "3004", "*46", "57713#");
        await Expect(support.Tile("3004")).ToContainTextAsync("Free");
    }

    [Fact]
    public async Task ASelection_IsLoggedOutWithOneReason_AndWhoWasReplacedMeanwhileIsNot()
    {
        await site.CallAsync("main", "3008", "*45", "2024#", "86420#", "2");
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/ownership?view=list&sort=owner");
        await support.Page.GetByRole(AriaRole.Button, new() { Name = "Select", Exact = true }).ClickAsync();
        await support.Page.GetByLabel("Select 3008").CheckAsync();
        await support.Page.GetByLabel("Select 3002").CheckAsync();
        await support.Page.GetByRole(AriaRole.Button, new() { Name = "Log 2 people out…" }).ClickAsync();
        var dialog = support.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Kofi Mensah");
        (await site.CallAsync("main", "3002", "*45", "2019#", "73915#", "2")).Outcome.ShouldBe("logged-in");
        await support.Page.GetByLabel("Reason, for the history").FillAsync("Fire drill");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Log 2 out" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("1 of 2 logged out, 1 not.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        await Expect(support.Page.Locator(".activity li").First).ToContainTextAsync("logged Kofi Mensah out of 3008: Fire drill");
        await Expect(support.Page.Locator("tr", new() { HasText = "3002" })).ToContainTextAsync("Dana Whitfield");
    }

    [Fact]
    public async Task TheArrowKeys_MoveOverTiles_AndEnterOpens()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/training/ownership?floor=2");
        await Expect(support.Tile("3008")).ToHaveAttributeAsync("tabindex", "0");
        await support.Tile("3008").FocusAsync();
        await support.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(support.Tile("3009")).ToBeFocusedAsync();
        await support.Page.Keyboard.PressAsync("End");
        await Expect(support.Tile("3012")).ToBeFocusedAsync();
        await support.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(support.Tile("3012")).Not.ToBeFocusedAsync();
        await support.Page.Keyboard.PressAsync("Home");
        await support.Page.Keyboard.PressAsync("Enter");
        await Expect(support.Page.GetByRole(AriaRole.Dialog, new() { Name = "3008" })).ToBeVisibleAsync();
        await Expect(support.Page).ToHaveURLAsync(new Regex("open=3008"));
    }

    [Fact]
    public async Task AllOffices_ShowWhereSomebodyLogsIn()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/ownership?q=3010");
        var training = support.Page.GetByRole(AriaRole.Region, new() { Name = "Training Office" });
        await Expect(support.Page.Locator(".tile")).ToHaveCountAsync(2);
        await Expect(training.Locator(".tile")).ToContainTextAsync("Free");
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", "/office/training/keypad?phone=3010");
        await TakeOverAsync(trainer, "2024", "86420");
        await Expect(training.Locator(".tile")).ToContainTextAsync("Kofi Mensah");
    }

    private static ILocator Desk(Visitor wall, string number) => wall.Page.Locator(".desk", new() { HasText = number });

    private static async Task TakeOverAsync(Visitor trainer, string extension, string pin)
    {
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await Expect(trainer.Caption).ToContainTextAsync("extension");
        await trainer.PressAsync($"{extension}#");
        await Expect(trainer.Caption).ToContainTextAsync("PIN");
        await trainer.PressAsync($"{pin}#");
        await Expect(trainer.Caption).ToContainTextAsync("Press 2");
        await trainer.PressAsync("2");
        await Expect(trainer.Caption).ToContainTextAsync("is now the owner");
    }

    /// <summary>A page that is loaded anew forgets what a script has left on it.</summary>
    private static async Task MarkAsync(params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
            await visitor.Page.EvaluateAsync("window.neverReloaded = true");
    }

    private static async Task ShouldBeTheSamePageAsync(params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
            (await visitor.Page.EvaluateAsync<bool>("window.neverReloaded === true")).ShouldBeTrue();
    }
}
