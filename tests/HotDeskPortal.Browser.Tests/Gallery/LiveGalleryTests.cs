using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Live: the map, readiness.</summary>
public sealed class LiveGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task OwnershipMap_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await LiveADayAsync();
        await ShowAsync(visitor, "/office/main/ownership", "Ownership map", "ownership");
        await ShowAsync(visitor, "/office/main/ownership?q=zzz", "Ownership map", "ownership-nothing-fits");
        await ShowAsync(visitor, "/office/main/ownership?open=3002", "Ownership map", "ownership-drawer", ".drawer");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Log out…" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Reason, for the history")).ToBeFocusedAsync();
        await LookAsync(visitor, "ownership-log-out");
        await ShowAsync(visitor, "/office/main/ownership?open=3005", "Ownership map", "ownership-locked", ".drawer");
        await ShowAsync(visitor, "/office/main/ownership?view=list&sort=since&dir=desc", "Ownership map", "ownership-list", "[data-surface]");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Select", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Everyone who is logged in" }).ClickAsync();
        await LookAsync(visitor, "ownership-select");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("people out…") }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Reason, for the history")).ToBeVisibleAsync();
        await LookAsync(visitor, "ownership-log-many-out");
        await ShowAsync(visitor, "/office/main/ownership?view=plan", "Ownership map", "ownership-plan", ".plan .desk");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Place desks" }).ClickAsync();
        await Expect(visitor.Page.Locator(".plan.placing")).ToBeVisibleAsync();
        await LookAsync(visitor, "ownership-plan-placing");
        await ShowAsync(visitor, "/ownership", "All offices", "all-offices", ".tile");
        await ShowAsync(visitor, "/office/main/wall", "Main Office", "wall", ".desk");
        await ShowAsync(visitor, "/office/none/ownership", "Office not found", "ownership-no-office");
    }

    [Fact]
    public async Task Readiness_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await LiveADayAsync();
        await ShowAsync(visitor, "/office/main/readiness", "Readiness", "readiness", ".check-card");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Fix all [0-9]+…$") }).First.ClickAsync();
        await Expect(visitor.Page.Locator(".consequences")).ToBeVisibleAsync();
        await LookAsync(visitor, "readiness-fix");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put aside") }).First.ClickAsync();
        await Expect(visitor.Page.GetByLabel("Until the end of")).ToBeVisibleAsync();
        await LookAsync(visitor, "readiness-put-aside");
        await ShowAsync(visitor, "/office/main/readiness?severity=information", "Readiness", "readiness-information", ".check-card");
        await ShowAsync(visitor, "/office/main/ownership?open=3009", "Ownership map", "readiness-drawer", ".drawer li");
        await ShowAsync(visitor, "/office/main/users/2024", null, "readiness-user", ".detail li");
    }
}
