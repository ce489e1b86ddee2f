using System.Net;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>What every request passes, in the right order: who asks is known before anything is decided, and every answer has its headers.</summary>
public sealed class PipelineTests
{
    private const string Site = "https://portal.example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/office/main/ownership", HttpStatusCode.Redirect)]
    [InlineData("/account/sign-in", HttpStatusCode.Redirect)]
    [InlineData("/account/first-start", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task BehindTls_EveryAnswerKnowsIt(string address, HttpStatusCode status)
    {
        await using var host = AddressedHost.BehindProxy("Production");
        using var answer = await host.Browser(Site).GetAsync(new Uri(address, UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(status);
        host.Seen.Origin.ShouldBe(Site);
        (answer.Headers.Location?.ToString() ?? "").ShouldNotStartWith("http:");
        ShouldHaveHeaders(answer);
    }

    [Fact]
    public async Task AnError_HasTheHeadersToo()
    {
        await using var host = AddressedHost.BehindProxy("Production");
        var browser = host.Browser(Site);
        (await browser.GetAsync(new Uri("/account/first-start", UriKind.Relative), Token)).EnsureSuccessStatusCode();
        using (host.TakeDatabaseAway())
        {
            using var answer = await browser.GetAsync(new Uri("/account/first-start", UriKind.Relative), Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(System.Net.WebUtility.HtmlEncode(HotDeskPortal.Web.Components.Layout.LayoutStrings.AwayTitle));
            ShouldHaveHeaders(answer);
        }
    }

    [Fact]
    public async Task AProvidersSignIn_IsAuditedWithTheVisitorsAddress()
    {
        await using var server = await OpenIdServer.StartAsync();
        await server.RegisterAsync(new Uri("https://localhost/signin-oidc"));
        await using var host = AddressedHost.BehindProxy("Development", [.. new Dictionary<string, string>
        {
            ["Authority"] = server.Authority, ["ClientId"] = "hotdeskportal", ["ClientSecret"] = OpenIdServer.ClientSecret, ["DisplayName"] = "Test ID",
            ["Scopes:0"] = "groups", ["Roles:0:Group"] = "helpers", ["Roles:0:Role"] = "Support",
        }.Select(s => ($"Accounts:OpenIdConnect:{s.Key}", s.Value))]);
        host.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        host.Address = IPAddress.Parse("203.0.113.7");
        server.Person = new Person("0b1c", "olivia@example.org", "helpers");
        (await new ProviderVisitor(host).SignInAsync()).ShouldLeadTo("/");
        server.Person = new Person("0b1d", "nobody@example.org", "others");
        (await new ProviderVisitor(host).SignInAsync()).ShouldRefuse("no-role");
        await host.Services.GetRequiredService<AuditRefusals>().WriteAsync(isLast: true, cancellation: Token);

        await using var db = await host.OpenDatabaseAsync();
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Action == AuditAction.SignedIn || e.Action == AuditAction.SignInFailed).ToListAsync(Token);
        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(e => e.From == "203.0.113.7");
    }

    private static void ShouldHaveHeaders(HttpResponseMessage answer)
    {
        Header("Strict-Transport-Security").ShouldContain("max-age=31536000");
        Header("Content-Security-Policy").ShouldContain("default-src 'none'");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("X-Frame-Options").ShouldBe("DENY");

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
    }
}
