using System.Net;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using static HotDeskPortal.Web.Tests.Hosting.RouteTable;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>
/// Every page and endpoint the host knows × every role, nobody, and a foreign office. What the table does not know fails:
/// whoever adds a route says here who may use it.
/// </summary>
public sealed class EveryRouteTests(RouteSite site) : IClassFixture<RouteSite>
{
    private static readonly ApiKeyRights EveryRight = Enum.GetValues<ApiKeyRights>().Aggregate((a, b) => a | b);

    public static TheoryData<string> Rows => [.. Table.Keys];

    [Fact]
    public void EveryRoute_IsInTheTable()
    {
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(e => Methods(e).Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/')}")).Distinct().Order(StringComparer.Ordinal).ToList();
        routes.Except(Table.Keys).ShouldBeEmpty("routes that the table does not know");
        Table.Keys.Except(routes).ShouldBeEmpty("rows whose route is no more");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Route_OpensToWhomItShould(string row)
    {
        var (method, address) = (row.Split(' ')[0], Address(row).Replace("{language}/{sound}", $"en/{Sound()}", StringComparison.Ordinal));
        var versions = site.Versions();
        switch (Table[row])
        {
            case Door.Open:
                var answer = await site.SendAsync(null, Plain(method), address);
                answer.StatusCode.ShouldNotBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError);
                // The first start is over here, and leads elsewhere; nothing asks to sign in first.
                (answer.Headers.Location?.ToString() ?? "").ShouldNotContain("returnUrl", Case.Insensitive);
                break;
            case Door.Form:
                foreach (var role in RouteSite.Roles.Prepend(null))
                    (await site.SendAsync(role, method, address)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{role}: no token");
                break;
            case Door.SignedIn:
                await PageAsync(address, RouteSite.Roles);
                break;
            case Door.File:
                (await site.SendAsync(null, method, address)).Headers.Location!.ToString().ShouldContain("/account/sign-in");
                foreach (var role in RouteSite.Roles)
                {
                    // Trainers see training offices only.
                    (await site.SendAsync(role, method, address)).StatusCode.ShouldBe(role == "trainer" ? HttpStatusCode.NotFound : HttpStatusCode.OK, role);
                    // A sentence sounds alike in every office: whoever sees that one hears it there too.
                    var isHeard = address.Contains("/prompts/", StringComparison.Ordinal) && (role is "admin" or "support");
                    (await site.SendAsync(role, method, address.Replace("/main/", "/foreign/", StringComparison.Ordinal)))
                        .StatusCode.ShouldBe(isHeard ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{role}: another office's");
                }
                break;
            case Door.SeesAudit:
                await PageAsync(address, ["admin", "manager", "support"]);
                break;
            case Door.Administrators:
                await PageAsync(address, ["admin"]);
                break;
            case Door.Phones:
                foreach (var role in RouteSite.Roles.Prepend(null))
                    (await site.OverTimeAsync(site.SendAsync(role, method, address))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
                break;
            case Door.AnyKey:
                (await site.SendAsync("admin", method, address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "no key");
                (await site.SendWithKeyAsync("hdp_unknown", method, address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
                var foreign = await (await site.SendWithKeyAsync(await site.KeyAsync("foreign", ApiKeyRights.Read), method, address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                foreign.ShouldContain("\"foreign\"");
                foreign.ShouldNotContain("\"main\"");
                break;
            default:
                await ApiAsync(method, address, Table[row]);
                break;
        }
        site.Versions().ShouldBe(versions, "nobody changed anything");
    }

    private async Task PageAsync(string address, string[] allowed)
    {
        var nobody = await site.SendAsync(null, "GET", address);
        nobody.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        nobody.Headers.Location!.ToString().ShouldContain("/account/sign-in");
        (await site.SendAsync(null, "POST", address)).StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.BadRequest);
        foreach (var role in RouteSite.Roles)
        {
            var answer = await site.SendAsync(role, "GET", address);
            if (allowed.Contains(role))
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, role);
            else
                answer.Headers.Location!.ToString().ShouldContain("/account/access-denied", Case.Sensitive, role);
        }
    }

    private async Task ApiAsync(string method, string address, Door door)
    {
        var right = Enum.Parse<ApiKeyRights>(door.ToString());
        foreach (var role in RouteSite.Roles.Prepend(null))
            (await site.SendAsync(role, method, address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{role}: no key, whoever is signed in");
        (await site.SendWithKeyAsync("hdp_unknown", method, address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await site.SendWithKeyAsync(await site.KeyAsync("foreign", EveryRight), method, address))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound, "another office's key");
        var others = EveryRight & ~right;
        // A call is known by its id alone; there is none.
        var refused = address.Contains("/keypad-calls/", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
        (await site.SendWithKeyAsync(await site.KeyAsync("main", others), method, address)).StatusCode.ShouldBe(refused, $"every right but {right}");
    }

    private string Sound() => site.Services.GetRequiredService<PromptSounds>().Address(site.Services.GetRequiredService<OwnershipFeed>().Board("main")!.Directory, Prompt.EnterPin, "en");

    private static string[] Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        ? ["PAGE"]
        : [.. endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]];

    private static string Plain(string method) => method == "PAGE" ? "GET" : method;

    private static string Address(string row) => row.Split(' ')[1]
        .Replace("{Office}", "main", StringComparison.Ordinal).Replace("{office}", "main", StringComparison.Ordinal)
        .Replace("{documentName?}", "v1", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal)
        .Replace("{number}", row.Contains("hot-desk-users", StringComparison.Ordinal) ? "2019" : "3002", StringComparison.Ordinal)
        .Replace("{Number}", row.Contains("users", StringComparison.Ordinal) ? "2019" : "3002", StringComparison.Ordinal)
        .Replace("{mac}", "805ec0112233", StringComparison.Ordinal).Replace("{Mac}", "805ec0112233", StringComparison.Ordinal)
        .Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{Id:int}", "1", StringComparison.Ordinal)
        .Replace("{revision:int}", "1", StringComparison.Ordinal).Replace("{Code}", "none", StringComparison.Ordinal)
        .Replace("{template}", "1", StringComparison.Ordinal).Replace("{id}", "none", StringComparison.Ordinal).Replace("{**path:file}", "favicon.svg", StringComparison.Ordinal)
        .Replace("{address}", "AAAAAAAAAAAAAAAAAAAAAA", StringComparison.Ordinal)
        .Replace("{**path}", "0000000000000000000000000000000000000000/805ec0112233.cfg", StringComparison.Ordinal);
}
