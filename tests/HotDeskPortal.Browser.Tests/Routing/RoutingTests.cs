using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Routing;

/// <summary>"My calls don't ring": support traces the call, an office manager mends the queue.</summary>
public sealed class RoutingTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task Trace_FollowsTheAgentFromDeskToDesk()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/routing");
        await support.Page.GetByLabel("To", new() { Exact = true }).FillAsync("2019");
        await support.Page.GetByLabel("To", new() { Exact = true }).PressAsync("Enter");
        await Expect(support.Page.Locator(".answer")).ToContainTextAsync("Dana Whitfield is not logged in anywhere");
        await Expect(support.Page).ToHaveURLAsync(new Regex(@"\?to=2019$"));

        await site.CallAsync("main", "3001", "*45", "2019#", "73915#", "2");

        await Expect(support.Page.Locator(".answer")).ToContainTextAsync("Rings Dana Whitfield at 3001.");
        await Expect(support.Page.GetByRole(AriaRole.Article, new() { Name = "7000 Customer service" })).ToContainTextAsync("at 3001");
    }

    [Fact]
    public async Task Destination_IsCreated_AndASharedPhoneIsRefusedAsMember()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/routing");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Create a destination…" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(dialog.GetByText("Give it a name.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Number").FillAsync("7000");
        await dialog.GetByLabel("Name").FillAsync("Orders");
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Attendant" }).ClickAsync();
        await AddAsync("3001", "3001 hot desk");
        await Expect(dialog.GetByText("3001 is a shared phone and never rings that way.")).ToBeVisibleAsync();
        await AddAsync("marek", "2020 Marek Novák");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(dialog.GetByText("7000 is taken by queue Customer service.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Number").FillAsync("7050");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Article, new() { Name = "7050 Orders" })).ToContainTextAsync("Marek Novák");

        async Task AddAsync(string typed, string option)
        {
            await dialog.GetByLabel("Add a member").FillAsync(typed);
            await manager.Page.Locator(".mud-popover-open .mud-list-item", new() { HasText = option }).ClickAsync();
        }
    }
}
