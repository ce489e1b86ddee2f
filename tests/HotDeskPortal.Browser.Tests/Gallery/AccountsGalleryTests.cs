using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Getting in: sign-in, accounts, API keys, one's own account.</summary>
public sealed class AccountsGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task Outside_LooksRight()
    {
        await using var visitor = await ArriveAsync();
        await ShowAsync(visitor, "/account/sign-in", "Sign in", "sign-in");
        await ShowAsync(visitor, "/account/access-denied", null, "access-denied");
        await ShowAsync(visitor, "/account/busy", null, "busy");
        await ShowAsync(visitor, "/account/locked-out", null, "locked-out");
        await ShowAsync(visitor, "/account/signed-out", null, "signed-out");
        await ShowAsync(visitor, "/account/too-many-sign-ins", null, "too-many-sign-ins");
        await ShowAsync(visitor, "/account/https-needed", "HTTPS is needed", "https-needed");
        await ShowAsync(visitor, "/account/provider-refused?why=email-taken", null, "provider-refused");
        await ShowAsync(visitor, "/account/invitation?code=none", "This link no longer works", "invitation-over");
        await ShowAsync(visitor, "/nothing-here", null, "not-found");
    }

    [Fact]
    public async Task Accounts_LookRight()
    {
        await using var visitor = await SignInAsync();
        await ShowAsync(visitor, "/accounts", "Accounts", "accounts", "table b");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Change support@" }).ClickAsync();
        await Expect(visitor.Page.GetByText("Close the account…")).ToBeVisibleAsync();
        await LookAsync(visitor, "accounts-menu");
        await visitor.Page.GotoAsync("/accounts");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Invite…" }).ClickAsync();
        await visitor.Page.GetByLabel("E-mail").FillAsync("new@example.org");
        await visitor.Page.GetByLabel("office manager").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByText("Choose the offices they manage.")).ToBeVisibleAsync();
        await LookAsync(visitor, "accounts-invite");
        await visitor.Page.GetByLabel("Main Office").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        var link = await visitor.Page.Locator(".link .mono").TextContentAsync();
        await LookAsync(visitor, "accounts-link");
        await ShowAsync(visitor, "/api-keys", "API keys", "api-keys", "table b");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a key…" }).ClickAsync();
        await visitor.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Wallboard");
        await LookAsync(visitor, "api-keys-create");
        await visitor.Page.GetByLabel("Main Office").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create the key" }).ClickAsync();
        await Expect(visitor.Page.Locator(".key .mono")).ToContainTextAsync("hdp_");
        await LookAsync(visitor, "api-keys-created");
        await ShowAsync(visitor, "/security", "Security", "security", ".points li");
        await ShowAsync(visitor, "/account/me", "My account", "my-account");
        await ShowAsync(visitor, "/account/authenticator", "Authenticator app", "authenticator");
        await ShowAsync(visitor, link!, "Welcome to HotDeskPortal", "invitation");
    }
}
