using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>The portal under a path of a host that it shares, whether the proxy before it passes the path on or takes it off.</summary>
public sealed class PathBaseTests(PathBaseTests.Site site) : IClassFixture<PathBaseTests.Site>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/phones")]
    [InlineData("")]
    public async Task SignIn_StaysUnderThePath(string prefix)
    {
        var browser = new FormClient(site);
        var sent = await browser.GetAsync($"{prefix}/office/main/ownership?q=Dana");
        sent.ShouldLeadTo("/phones/account/sign-in?returnUrl=%2Fphones%2Foffice%2Fmain%2Fownership%3Fq%3DDana");

        var address = sent.Headers.Location!.ToString()["/phones".Length..];
        var page = await browser.PageAsync(prefix + address);
        page.QuerySelector("base")!.GetAttribute("href").ShouldBe("/phones/");
        page.QuerySelectorAll("[href], [src], form[action]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? e.GetAttribute("action"))
            .ShouldAllBe(a => a!.StartsWith("/phones/", StringComparison.Ordinal) || !a.StartsWith('/'));
        // The browser keeps its cookies for the path that it sees, whatever the proxy passes on.
        var form = $"/phones{address}";
        var signedIn = await browser.SendAsync(form, await browser.PageAsync(form), new() { ["Input.Email"] = "admin@hotdesk.example", ["Input.Password"] = "Hotdesk-demo-1" }, form: "sign-in");
        signedIn.ShouldLeadTo("/phones/office/main/ownership?q=Dana");
        signedIn.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.Contains("path=/phones", StringComparison.Ordinal));
        (await browser.SendAsync("/phones/account/sign-out", await browser.PageAsync("/phones/account/sign-in"), [])).ShouldLeadTo("/phones/account/signed-out");
    }

    [Theory]
    [InlineData("/phones//evil.example")]
    [InlineData("/phones/\\evil.example")]
    [InlineData("//evil.example")]
    public async Task AfterSignIn_OneStaysHere(string returnUrl)
    {
        var browser = new FormClient(site);
        var address = $"/phones/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        (await browser.SendAsync(address, await browser.PageAsync(address), new() { ["Input.Email"] = "admin@hotdesk.example", ["Input.Password"] = "Hotdesk-demo-1" }, form: "sign-in"))
            .ShouldLeadTo("/phones/");
    }

    [Theory]
    [InlineData("/phones")]
    [InlineData("")]
    public async Task TheApi_NamesItsAddressesUnderThePath(string prefix)
    {
        using var http = site.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        using var call = await http.PostAsJsonAsync($"{prefix}/api/v1/offices/main/keypad-calls", new { phone = "3001", dialled = "*45" }, Token);
        call.StatusCode.ShouldBe(HttpStatusCode.Created);
        call.Headers.Location!.ToString().ShouldStartWith("/phones/api/v1/keypad-calls/");
        var document = await http.GetFromJsonAsync<JsonElement>($"{prefix}/openapi/v1.json", Token);
        document.GetProperty("servers")[0].GetProperty("url").GetString().ShouldBe("/phones");
        (await http.GetAsync(new Uri($"{prefix}/css/portal.css", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri($"{prefix}/_framework/blazor.web.js", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri($"{prefix}/nothing", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/phones")]
    [InlineData("")]
    public async Task Phones_AreSentToThePath_AndTheirKeyIsInNoLog(string prefix)
    {
        var keys = site.Services.GetRequiredService<ProvisioningKeys>();
        await using var db = await site.OpenDatabaseAsync();
        var phone = await db.Phones.OrderBy(p => p.Id).FirstAsync(p => p.HotDeskExtensionId != null && p.Model == "Yealink T54W", Token);
        (await keys.OpenWindowAsync(site.Actor(), "main", [phone.Id], Token)).IsSuccess.ShouldBeTrue();
        var key = (await keys.CreateAsync(site.Actor(), "main", Token)).Value.Key;

        var file = await site.CreateDefaultClient(new Uri("http://portal.example.com")).GetStringAsync(new Uri($"{prefix}/p/{key}/{phone.Mac.Hex}.cfg", UriKind.Relative), Token);
        file.ShouldContain("http://portal.example.com/phones/p/");
        site.Log.All.ShouldAllBe(l => !l.Contains(key, StringComparison.Ordinal));
    }

    public sealed class Site : PortalHost
    {
        public Site() => Settings = new() { ["Hosting:PathBase"] = "/phones" };
    }
}
