using System.Collections.Concurrent;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Hosting;

/// <summary>Behind nginx as people configure it: visitors sign in and see the live map, phone systems and phones get theirs.</summary>
public sealed partial class BehindNginxTests(Chromium chromium)
{
    private const string AsTheSampleSays = """
        location / {
          proxy_pass PORTAL;
          proxy_http_version 1.1;
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_set_header X-Forwarded-Proto $scheme;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
        }
        """;

    private const string Plain = "location / { proxy_pass PORTAL; }";

    private const string PlainWithScheme = """
        location / {
          proxy_pass PORTAL;
          proxy_set_header X-Forwarded-For $remote_addr;
          proxy_set_header X-Forwarded-Proto $scheme;
        }
        """;

    /// <summary>What nginx is told, whether it ends TLS, and whether circuits get a WebSocket then.</summary>
    private static readonly Dictionary<string, (string Locations, bool HasTls, bool HasWebSockets)> Configurations = new()
    {
        ["as the sample says"] = (AsTheSampleSays, true, true),
        ["as the sample says, without TLS"] = (AsTheSampleSays, false, true),
        ["without WebSockets"] = (Without(AsTheSampleSays, "Upgrade", "Connection"), true, false),
        ["TLS in front, Host not passed on"] = (PlainWithScheme, true, false),
        ["nothing but proxy_pass"] = (Plain, false, false),
    };

