using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Learn: the keypad simulator, its lessons and calls, the class.</summary>
public sealed class LearnGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task Simulator_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/training/keypad?phone=3001", "Keypad simulator", "keypad");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await visitor.PressAsync("2019#");
        await Expect(visitor.Caption).ToContainTextAsync("PIN");
        await visitor.PressAsync("739");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await LookAsync(visitor, "keypad-pin");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();
        await visitor.Page.Locator("[data-lesson='take-over']").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hint" }).ClickAsync();
        await Expect(visitor.Page.Locator(".hint")).ToBeVisibleAsync();
        await LookAsync(visitor, "keypad-lesson", visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Start again" }));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "All lessons" }).ClickAsync();
    }

    [Fact]
    public async Task Calls_LookRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/training/keypad?phone=3002", "Keypad simulator", "keypad-owned", ".phone");
        // At once: three seconds between two keys would dial what was pressed so far.
        await visitor.Page.EvaluateAsync("[...'7000#'].forEach(key => document.querySelector(`[data-key='${key}']`).click())");
        await Expect(visitor.Page.Locator(".rings a").First).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sound" }).ClickAsync();
        await LookAsync(visitor, "keypad-call");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sound" }).ClickAsync();
        await LookAsync(visitor, "keypad-call-rings", visitor.Page.Locator(".rings a").First);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Projector" }).ClickAsync();
        await LookAsync(visitor, "keypad-projector", visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Keypad simulator" }));
        await ShowAsync(visitor, "/office/main/keypad?phone=3001", "Keypad simulator", "keypad-real", ".phone");
    }

    [Fact]
    public async Task Class_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/main/class", "No class here", "class-none", ".empty");
        await ShowAsync(visitor, "/office/training/class", "Class", "class", ".join");
        if (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the class" }).IsVisibleAsync())
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the class" }).ClickAsync();
        await Expect(visitor.Page.Locator(".address")).ToBeVisibleAsync();
        await LookAsync(visitor, "class-open");
        await ShowAsync(visitor, await visitor.Page.Locator(".address .mono").InnerTextAsync(), null, "class-join", ".welcome");
        await ShowAsync(visitor, "/class/nothing", "Class not found", "class-unknown", ".empty");
    }
}
