using System.Net;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Which words of a proxy are taken, and what its operator hears where something does not fit.</summary>
public sealed class ProxyTests
{
    private const string Site = "https://portal.example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "https://portal.example.com")]
    [InlineData(true, "https://phones.example.com")]
    public async Task ForwardedHost_IsTakenWhereConfiguredAlone(bool isTrusted, string seen)
    {
        await using var host = AddressedHost.BehindProxy("Development", ("Proxy:TrustForwardedHost", $"{isTrusted}"), ("AllowedHosts", "portal.example.com;phones.example.com"));
        (await GetAsync(host, "phones.example.com")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Seen.Origin.ShouldBe(seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ForwardedHost_DoesNotWalkRoundAllowedHosts(bool isTrusted)
    {
        await using var host = AddressedHost.BehindProxy("Development", ("Proxy:TrustForwardedHost", $"{isTrusted}"), ("AllowedHosts", "portal.example.com"));
        (await GetAsync(host, "evil.example")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Seen.Origin.ShouldNotContain("evil.example");

        (await host.Browser("https://evil.example").GetAsync(new Uri("/account/sign-in", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "nor does Host itself");
    }

    [Fact]
    public async Task OneProxyBehindTheOther_IsFollowedAsFarAsBothAreKnown()
    {
        await using var host = AddressedHost.BehindProxy("Development", ("Proxy:KnownNetworks:0", "192.168.0.0/16"));
        host.Way = request =>
        {
            AddressedHost.EndTls(request);
            request.Headers["X-Forwarded-For"] = "198.51.100.1, 203.0.113.7, 192.168.1.1";
        };
        await GetAsync(host);
        host.Seen.From.ShouldBe("203.0.113.7", "what somebody wrote there before is not known");
    }

    [Fact]
    public async Task AProxyThatIsNotNamed_IsNotBelieved_AndToldOnceWithTheSetting()
    {
        await using var host = AddressedHost.BehindProxy("Development", ("Proxy:KnownProxies:0", "10.0.0.1"));
        for (var i = 0; i < 3; i++)
            await GetAsync(host);
        host.Seen.ShouldBe(("http://portal.example.com", AddressedHost.Proxy));
        var told = host.Log.Warnings.Where(l => l.Contains("Forwarded headers arrive", StringComparison.Ordinal)).ShouldHaveSingleItem();
        told.ShouldContain(AddressedHost.Proxy);
        told.ShouldContain("Proxy:KnownProxies");
    }

    [Fact]
    public async Task Strangers_HoweverMany_FillNoLog()
    {
        await using var host = AddressedHost.BehindProxy("Development", ("Proxy:KnownProxies:0", "10.0.0.1"));
        host.Way = request => request.Headers["X-Forwarded-For"] = "203.0.113.7";
        for (var i = 1; i < 100; i++)
        {
            host.Address = IPAddress.Parse($"203.0.113.{i}");
            await GetAsync(host);
        }
        host.Log.Warnings.Count(l => l.Contains("Forwarded headers arrive", StringComparison.Ordinal)).ShouldBe(10);
    }

    [Fact]
    public async Task AProxyThatHidesTheHost_IsToldWhatItLacks()
    {
        await using var host = AddressedHost.BehindProxy();
        for (var i = 0; i < 3; i++)
            await GetAsync(host, "phones.example.com");
        host.Log.Warnings.Where(l => l.Contains("phones.example.com", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("Proxy:TrustForwardedHost");
    }

    [Fact]
    public async Task AProxyAsItShouldBe_IsNotToldAnything()
    {
        await using var host = AddressedHost.BehindProxy();
        await GetAsync(host, "portal.example.com");
        host.Log.Warnings.ShouldNotContain(l => l.Contains("Proxy:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ForwardedHeadersEnabled_OfTheFramework_IsSaidToChangeNothing()
    {
        await using var host = new PortalHost { Settings = new() { ["ForwardedHeaders_Enabled"] = "true" } };
        host.Services.ShouldNotBeNull();
        host.Log.Warnings.ShouldContain(l => l.Contains("ForwardedHeaders_Enabled", StringComparison.Ordinal) && l.Contains("Proxy:KnownProxies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlainHttpInProduction_WithoutAProxy_IsToldAtStart()
    {
        await using var host = new PortalHost { EnvironmentName = "Production" };
        host.UseKestrel(0);
        host.StartServer();
        host.Log.Warnings.ShouldContain(l => l.Contains("without TLS", StringComparison.Ordinal) && l.Contains("Proxy:KnownProxies", StringComparison.Ordinal));
    }

    [Fact]
    public void EverythingWrong_IsNamed()
    {
        new ProxyOptions { KnownProxies = ["127.0.0.1", "nginx"], KnownNetworks = ["10.0.0.0/8", "10.0.0.0"], TrustForwardedHost = true }.Errors().ShouldBe(
        [
            "Proxy:KnownProxies:1 is 'nginx'; it must be an IP address.", "Proxy:KnownNetworks:1 is '10.0.0.0'; it must be a network such as 10.0.0.0/8.",
        ]);
        new ProxyOptions { TrustForwardedHost = true }.Errors().ShouldHaveSingleItem().ShouldContain("Proxy:KnownProxies");
        new ProxyOptions().Errors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("/phones", true)]
    [InlineData("/it/phones", true)]
    [InlineData("phones", false)]
    [InlineData("/phones/", false)]
    [InlineData("/", false)]
    [InlineData("//phones", false)]
    [InlineData("/phones?x", false)]
    [InlineData("/office", false)]
    [InlineData("/P", false)]
    [InlineData("/api/phones", false)]
    public void APathBase_IsAPath_AndNoneOfThePortalsOwn(string path, bool isTaken) =>
        new HostingOptions { PathBase = path }.Errors().Any().ShouldBe(!isTaken);

    private static Task<HttpResponseMessage> GetAsync(PortalHost host, string? forwardedHost = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        if (forwardedHost is not null)
            request.Headers.Add("X-Forwarded-Host", forwardedHost);
        return host.Browser(Site).SendAsync(request, Token);
    }
}
