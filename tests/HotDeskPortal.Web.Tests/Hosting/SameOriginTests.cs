using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>A circuit acts with its browser's cookie: it is opened to pages of the portal, and to no page of a neighbour.</summary>
public sealed class SameOriginTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Sibling = "https://wiki.localhost";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ASiblingHost_WithAnAnonymousPagesDescriptors_OpensNoAdministratorsCircuit()
    {
        var anonymous = await (await host.Browser().GetAsync(new Uri("/class/none", UriKind.Relative), Token)).Content.ReadAsStringAsync(Token);
        Regex.IsMatch(anonymous, "<!--Blazor:.*\"type\":\"server\"").ShouldBeTrue("anybody gets descriptors of a circuit");
        var cookie = await CookieAsync("admin");

        (await NegotiateAsync(cookie, ("Origin", Sibling))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ConnectAsync(cookie, ("Origin", Sibling))).ShouldBe(HttpStatusCode.Forbidden);
        (await ConnectAsync(cookie, ("Origin", "https://localhost"))).ShouldBe(HttpStatusCode.SwitchingProtocols, "the portal's own page does");
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    [InlineData("https://localhost", null, HttpStatusCode.OK)]
    [InlineData("https://LOCALHOST:443", null, HttpStatusCode.OK)]
    [InlineData("https://localhost:8443", null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", null, HttpStatusCode.Forbidden)]
    [InlineData("https://localhost.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("https://localhost@evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("https://localhost", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData(null, "same-site", HttpStatusCode.Forbidden)]
    [InlineData(null, "same-origin", HttpStatusCode.OK)]
    public async Task WhereFrom_DecidesForEveryAddressOfCircuits(string? origin, string? site, HttpStatusCode answer)
    {
        var cookie = await CookieAsync("support");
        (string, string?)[] headers = [("Origin", origin), ("Sec-Fetch-Site", site)];
        (await NegotiateAsync(cookie, headers)).StatusCode.ShouldBe(answer);
        (await ConnectAsync(cookie, headers)).ShouldBe(answer == HttpStatusCode.OK ? HttpStatusCode.SwitchingProtocols : answer);
        (await SendAsync(HttpMethod.Post, "/_blazor/disconnect", cookie, headers)).StatusCode.ShouldBe(answer == HttpStatusCode.OK ? HttpStatusCode.BadRequest : answer, "no such circuit");
        (await SendAsync(HttpMethod.Post, "/_BLAZOR?id=none", cookie, headers)).StatusCode.ShouldBe(answer == HttpStatusCode.OK ? HttpStatusCode.NotFound : answer, "no such connection");
    }

    [Fact]
    public async Task WithoutCookie_NobodysRightsAreAtStake() =>
        (await NegotiateAsync(null)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task ARefusal_IsToldOnce_WithWhatAProxyMayLack()
    {
        await using var own = new PortalHost();
        for (var i = 0; i < 3; i++)
            (await SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", null, [("Origin", Sibling)], own)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        own.Log.Warnings.Where(l => l.Contains(Sibling, StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("Proxy:KnownProxies");
    }

    private async Task<string> CookieAsync(string account)
    {
        var signedIn = await new FormClient(host).SignInAsync($"{account}@hotdesk.example", "Hotdesk-demo-1");
        return string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private Task<HttpResponseMessage> NegotiateAsync(string? cookie, params (string, string?)[] headers) =>
        SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", cookie, headers);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? cookie, (string Name, string? Value)[] headers, PortalHost? at = null)
    {
        using var client = (at ?? host).Browser();
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent("", Encoding.UTF8, "text/plain") };
        foreach (var (name, value) in headers.Append(("Cookie", cookie)).Where(h => h.Item2 is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, Token);
    }

    /// <summary>The answer to a WebSocket's first request.</summary>
    private async Task<HttpStatusCode> ConnectAsync(string? cookie, params (string Name, string? Value)[] headers)
    {
        var client = host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            foreach (var (name, value) in headers.Append(("Cookie", cookie)).Where(h => h.Item2 is not null))
                request.Headers[name] = value;
        };
        try
        {
            using var socket = await client.ConnectAsync(new Uri("wss://localhost/_blazor"), Token);
            return HttpStatusCode.SwitchingProtocols;
        }
        catch (InvalidOperationException refused) when (Regex.Match(refused.Message, "status code: (\\d+)") is { Success: true } status)
        {
            return (HttpStatusCode)int.Parse(status.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
