using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Look back: plans over time, history, occupancy, seats, audit.</summary>
public sealed class LookBackGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task LookBack_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await LiveADayAsync();
        await ShowAsync(visitor, "/office/main/ownership?view=plan", "Ownership map", "ownership-plan", "[data-desk]");
        await ShowAsync(visitor, "/office/main/history", "History", "history", "table .two");
        await ShowAsync(visitor, "/office/main/occupancy", "Occupancy", "occupancy", ".chart");
        await ShowAsync(visitor, "/office/main/seats", "Seats", "seats", ".chart");
    }

    [Fact]
    public async Task Audit_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await LiveADayAsync();
        await visitor.Page.GotoAsync("/office/main/settings");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }).ClickAsync();
        await Expect(visitor.Page.Locator(".key .mono, code.mono, .mono").First).ToBeVisibleAsync();
        await ShowAsync(visitor, "/office/main/audit?kind=provisioningkey", "Audit", "audit-filtered", "table .two");
        // What a circuit changes comes from where its page was asked for.
        await Expect(visitor.Page.Locator("tbody tr").First).ToContainTextAsync(new Regex(@"admin@hotdesk\.example\s*portal, (127\.0\.0\.1|::1)"));
        await ShowAsync(visitor, "/office/main/audit", "Audit", "audit", "table .two");
        await visitor.Page.Locator("details summary").First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(visitor.Page.Locator("#audit-verdict")).ToBeVisibleAsync();
        await LookAsync(visitor, "audit-verified");
        await ShowAsync(visitor, "/audit", "Audit", "audit-all", "table .two");
        await ShowAsync(visitor, "/office/main/audit?q=zzz", "Audit", "audit-nothing-fits", ".empty");
    }
}
