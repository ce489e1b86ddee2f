using System.Text.RegularExpressions;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Accounts;

/// <summary>A browser holds forms to the page's policy, and cookies to their site: what the way to another site stands or falls with.</summary>
public sealed class ProviderSignInTests(Chromium chromium) : IAsyncLifetime
{
    private OpenIdServer server = default!;
    private PortalSite site = default!;

    public async ValueTask InitializeAsync()
    {
        server = await OpenIdServer.StartAsync();
        site = new PortalSite(new Dictionary<string, string>
        {
            ["Authority"] = server.Authority, ["ClientId"] = "hotdeskportal", ["ClientSecret"] = OpenIdServer.ClientSecret, ["DisplayName"] = "Test ID", ["Scopes:0"] = "groups",
            ["Roles:0:Group"] = "helpers", ["Roles:0:Role"] = "Support",
        }.ToDictionary(s => $"Accounts:OpenIdConnect:{s.Key}", s => s.Value));
        await server.RegisterAsync(new Uri(site.Address, "/signin-oidc"));
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheButton_LeadsThereAndBack_WithScriptAndWithout(bool hasScript)
    {
        server.Person = new Person("0b1c", "olivia@example.org", "helpers");
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), JavaScriptEnabled = hasScript });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/office/main/ownership?state=free");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with Test ID" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/office/main/ownership\?state=free$"));
        if (hasScript)
            await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhoMayNot_ReadsWhy()
    {
        server.Person = new Person("0b1c", "olivia@example.org", "others");
        await using var visitor = await Visitor.ArriveAsync(chromium, site);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with Test ID" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Your groups give you no access" })).ToBeVisibleAsync();
    }
}
