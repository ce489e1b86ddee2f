using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Accounts;

public sealed class SignInTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task Newcomer_PicksADemoAccount_AndLandsOnTheMap()
    {
        await using var newcomer = await Visitor.ArriveAsync(chromium, site);
        await newcomer.Page.GotoAsync("/");
        await newcomer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Support") }).ClickAsync();
        await Expect(newcomer.Page).ToHaveURLAsync(new Regex("/office/main/ownership$"));
        await Expect(newcomer.Page.Locator(".tile")).ToHaveCountAsync(12);
    }

    [Fact]
    public async Task WrongPassword_IsToldBesideTheForm()
    {
        await using var stranger = await Visitor.ArriveAsync(chromium, site);
        await stranger.Page.GotoAsync("/account/sign-in");
        await stranger.Page.GetByLabel("E-mail").FillAsync("manager@hotdesk.example");
        await stranger.Page.GetByLabel("Password").FillAsync("not the password");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(stranger.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The e-mail or password is not correct");
        await Expect(stranger.Page.GetByLabel("E-mail")).ToHaveValueAsync("manager@hotdesk.example");
    }

    [Fact]
    public async Task DeepLink_SurvivesSigningIn_AndSigningOutEndsIt()
    {
        await using var admin = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("admin", "/office/training/ownership?state=free");
        await Expect(admin.Page).ToHaveURLAsync(new Regex(@"/office/training/ownership\?state=free$"));
        await admin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("admin@hotdesk.example") }).ClickAsync();
        await admin.Page.GetByText("Sign out").ClickAsync();
        await Expect(admin.Page).ToHaveURLAsync(new Regex("/account/signed-out$"));
        await admin.Page.GotoAsync("/office/training/ownership");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
    }

    [Fact]
    public async Task OfficeSwitcher_ChangesTheOffice_AndIsRemembered()
    {
        await using var admin = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("admin");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("/office/main/ownership$"));
        await admin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Main Office") }).ClickAsync();
        await admin.Page.Locator(".mud-menu-item", new() { HasText = "Training Office" }).ClickAsync();
        await Expect(admin.Page).ToHaveURLAsync(new Regex("/office/training/ownership$"));
        await Expect(admin.Page.Locator(".tile").First).ToBeVisibleAsync();
        await admin.Page.GotoAsync("/");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("/office/training/ownership$"));
    }
}