    private static readonly Dictionary<string, string> Named = new() { ["Proxy:KnownProxies:0"] = "127.0.0.1" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Configurations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Somebody_SignsIn_AndSeesTheMapChange(string name)
    {
        var (locations, hasTls, hasWebSockets) = Configurations[name];
        await using var site = new PortalSite(Named);
        await using var nginx = await Nginx.StartAsync(site.Address, locations, hasTls);
        await using var visitor = await Visitor.ArriveAsync(chromium, site, address: nginx.Address);
        var polls = new ConcurrentBag<string>();
        visitor.Page.Response += (_, answer) =>
        {
            if (answer.Request.Method == "GET" && answer.Ok && answer.Url.Contains("/_blazor?id=", StringComparison.Ordinal))
                polls.Add(answer.Url);
        };

        await visitor.SignInAsync("support", "/office/main/ownership");
        new Uri(visitor.Page.Url).ShouldBe(new Uri(nginx.Address, "office/main/ownership"));
        await SeeAChangeAsync(site, visitor);
        polls.IsEmpty.ShouldBe(hasWebSockets, "where there are no WebSockets, circuits run by long polling");
    }

    [Theory]
    [InlineData("location /phones/ { proxy_pass PORTAL;")]
    [InlineData("location /phones/ { proxy_pass PORTAL/;")]
    public async Task UnderASubPath_EverythingStaysThere(string opening)
    {
        await using var site = new PortalSite(new(Named) { ["Hosting:PathBase"] = "/phones" });
        // What is asked for outside the path belongs to somebody else.
        var outside = new List<string>();
        await using var nginx = await Nginx.StartAsync(
            site.Address, AsTheSampleSays.Replace("location / {\n  proxy_pass PORTAL;", opening, StringComparison.Ordinal) + "\nlocation / { return 410; }", withTls: true);
        await using var visitor = await Visitor.ArriveAsync(chromium, site, address: nginx.Address);
        visitor.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } asked && !asked.AbsolutePath.StartsWith("/phones", StringComparison.Ordinal))
                outside.Add(request.Url);
        };
        await visitor.SignInAsync("admin", "/phones/office/main/ownership");
        await Expect(visitor.Page).ToHaveURLAsync(new Uri(nginx.Address, "phones/office/main/ownership").ToString());
        await SeeAChangeAsync(site, visitor);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Readiness" }).First.ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(RegexFor("/phones/office/main/readiness"));
        await visitor.Page.GotoAsync("/phones/");
        await Expect(visitor.Page).ToHaveURLAsync(RegexFor("/phones/office/main/ownership"));
        await visitor.Page.GotoAsync("/phones/api/docs/");
        await Expect(visitor.Page.GetByText("Dial a feature code").First).ToBeVisibleAsync();
        outside.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheEventStream_IsNotHeldBack()
    {
        await using var site = new PortalSite(Named);
        await using var nginx = await Nginx.StartAsync(site.Address, Plain, withTls: false);
        using var client = nginx.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/offices/main/ownership/events") { Headers = { { "X-Api-Key", PortalSite.ApiKey } } };
        using var stream = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var events = SseParser.Create(await stream.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token).GetAsyncEnumerator(Token);
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.EventType.ShouldBe("snapshot");
        await site.CallAsync("main", "3001", "*45", "2022#", "40961#", "2");
        (await events.MoveNextAsync()).ShouldBeTrue("a change is told when it happens, not when a buffer is full");
        events.Current.EventType.ShouldBe("change");
    }

    [Fact]
    public async Task InProduction_TlsIsKnownToEveryAnswer_AndWhoAskedToTheLog()
    {
        await using var site = new PortalSite(Named, "Production");
        await using var nginx = await Nginx.StartAsync(site.Address, AsTheSampleSays, withTls: true);
        using var client = nginx.Client();

        using (var sent = await client.GetAsync(new Uri("office/main/ownership", UriKind.Relative), Token))
        {
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            sent.Headers.Location!.ToString().ShouldStartWith("/account/sign-in");
            Header(sent, "X-Frame-Options").ShouldBe("DENY");
        }
        var page = await client.GetAsync(new Uri("account/first-start", UriKind.Relative), Token);
        Header(page, "Content-Security-Policy").ShouldContain("default-src 'none'");
        Header(page, "Set-Cookie").ShouldContain("; secure", Case.Insensitive);

        await using var visitor = await Visitor.ArriveAsync(chromium, site, address: nginx.Address);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator("#code").FillAsync(Code().Match(string.Join('\n', site.Log.All)).Groups["code"].Value);
        await visitor.Page.Locator("#email").FillAsync("olivia@example.org");
        await visitor.Page.Locator("#password").FillAsync("four words in a row");
        await visitor.Page.Locator("#repeat").FillAsync("four words in a row");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create the account" }).ClickAsync();
        await Expect(visitor.Page.Locator("main#main")).ToBeVisibleAsync();
        (await visitor.Page.Context.CookiesAsync()).ShouldAllBe(c => c.Secure || c.Name.StartsWith("hdp-theme", StringComparison.Ordinal) || c.Name.StartsWith("hdp-dark", StringComparison.Ordinal));

        // From another address than nginx's.
        var form = await (await client.GetAsync(new Uri("account/sign-in", UriKind.Relative), Token)).Content.ReadAsStringAsync(Token);
        var signedIn = await client.PostAsync(new Uri("account/sign-in", UriKind.Relative), new FormUrlEncodedContent(
            Hidden().Matches(form).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))).DistinctBy(p => p.Key)
                .Append(KeyValuePair.Create("Input.Email", "olivia@example.org")).Append(KeyValuePair.Create("Input.Password", "four words in a row"))), Token);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(Token);
        (await db.Set<AccountSession>().Select(s => s.Address).ToListAsync(Token)).ShouldBe(["127.0.0.1", "127.0.0.7"], ignoreOrder: true);
    }

    [Fact]
    public async Task Phones_AreSentToTheAddressOfTheProxy()
    {
        await using var site = new PortalSite(Named);
        await using var nginx = await Nginx.StartAsync(site.Address, AsTheSampleSays, withTls: true);
        var admin = Actor.Account("admin", PortalRole.Administrator, []);
        var keys = site.Services.GetRequiredService<ProvisioningKeys>();
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(Token);
        var phone = await db.Phones.OrderBy(p => p.Id).FirstAsync(p => p.HotDeskExtensionId != null && p.Model == "Yealink T54W", Token);
        (await keys.OpenWindowAsync(admin, "main", [phone.Id], Token)).IsSuccess.ShouldBeTrue();
        var key = (await keys.CreateAsync(admin, "main", Token)).Value.Key;

        using var client = nginx.Client();
        // By a name: at an address of the portal's own machine no phone would find it.
        client.DefaultRequestHeaders.Host = "portal.example.com";
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"Yealink SIP-T54W 96.85.0.15 {phone.Mac}");
        (await client.GetStringAsync(new Uri($"p/{key}/{phone.Mac.Hex}.cfg", UriKind.Relative), Token)).ShouldContain("https://portal.example.com/p/");
    }

    /// <summary>A change that somebody makes at a phone shows on the open map.</summary>
    private static async Task SeeAChangeAsync(PortalSite site, Visitor visitor)
    {
        await Expect(visitor.Tile("3001")).ToBeVisibleAsync();
        (await site.CallAsync("main", "3001", "*45", "2022#", "40961#", "2")).Outcome.ShouldBe("logged-in");
        await Expect(visitor.Tile("3001")).ToContainTextAsync("Li Na");
    }

    private static string Without(string configuration, params string[] headers) =>
        string.Join('\n', configuration.Split('\n').Where(line => !headers.Any(h => line.Contains($"proxy_set_header {h} ", StringComparison.Ordinal))));

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static Regex RegexFor(string end) => new($"{Regex.Escape(end)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("set-up code (?<code>[0-9a-f]{20})", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}
