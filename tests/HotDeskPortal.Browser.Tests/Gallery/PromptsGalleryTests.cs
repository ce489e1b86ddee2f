using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>What real phones say.</summary>
public sealed class PromptsGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task Prompts_LookRightAndCanBeHeard()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/main/phone-system/prompts", "Prompts", "prompts", ".prompts");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Listen to: Enter your PIN, then press pound." }).ClickAsync();
        await Expect(visitor.Page.Locator("audio")).ToBeVisibleAsync();
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('audio').duration > 0.5");
    }
}
