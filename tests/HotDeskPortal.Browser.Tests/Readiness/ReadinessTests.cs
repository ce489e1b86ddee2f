using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Readiness;

/// <summary>An office manager makes an office ready, and support looks on.</summary>
public sealed class ReadinessTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task FixAll_MendsWhatIsSafe_AndSupportSeesItLive()
    {
        await using var support = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("support", "/office/main/readiness");
        var voicemail = support.Page.GetByRole(AriaRole.Article, new() { Name = "Voicemail is on" });
        await Expect(voicemail).ToContainTextAsync("3009");
        await Expect(support.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Fix|Put aside)") })).ToHaveCountAsync(0);
        await Expect(support.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Readiness ?[0-9]+ findings") })).ToBeVisibleAsync();

        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/readiness");
        await manager.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Fix all [0-9]+…$") }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Voicemail is turned off.");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Fix [0-9]+$") }).ClickAsync();
        await Expect(dialog.GetByText(new Regex("^([0-9]+) of \\1 fixed\\."))).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(manager.Page.GetByRole(AriaRole.Article, new() { Name = "Voicemail is on" })).ToHaveCountAsync(0);
        await Expect(voicemail).ToHaveCountAsync(0);
        await Expect(support.Page.GetByRole(AriaRole.Article, new() { Name = "No phone", Exact = true })).ToContainTextAsync("3012");
    }

    [Fact]
    public async Task PutAside_WithAReason_LeavesTheListUntilItIsTakenBack()
    {
        await using var manager = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("manager", "/office/main/readiness?severity=problem");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Put aside 3012: No phone" }).ClickAsync();
        var dialog = manager.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("The desk is being built");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put aside" }).ClickAsync();
        var check = manager.Page.GetByRole(AriaRole.Article, new() { Name = "No phone", Exact = true });
        await Expect(check).ToHaveCountAsync(0);
        await manager.Page.GetByText("1 finding put aside").ClickAsync();
        await Expect(manager.Page.GetByText("“The desk is being built”")).ToBeVisibleAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Restore: No phone at 3012" }).ClickAsync();
        await Expect(check).ToContainTextAsync("3012");
    }
}
