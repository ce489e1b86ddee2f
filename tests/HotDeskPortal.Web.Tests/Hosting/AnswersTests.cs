using System.Net;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>What is true of all answers: nothing is kept, framed or taken for another type, cookies are of this host, methods are known.</summary>
public sealed class AnswersTests
{
    private const string Site = "https://portal.example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/office/main/ownership")]
    [InlineData("/nothing-here")]
    [InlineData("/health/ready")]
    [InlineData("/p/made-up/y000000000123.cfg")]
    [InlineData("/api/v1/offices/main/ownership")]
    [InlineData("/api/v1/offices/main/hot-desk-users")]
    public async Task WhatTellsOfPeople_IsKeptNowhere(string address)
    {
        await using var host = new PortalHost();
        var browser = host.Browser();
        if (address.StartsWith("/api", StringComparison.Ordinal))
            browser.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Token);

        Header(answer, "Cache-Control").ShouldContain("no-store");
    }

    [Fact]
    public async Task APage_OfSomebodySignedIn_IsKeptNowhere()
    {
        await using var host = new PortalHost();
        var browser = new FormClient(host);
        await browser.SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1");
        using var page = await browser.GetAsync("/accounts");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(page, "Cache-Control").ShouldContain("no-store");
    }

    [Fact]
    public async Task AStyleSheet_IsKept()
    {
        await using var host = new PortalHost();
        using var answer = await host.Browser().GetAsync(new Uri("/css/portal.css", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(answer, "Cache-Control").ShouldNotContain("no-store");
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/nothing-here")]
    [InlineData("/api/docs")]
    [InlineData("/api/v1/offices")]
    [InlineData("/openapi/v1.json")]
    public async Task Nothing_IsFramed_OrTakenForAnotherType(string address)
    {
        await using var host = new PortalHost();
        using var answer = await host.Browser().GetAsync(new Uri(address, UriKind.Relative), Token);

        Header(answer, "Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Fact]
    public async Task APhonesFile_IsTakenForNoOtherType()
    {
        await using var host = new PortalHost();
        using var answer = await host.Browser().GetAsync(new Uri("/p/made-up/y000000000123.cfg", UriKind.Relative), Token);

        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("", "__Host-")]
    [InlineData("/phones", "__Secure-")]
    public async Task Cookies_InProduction_AreOfThisHostAlone(string pathBase, string prefix)
    {
        await using var host = AddressedHost.BehindProxy("Production", ("Hosting:PathBase", pathBase));
        using var answer = await host.Browser(Site).GetAsync(new Uri($"{pathBase}/account/first-start", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldNotBeEmpty();
        foreach (var cookie in cookies)
        {
            cookie.ShouldStartWith(prefix);
            cookie.ShouldContain("; secure");
            cookie.ShouldContain($"; path={(pathBase.Length == 0 ? "/" : pathBase)};");
            cookie.ShouldNotContain("; domain=");
        }
    }

    [Theory]
    [InlineData("TRACE", "/account/sign-in")]
    [InlineData("TRACE", "/api/v1/offices")]
    [InlineData("DEBUG", "/office/main/ownership")]
    public async Task AMethodThatNobodyNeeds_IsRefused(string method, string address)
    {
        await using var host = new PortalHost();
        var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Headers = { { "X-Echo", "echoed" } } };
        using var answer = await browser.SendAsync(request, Token);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain("echoed");
    }

    [Fact]
    public async Task AnotherOrigin_IsAllowedNothing()
    {
        await using var host = new PortalHost();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/offices") { Headers = { { "Origin", "https://evil.example" }, { "X-Api-Key", PortalHost.DemoKey } } };
        using var answer = await host.Browser().SendAsync(request, Token);

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task AFolderOfFiles_IsNotListed()
    {
        await using var host = new PortalHost();
        using var answer = await host.Browser().GetAsync(new Uri("/css/", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
