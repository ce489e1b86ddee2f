using System.Text.RegularExpressions;
using HotDeskPortal.Services.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Accounts;

/// <summary>Passkeys in a browser whose security key is simulated by the browser itself.</summary>
public sealed class PasskeyTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    // No device makes a passkey for an address of digits.
    private string Site => $"http://localhost:{site.Address.Port}";

    [Fact]
    public async Task APasskey_AddedToAnAccount_SignsIn_UntilItIsRemoved()
    {
        await using var manager = await Visitor.ArriveAsync(chromium, site);
        await PlugInAsync(manager.Page);
        await manager.SignInAsync("manager", $"{Site}/account/sign-in");
        await Expect(manager.Page).ToHaveURLAsync(new Regex("/ownership$"));
        await manager.Page.GotoAsync($"{Site}/account/me");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey was added");

        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere, including here" }).ClickAsync();
        await Expect(manager.Page).ToHaveURLAsync(new Regex("/account/signed-out$"));
        await GuessAsync(manager.Page, SignInThrottle.Free + 1);
        await Expect(manager.Page).ToHaveURLAsync(new Regex("/account/locked-out"));
        await SignInByPasskeyAsync(manager.Page);
        await Expect(manager.Page).ToHaveURLAsync(new Regex("/office/main/ownership$"));

        await manager.Page.GotoAsync($"{Site}/account/confirm?returnUrl=%2Faccount%2Fme");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(manager.Page).ToHaveURLAsync(new Regex("/account/me$"));
        await manager.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Remove the passkey") }).ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey was removed");
        await SignInByPasskeyAsync(manager.Page);
        await Expect(manager.Page.Locator(".form-error")).ToContainTextAsync("This passkey does not belong to an account here");
    }

    [Fact]
    public async Task AnInvitation_CanBeAcceptedWithAPasskeyAlone()
    {
        await using var admin = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("admin", $"{Site}/accounts");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Invite…" }).ClickAsync();
        await admin.Page.GetByLabel("E-mail").FillAsync("olivia@example.org");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        var link = await admin.Page.Locator(".link .mono").TextContentAsync();

        await using var olivia = await Visitor.ArriveAsync(chromium, site);
        await PlugInAsync(olivia.Page);
        await olivia.Page.GotoAsync(link!);
        await olivia.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey instead" }).ClickAsync();
        await Expect(olivia.Page).ToHaveURLAsync(new Regex("/office/main/ownership$"));

        await olivia.Page.Context.ClearCookiesAsync();
        await SignInByPasskeyAsync(olivia.Page);
        await Expect(olivia.Page).ToHaveURLAsync(new Regex("/ownership$"));
    }

    private async Task GuessAsync(IPage page, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await page.GotoAsync($"{Site}/account/sign-in");
            await page.GetByLabel("E-mail").FillAsync("manager@hotdesk.example");
            await page.GetByLabel("Password").FillAsync("not the password");
            var answer = page.WaitForResponseAsync(r => r.Request.Method == "POST");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await answer;
        }
    }

    private async Task SignInByPasskeyAsync(IPage page)
    {
        await page.GotoAsync($"{Site}/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }

    private static async Task PlugInAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
