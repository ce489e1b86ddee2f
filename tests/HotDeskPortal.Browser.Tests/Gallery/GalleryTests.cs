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
        await using var visitor = await ArriveAsync(theme, size);
        var look = $"{theme}-{size}";
        await LiveADayAsync();

        await ShowAsync(visitor, "/account/sign-in", "Sign in", "sign-in", look);
        await ShowAsync(visitor, "/account/access-denied", null, "access-denied", look);
        await ShowAsync(visitor, "/account/locked-out", null, "locked-out", look);
        await ShowAsync(visitor, "/account/signed-out", null, "signed-out", look);
        await ShowAsync(visitor, "/account/provider-refused?why=email-taken", null, "provider-refused", look);
        await ShowAsync(visitor, "/account/invitation?code=none", "This link is over", "invitation-over", look);
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
        await ShowReadinessAsync(visitor, look);
        await ShowRoutingAsync(visitor, look);
        await ShowSetUpAsync(visitor, look);
        await ShowAsync(visitor, "/office/main/templates", "Templates", "templates", look, ".list");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Yealink hot desk" }).ClickAsync();
        await Expect(visitor.Page.Locator("pre").First).ToBeVisibleAsync();
        await LookAsync(visitor, "template", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Simulator_LooksRight_AndAxeFindsNothing(string theme, string size)
    {
        await using var visitor = await ArriveAsync(theme, size);
        var look = $"{theme}-{size}";
        await visitor.SignInAsync("admin");
        await ShowAsync(visitor, "/office/training/keypad?phone=3001", "Keypad simulator", "keypad", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await visitor.PressAsync("2019#");
        await Expect(visitor.Caption).ToContainTextAsync("PIN");
        await visitor.PressAsync("739");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await LookAsync(visitor, "keypad-pin", look);
        await ShowLessonsAsync(visitor, look);
        await ShowCallsAsync(visitor, look);
        await ShowClassAsync(visitor, look);
    }

    private async Task<Visitor> ArriveAsync(string theme, string size)
    {
        var visitor = await Visitor.ArriveAsync(
            chromium, site, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, size == "phone" ? 390 : 1360, size == "phone" ? 844 : 860);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        return visitor;
    }

    private static async Task ShowLessonsAsync(Visitor visitor, string look)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();
        await visitor.Page.Locator("[data-lesson='take-over']").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hint" }).ClickAsync();
        await Expect(visitor.Page.Locator(".hint")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ScrollIntoViewIfNeededAsync();
        await LookAsync(visitor, "keypad-lesson", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "All lessons" }).ClickAsync();
    }

    private static async Task ShowCallsAsync(Visitor visitor, string look)
    {
        await ShowAsync(visitor, "/office/training/keypad?phone=3002", "Keypad simulator", "keypad-owned", look, ".phone");
        // At once: three seconds between two keys would dial what was pressed so far.
        await visitor.Page.EvaluateAsync("[...'7000#'].forEach(key => document.querySelector(`[data-key='${key}']`).click())");
        await Expect(visitor.Page.Locator(".rings a").First).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sound" }).ClickAsync();
        await LookAsync(visitor, "keypad-call", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sound" }).ClickAsync();
        await visitor.Page.Locator(".rings a").First.ScrollIntoViewIfNeededAsync();
        await LookAsync(visitor, "keypad-call-rings", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Projector" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Keypad simulator" }).ScrollIntoViewIfNeededAsync();
        await LookAsync(visitor, "keypad-projector", look);
        await ShowAsync(visitor, "/office/main/keypad?phone=3001", "Keypad simulator", "keypad-real", look, ".phone");
    }

    private static async Task ShowClassAsync(Visitor visitor, string look)
    {
        await ShowAsync(visitor, "/office/main/class", "No class here", "class-none", look, ".empty");
        await ShowAsync(visitor, "/office/training/class", "Class", "class", look, ".join");
        if (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the class" }).IsVisibleAsync())
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the class" }).ClickAsync();
        await Expect(visitor.Page.Locator(".address")).ToBeVisibleAsync();
        await LookAsync(visitor, "class-open", look);
        await ShowAsync(visitor, await visitor.Page.Locator(".address .mono").InnerTextAsync(), null, "class-join", look, ".welcome");
        await ShowAsync(visitor, "/class/nothing", "No such class", "class-unknown", look, ".empty");
    }

    private static async Task ShowReadinessAsync(Visitor visitor, string look)
    {
        await ShowAsync(visitor, "/office/main/readiness", "Readiness", "readiness", look, ".check-card");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Fix all [0-9]+…$") }).First.ClickAsync();
        await Expect(visitor.Page.Locator(".consequences")).ToBeVisibleAsync();
        await LookAsync(visitor, "readiness-fix", look);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put aside") }).First.ClickAsync();
        await Expect(visitor.Page.GetByLabel("Until the end of")).ToBeVisibleAsync();
        await LookAsync(visitor, "readiness-put-aside", look);
        await ShowAsync(visitor, "/office/main/readiness?severity=information", "Readiness", "readiness-information", look, ".check-card");
        await ShowAsync(visitor, "/office/main/ownership?open=3009", "Ownership map", "readiness-drawer", look, ".drawer li");
        await ShowAsync(visitor, "/office/main/users/2024", null, "readiness-user", look, ".detail li");
    }

    private static async Task ShowRoutingAsync(Visitor visitor, string look)
    {
        await ShowAsync(visitor, "/office/main/routing", "Call routing", "routing", look, ".destination");
        await ShowAsync(visitor, "/office/main/routing?from=3002&to=7000", "Call routing", "routing-trace", look, ".steps");
        await ShowAsync(visitor, "/office/main/routing?from=3003&to=2019&open=7001", "Call routing", "routing-refused", look, ".steps");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Edit 7001 Sales, direct number" }).ClickAsync();
        await Expect(visitor.Page.Locator(".members")).ToBeVisibleAsync();
        await LookAsync(visitor, "routing-edit", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task AccountPages_LookRight_AndAxeFindsNothing(string theme, string size)
    {
        await using var visitor = await Visitor.ArriveAsync(
            chromium, site, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, size == "phone" ? 390 : 1360, size == "phone" ? 844 : 860);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var look = $"{theme}-{size}";
        await visitor.SignInAsync("admin");
        await ShowAsync(visitor, "/accounts", "Accounts", "accounts", look, "table b");
        await visitor.Page.Locator(".picker", new() { HasText = "support@" }).Last.ClickAsync();
        await Expect(visitor.Page.GetByText("Close the account…")).ToBeVisibleAsync();
        await LookAsync(visitor, "accounts-menu", look);
        await visitor.Page.GotoAsync("/accounts");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Invite…" }).ClickAsync();
        await visitor.Page.GetByLabel("E-mail").FillAsync($"{look}@example.org");
        await visitor.Page.GetByLabel("office manager").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByText("Choose the offices that they manage.")).ToBeVisibleAsync();
        await LookAsync(visitor, "accounts-invite", look);
        await visitor.Page.GetByLabel("Main Office").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        var link = await visitor.Page.Locator(".link .mono").TextContentAsync();
        await LookAsync(visitor, "accounts-link", look);
        await ShowAsync(visitor, "/api-keys", "API keys", "api-keys", look, "table b");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a key…" }).ClickAsync();
        await visitor.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Wallboard");
        await LookAsync(visitor, "api-keys-create", look);
        await visitor.Page.GetByLabel("Main Office").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create the key" }).ClickAsync();
        await Expect(visitor.Page.Locator(".key .mono")).ToContainTextAsync("hdp_");
        await LookAsync(visitor, "api-keys-created", look);
        await ShowAsync(visitor, "/account/me", "My account", "my-account", look);
        await ShowAsync(visitor, "/account/authenticator", "Authenticator app", "authenticator", look);
        await ShowAsync(visitor, link!, "Welcome to HotDeskPortal", "invitation", look);
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
