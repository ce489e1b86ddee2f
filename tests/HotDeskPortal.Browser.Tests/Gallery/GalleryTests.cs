using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>
/// Every page in both themes and at phone width: nothing that axe finds, nothing that overflows, and a picture of each in the
/// ignored folder <c>gallery</c>, so that looking is one command.
/// </summary>
public sealed class GalleryTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "gallery");

    public static TheoryData<string, string> Looks => new()
    {
        { "light", "desktop" }, { "dark", "desktop" }, { "light", "phone" }, { "dark", "phone" },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_LookRight_AndAxeFindsNothing(string theme, string size)
    {
        await using var visitor = await Visitor.ArriveAsync(
            chromium, site, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, size == "phone" ? 390 : 1360, size == "phone" ? 844 : 860);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var look = $"{theme}-{size}";
        await LiveADayAsync();

        await ShowAsync(visitor, "/account/sign-in", "Sign in", "sign-in", look);
        await ShowAsync(visitor, "/account/access-denied", null, "access-denied", look);
        await ShowAsync(visitor, "/account/locked-out", null, "locked-out", look);
        await ShowAsync(visitor, "/account/signed-out", null, "signed-out", look);
        await ShowAsync(visitor, "/nothing-here", null, "not-found", look);
        await visitor.SignInAsync("admin");
        await ShowAsync(visitor, "/office/main/ownership", "Ownership map", "ownership", look);
        await ShowAsync(visitor, "/office/main/ownership?q=zzz", "Ownership map", "ownership-nothing-fits", look);
        await ShowAsync(visitor, "/office/main/ownership?open=3002", "Ownership map", "ownership-drawer", look, ".drawer");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Log out…" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Reason, for the history")).ToBeFocusedAsync();
        await LookAsync(visitor, "ownership-log-out", look);
        await ShowAsync(visitor, "/office/main/ownership?open=3005", "Ownership map", "ownership-locked", look, ".drawer");
        await ShowAsync(visitor, "/office/main/ownership?view=list&sort=since&dir=desc", "Ownership map", "ownership-list", look, "[data-surface]");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Select", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "All who are logged in" }).ClickAsync();
        await LookAsync(visitor, "ownership-select", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("people out…") }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Reason, for the history")).ToBeVisibleAsync();
        await LookAsync(visitor, "ownership-log-many-out", look);
        await ShowAsync(visitor, "/ownership", "All offices", "all-offices", look, ".tile");
        await ShowAsync(visitor, "/office/main/wall", "Main Office", "wall", look, ".desk");
        await ShowLookBackAsync(visitor, look);
        await ShowAsync(visitor, "/office/none/ownership", "No such office", "ownership-no-office", look);
        await ShowSetUpAsync(visitor, look);
        await ShowAsync(visitor, "/office/main/templates", "Templates", "templates", look, ".list");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Yealink hot desk" }).ClickAsync();
        await Expect(visitor.Page.Locator("pre").First).ToBeVisibleAsync();
        await LookAsync(visitor, "template", look);
        await ShowAsync(visitor, "/office/training/keypad?phone=3001", "Keypad simulator", "keypad", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await visitor.PressAsync("2019#");
        await Expect(visitor.Caption).ToContainTextAsync("PIN");
        await visitor.PressAsync("739");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await LookAsync(visitor, "keypad-pin", look);
    }

    private static async Task ShowLookBackAsync(Visitor visitor, string look)
    {
        await ShowAsync(visitor, "/office/main/ownership?view=plan", "Ownership map", "ownership-plan", look, "[data-desk]");
        await ShowAsync(visitor, "/office/main/history", "History", "history", look, "table .two");
        await ShowAsync(visitor, "/office/main/occupancy", "Occupancy", "occupancy", look, ".chart");
        await ShowAsync(visitor, "/office/main/seats", "Seats", "seats", look, ".chart");
    }

    private static async Task ShowSetUpAsync(Visitor visitor, string look)
    {
        await ShowAsync(visitor, "/office/main/extensions", "Hot desk extensions", "extensions", look, "table .mono");
        await ShowAsync(visitor, "/office/main/extensions?q=zzz", "Hot desk extensions", "extensions-nothing-fits", look, ".empty");
        await visitor.Page.GotoAsync("/office/main/extensions");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a range…" }).ClickAsync();
        await visitor.Page.GetByLabel("First number").FillAsync("3001");
        await visitor.Page.GetByLabel("Last number").FillAsync("3015");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(visitor.Page.Locator("#range-preview")).ToBeVisibleAsync();
        await LookAsync(visitor, "extensions-range", look);
        await ShowAsync(visitor, "/office/main/extensions/3002", null, "extension", look, ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Edit…" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Description")).ToBeVisibleAsync();
        await LookAsync(visitor, "extension-edit", look);
        await ShowAsync(visitor, "/office/main/extensions/3002", null, "extension", look, ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await Expect(visitor.Page.Locator(".consequences")).ToBeVisibleAsync();
        await LookAsync(visitor, "extension-delete", look);
        await ShowAsync(visitor, "/office/main/users", "Hot desk users", "users", look, "table .mono");
        await ShowAsync(visitor, "/office/main/users/2019", null, "user", look, ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "PIN…" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("New PIN")).ToBeVisibleAsync();
        await LookAsync(visitor, "user-pin", look);
        await ShowAsync(visitor, "/office/main/phones", "Phones", "phones", look, "table .mono");
        await ShowAsync(visitor, "/office/main/phones/805ec0112233", null, "phone", look, ".detail");
        await ShowAsync(visitor, "/office/main/settings", null, "office-settings", look, ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }).ScrollIntoViewIfNeededAsync();
        await LookAsync(visitor, "office-settings-keys", look);
        await ShowAsync(visitor, "/office/main/start", "First steps", "office-start", look, ".steps");
        await ShowAsync(visitor, "/offices/new", "New office", "office-new", look, ".steps");
        await ShowAsync(visitor, "/office/main/import?kind=users", "Import", "import", look, ".drop");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "users.csv", MimeType = "text/csv",
            Buffer = "Extension,First name,Last name,PIN\n2031,Zo,Cafe,77204\n2032,Weak,Pin,1234\n"u8.ToArray(),
        });
        await Expect(visitor.Page.Locator(".fates")).ToBeVisibleAsync();
        await LookAsync(visitor, "import-plan", look);
    }

    /// <summary>Something of every state to look at: a login, a takeover, a move, a phone that refuses.</summary>
    private async Task LiveADayAsync()
    {
        await site.CallAsync("main", "3001", "*45", "2020#", "60428#", "2");
        await site.CallAsync("main", "3001", "*45", "2019#", "73915#", "2");
        await site.CallAsync("main", "3008", "*45", "2023#", "57713#", "2");
        await site.CallAsync("main", "3002", "*45", "2020#", "60428#", "2");
        foreach (var _ in Enumerable.Range(0, 4))
            await site.CallAsync("main", "3005", "*45", "2999#", "0007#", "2999#", "0007#", "2999#", "0007#");
    }

    private static async Task ShowAsync(Visitor visitor, string address, string? heading, string name, string look, string ready = "h1")
    {
        await visitor.Page.GotoAsync(address);
        await Expect(visitor.Page.Locator(ready).First).ToBeVisibleAsync();
        if (heading is not null)
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).First).ToBeVisibleAsync();
        if (address.Contains("/ownership", StringComparison.Ordinal) && ready == "h1" && heading == "Ownership map")
            await Expect(visitor.Page.Locator(".tile, .map .empty").First).ToBeVisibleAsync();
        await LookAsync(visitor, name, look);
    }

    private static async Task LookAsync(Visitor visitor, string name, string look)
    {
        Directory.CreateDirectory(Folder);
        await visitor.Page.EvaluateAsync("document.fonts.ready");
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{look}.png"), FullPage = false });
        var overflow = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBeLessThanOrEqualTo(0, $"{name} ({look}) is wider than the screen");
        var found = await visitor.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        });
        found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty($"{name} ({look})");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
