using System.Net;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>The authenticator app: set up, asked for, replaced by a recovery code, taken away; and demanded of administrators.</summary>
public sealed class TwoFactorTests : IAsyncDisposable
{
    private const string Email = "support@hotdesk.example";
    private const string Password = "Hotdesk-demo-1";
    private const string Page = "/account/authenticator";
    private const string Map = "/office/main/ownership";

    private readonly ClockedPortalHost host = new();
    private readonly FormClient browser;

    public TwoFactorTests() => browser = new FormClient(host);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task TheApp_OnceSetUp_IsAskedForAfterThePassword()
    {
        await browser.SignInAsync(Email, Password);
        var page = await browser.PageAsync(Page);
        page.QuerySelector(".qr svg path, .qr svg rect").ShouldNotBeNull();
        var wrong = await FormClient.ReadAsync(await browser.SendAsync(Page, page, new() { ["Input.Code"] = "000000" }));
        FormClient.FormError(wrong).ShouldContain("not correct");
        (await host.AccountAsync(Email)).HasTwoFactor.ShouldBeFalse();

        var (key, codes) = await SetUpAsync(browser);
        codes.Length.ShouldBe(10);
        codes.ShouldBeUnique();
        (await browser.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK, "who set it up stays signed in");

        var stranger = new FormClient(host);
        (await stranger.SignInAsync(Email, Password, Map)).Headers.Location!.ToString().ShouldContain("account/two-factor");
        (await stranger.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the password alone opens nothing");
        const string second = "/account/two-factor?returnUrl=%2Foffice%2Fmain%2Fownership";
        var refused = await FormClient.ReadAsync(await EnterAsync(stranger, second, "123456"));
        FormClient.FormError(refused).ShouldContain("not correct");
        (await EnterAsync(stranger, second, NextCode(key))).ShouldLeadTo(Map);
        (await stranger.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Log.All.ShouldAllBe(line => !line.Contains(key, StringComparison.OrdinalIgnoreCase) && !codes.Any(line.Contains));
    }

    [Fact]
    public async Task ACode_OrAnOlderOne_OpensOnce()
    {
        await browser.SignInAsync(Email, Password);
        var (key, _) = await SetUpAsync(browser);
        var older = NextCode(key);
        var code = NextCode(key);
        foreach (var (entered, opens) in new[] { (code, true), (code, false), (older, false), (NextCode(key), true) })
        {
            var stranger = new FormClient(host);
            await stranger.SignInAsync(Email, Password);
            (await EnterAsync(stranger, "/account/two-factor", entered)).StatusCode.ShouldBe(opens ? HttpStatusCode.Redirect : HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task TheCodeThatSetTheAppUp_OpensNothing()
    {
        await browser.SignInAsync(Email, Password);
        var (key, _) = await SetUpAsync(browser);
        var stranger = new FormClient(host);
        await stranger.SignInAsync(Email, Password);
        (await EnterAsync(stranger, "/account/two-factor", CodeOf(key))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ACode_EnteredByTwoAtOnce_OpensOnce()
    {
        await browser.SignInAsync(Email, Password);
        var (key, _) = await SetUpAsync(browser);
        for (var round = 0; round < 5; round++)
        {
            var strangers = new[] { new FormClient(host), new FormClient(host), new FormClient(host) };
            var pages = new List<AngleSharp.Html.Dom.IHtmlDocument>();
            foreach (var stranger in strangers)
            {
                await stranger.SignInAsync(Email, Password);
                pages.Add(await stranger.PageAsync("/account/two-factor"));
            }
            var code = NextCode(key);
            var answers = await Task.WhenAll(strangers.Zip(pages, (s, page) => s.SendAsync("/account/two-factor", page, new() { ["Input.Code"] = code })));
            answers.Count(a => a.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        }
    }

    [Fact]
    public async Task ARecoveryCode_OpensOnce()
    {
        await browser.SignInAsync(Email, Password);
        var (_, codes) = await SetUpAsync(browser);
        foreach (var (code, opens) in new[] { (codes[0], true), (codes[0], false), (codes[1], true) })
        {
            var stranger = new FormClient(host);
            await stranger.SignInAsync(Email, Password);
            (await EnterAsync(stranger, "/account/two-factor", code)).StatusCode.ShouldBe(opens ? HttpStatusCode.Redirect : HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task WrongCodes_CloseTheWayAsWrongPasswordsDo_AndTheRightPasswordOpensItNoSooner()
    {
        await browser.SignInAsync(Email, Password);
        await SetUpAsync(browser);
        var stranger = new FormClient(host);
        await stranger.SignInAsync(Email, Password);
        for (var i = 0; i < 4; i++)
            (await EnterAsync(stranger, "/account/two-factor", i == 0 ? "not-a-recovery-code" : "000000")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await stranger.SignInAsync(Email, Password);
        (await EnterAsync(stranger, "/account/two-factor", "000000")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EnterAsync(stranger, "/account/two-factor", "000000")).ShouldLeadTo("/account/locked-out?minutes=1");
        (await stranger.SignInAsync(Email, Password)).ShouldLeadTo("/account/locked-out?minutes=1");
    }

    [Fact]
    public async Task TheApp_TurnedOff_OrTakenAwayByAnAdministrator_IsAskedForNoMore()
    {
        await browser.SignInAsync(Email, Password);
        await SetUpAsync(browser);
        var page = await browser.PageAsync(Page);
        (await browser.SendAsync(Page, page, new() { ["Change"] = "turn-off" })).ShouldLeadTo("/account/me");
        (await new FormClient(host).SignInAsync(Email, Password)).ShouldLeadTo("/");

        await SetUpAsync(browser);
        (await host.Accounts().ResetTwoFactorAsync(host.Actor(), (await host.AccountAsync(Email)).Id)).IsSuccess.ShouldBeTrue();
        (await new FormClient(host).SignInAsync(Email, Password)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task TheSecondStep_WithoutTheFirst_LeadsBack() =>
        (await browser.GetAsync("/account/two-factor")).ShouldLeadTo("/account/sign-in");

    [Fact]
    public async Task Administrators_WhereItIsDemanded_GetNoFurtherWithoutIt()
    {
        await using var strict = new PortalHost { Clock = host.Time, Settings = new() { ["Accounts:RequireTwoFactorForAdministrators"] = "true" } };
        var admin = new FormClient(strict);
        await admin.SignInAsync("admin@hotdesk.example", Password);
        (await admin.GetAsync(Map)).ShouldLeadTo(Page);
        (await admin.GetAsync("/accounts")).ShouldLeadTo(Page);
        (await admin.GetAsync("/account/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await SetUpAsync(admin);
        (await admin.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = await FormClient.ReadAsync(await admin.SendAsync(Page, await admin.PageAsync(Page), new() { ["Change"] = "turn-off" }));
        FormClient.FormError(kept).ShouldContain("Required for administrators");

        var support = new FormClient(strict);
        await support.SignInAsync(Email, Password);
        (await support.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK, "only administrators need it");
    }

    private static async Task<HttpResponseMessage> EnterAsync(FormClient who, string address, string code) =>
        await who.SendAsync(address, await who.PageAsync(address), new() { ["Input.Code"] = code });

    /// <summary>What the app shows half a minute later.</summary>
    private string NextCode(string key)
    {
        host.Time.Advance(TimeSpan.FromSeconds(30));
        return CodeOf(key);
    }

    private string CodeOf(string key) => Totp.CodeOf(key, host.Time.GetUtcNow());

    private async Task<(string Key, string[] Codes)> SetUpAsync(FormClient who)
    {
        var page = await who.PageAsync(Page);
        var key = page.QuerySelector(".key .mono")!.TextContent.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var done = await FormClient.ReadAsync(await who.SendAsync(Page, page, new() { ["Input.Code"] = NextCode(key) }));
        return (key, [.. done.QuerySelectorAll(".codes li").Select(c => c.TextContent.Trim())]);
    }
}
