using System.Net;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Over plain HTTP in production nobody can sign in: a page says so, and what to do.</summary>
public sealed class HttpsNeededTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/account/sign-in")]
    [InlineData("GET", "/account/first-start")]
    [InlineData("GET", "/office/main/ownership")]
    [InlineData("GET", "/class/none")]
    [InlineData("POST", "/account/sign-in")]
    [InlineData("POST", "/account/sign-out")]
    [InlineData("POST", "/account/passkeys/request-options")]
    public async Task APage_SaysThatHttpsIsNeeded(string method, string address)
    {
        await using var host = new PortalHost { EnvironmentName = "Production" };
        using var answer = await SendAsync(host, method, address);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = await answer.Content.ReadAsStringAsync(Token);
        page.ShouldContain("<h1>HTTPS is needed</h1>");
        page.ShouldContain("Proxy:KnownProxies");
        page.ShouldContain("How hot desking works", Case.Sensitive, "the look of the account pages");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/api/v1/offices/main/ownership", HttpStatusCode.Unauthorized)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    public async Task WhatNeedsNoCookie_IsAnsweredAsEver(string address, HttpStatusCode status)
    {
        await using var host = new PortalHost { EnvironmentName = "Production" };
        using var answer = await SendAsync(host, "GET", address);
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain("HTTPS is needed");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Development_SignsInOverPlainHttp()
    {
        await using var host = new PortalHost();
        (await new FormClient(host, "http://localhost").SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<HttpResponseMessage> SendAsync(PortalHost host, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([]);
        return await host.Browser("http://portal.example.com").SendAsync(request, Token);
    }
}
