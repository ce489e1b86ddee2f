using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Set up: extensions, users, phones, templates, call routing, offices, imports.</summary>
public sealed class SetUpGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task ExtensionsAndUsers_LookRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/main/extensions", "Hot desk extensions", "extensions", "table .mono");
        await ShowAsync(visitor, "/office/main/extensions?q=zzz", "Hot desk extensions", "extensions-nothing-fits", ".empty");
        await visitor.Page.GotoAsync("/office/main/extensions");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a range…" }).ClickAsync();
        // The dialog moves the focus there once it is open: what is typed before would land in it.
        await Expect(visitor.Page.GetByLabel("First number")).ToBeFocusedAsync();
        await visitor.Page.GetByLabel("First number").FillAsync("3001");
        await visitor.Page.GetByLabel("Last number").FillAsync("3015");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(visitor.Page.Locator("#range-preview")).ToBeVisibleAsync();
        await LookAsync(visitor, "extensions-range");
        await ShowAsync(visitor, "/office/main/extensions/3002", null, "extension", ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Edit…" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Description")).ToBeVisibleAsync();
        await LookAsync(visitor, "extension-edit");
        await ShowAsync(visitor, "/office/main/extensions/3002", null, "extension", ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await Expect(visitor.Page.Locator(".consequences")).ToBeVisibleAsync();
        await LookAsync(visitor, "extension-delete");
        await ShowAsync(visitor, "/office/main/users", "Hot desk users", "users", "table .mono");
        await ShowAsync(visitor, "/office/main/users/2019", null, "user", ".detail");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "PIN…" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("New PIN")).ToBeVisibleAsync();
        await LookAsync(visitor, "user-pin");
    }

    [Fact]
    public async Task PhonesOfficesAndImports_LookRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/main/phones", "Phones", "phones", "table .mono");
        await ShowAsync(visitor, "/office/main/phones/805ec0112233", null, "phone", ".detail");
        await ShowAsync(visitor, "/office/main/settings", null, "office-settings", ".detail");
        await LookAsync(visitor, "office-settings-keys", visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }));
        await ShowAsync(visitor, "/office/main/start", "First steps", "office-start", ".steps");
        await ShowAsync(visitor, "/offices/new", "New office", "office-new", ".steps");
        await ShowAsync(visitor, "/office/main/import?kind=users", "Import", "import", ".drop");
        await (await visitor.Page.FileFieldAsync()).SetInputFilesAsync(new FilePayload
        {
            Name = "users.csv", MimeType = "text/csv",
            Buffer = "Extension,First name,Last name,PIN\n2031,Zo,Cafe,77204\n2032,Weak,Pin,1234\n"u8.ToArray(),
        });
        await Expect(visitor.Page.Locator(".columns-table")).ToBeVisibleAsync();
        await LookAsync(visitor, "import-columns");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Check 2 rows" }).ClickAsync();
        await Expect(visitor.Page.Locator(".fates")).ToBeVisibleAsync();
        await LookAsync(visitor, "import-plan");
    }

    [Fact]
    public async Task Templates_LookRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/office/main/templates", "Templates", "templates", ".list");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Yealink hot desk" }).ClickAsync();
        await Expect(visitor.Page.Locator("pre").First).ToBeVisibleAsync();
        await LookAsync(visitor, "template");
    }

    [Fact]
    public async Task CallRouting_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await LiveADayAsync();
        await ShowAsync(visitor, "/office/main/routing", "Call routing", "routing", ".destination");
        await ShowAsync(visitor, "/office/main/routing?from=3002&to=7000", "Call routing", "routing-trace", ".steps");
        await ShowAsync(visitor, "/office/main/routing?from=3003&to=2019&open=7001", "Call routing", "routing-refused", ".steps");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Edit 7001 Sales, direct number" }).ClickAsync();
        await Expect(visitor.Page.Locator(".members")).ToBeVisibleAsync();
        await LookAsync(visitor, "routing-edit");
    }
}
