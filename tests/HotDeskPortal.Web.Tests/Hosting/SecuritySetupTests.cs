using System.Text.RegularExpressions;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>What every answer carries, whoever gives it.</summary>
public sealed class SecuritySetupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/health/live")]
    public async Task Pages_CarryAPolicyWithoutInlineScript_AndTheOtherHeaders(string address)
    {
        await using var host = new PortalHost();
        using var answer = await host.Browser().GetAsync(new Uri(address, UriKind.Relative), Token);

        var policy = Header(answer, "Content-Security-Policy");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("form-action 'self'");
        var scripts = Regex.Match(policy, "script-src ([^;]*)").Groups[1].Value;
        scripts.ShouldContain("'nonce-");
        scripts.ShouldNotContain("unsafe");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        Header(answer, "Permissions-Policy").ShouldContain("publickey-credentials-get=self");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Nonce_IsAnotherOneEachTime_AndTheOnlyInlineScriptHasIt()
    {
        await using var host = new PortalHost();
        var nonces = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await host.Browser().GetAsync(new Uri("/account/sign-in", UriKind.Relative), Token);
            var nonce = Regex.Match(Header(answer, "Content-Security-Policy"), "'nonce-([^']+)'").Groups[1].Value;
            nonces.Add(nonce);
            var page = await FormClient.ReadAsync(answer);
            page.QuerySelectorAll("script:not([src])").ShouldAllBe(s => s.GetAttribute("nonce") == nonce);
            page.QuerySelectorAll("*").SelectMany(e => e.Attributes).Select(a => a.Name).ShouldNotContain(a => a.StartsWith("on", StringComparison.Ordinal));
        }
        nonces.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Cookies_AreSecureHttpOnlyAndSameSite()
    {
        await using var host = new PortalHost();
        var browser = new FormClient(host);
        var page = await browser.GetAsync("/account/sign-in");
        var signedIn = await browser.SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1");

        var cookies = page.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).Select(c => c.ToLowerInvariant()).ToList();
        cookies.Count.ShouldBeGreaterThanOrEqualTo(2, "antiforgery and session");
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("secure");
            cookie.ShouldMatch("samesite=(lax|strict)");
        }
    }

    [Fact]
    public async Task Forwarded_IsBelievedOfNamedProxiesAlone()
    {
        await using var stranger = new PortalHost();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "http://localhost/office/main/ownership") { Headers = { { "X-Forwarded-Host", "evil.example" }, { "X-Forwarded-Proto", "https" } } };
        using var answer = await stranger.Browser().SendAsync(asked, Token);

        (answer.Headers.Location?.ToString() ?? "").ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task AuthenticatorKeysAndRecoveryCodes_AreEncryptedAtRest_AndWork()
    {
        await using var host = new PortalHost();
        string key;
        List<string> codes;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Services.Accounts.PortalAccount>>();
            var account = (await accounts.FindByEmailAsync("support@hotdesk.example"))!;
            (await accounts.ResetAuthenticatorKeyAsync(account)).Succeeded.ShouldBeTrue();
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
            codes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 4))!];
            (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, codes[0])).Succeeded.ShouldBeTrue();
            (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, codes[0])).Succeeded.ShouldBeFalse("each works once");
            (await accounts.CountRecoveryCodesAsync(account)).ShouldBe(3);
        }

        await using var db = await host.OpenDatabaseAsync();
        var stored = string.Join('\n', await db.UserTokens.Select(t => t.Value).ToListAsync(Token));
        stored.ShouldNotBeEmpty();
        stored.ShouldNotContain(key);
        codes.ShouldAllBe(code => !stored.Contains(code, StringComparison.Ordinal));
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
