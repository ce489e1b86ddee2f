using System.Net;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>
/// Every page and endpoint the host knows × every role, nobody, and a foreign office. What the table does not know fails:
/// whoever adds a route says here who may use it.
/// </summary>
public sealed class EveryRouteTests(RouteSite site) : IClassFixture<RouteSite>
{
    /// <summary>Who may use a route.</summary>
    public enum Door
    {
        /// <summary>Anybody: it tells nothing of an office and changes nothing in one.</summary>
        Open,

        /// <summary>Anybody who posts a form of our own: it wants an antiforgery token.</summary>
        Form,

        /// <summary>Whoever is signed in; what of the office shows is the page's matter (EveryPageTests).</summary>
        SignedIn,

        /// <summary>Whoever is signed in and sees the office; there is none of the file asked for here.</summary>
        File,

        /// <summary>Everybody but trainers.</summary>
        SeesAudit,

        /// <summary>Administrators.</summary>
        Administrators,

        /// <summary>Phones, by a key in the address; everybody else hears that there is nothing.</summary>
        Phones,

        /// <summary>A key with the right to read.</summary>
        Read,

        /// <summary>A key with the right to hold keypad calls.</summary>
        Keypad,

        /// <summary>A key with the right to log out.</summary>
        LogOut,

        /// <summary>A key with the right to write.</summary>
        Write,

        /// <summary>A key with the right to reset PINs.</summary>
        ResetPin,

        /// <summary>A key with the right to read the audit log.</summary>
        Audit,

        /// <summary>A key with the right to lift locks and to help phones.</summary>
        Assist,

        /// <summary>Any key; it hears of its own offices.</summary>
        AnyKey,
    }

    private static readonly Dictionary<string, Door> Table = new(StringComparer.Ordinal)
    {
        ["PAGE /"] = Door.SignedIn,
        ["PAGE /account/access-denied"] = Door.Open,
        ["PAGE /account/authenticator"] = Door.SignedIn,
        ["PAGE /account/confirm"] = Door.SignedIn,
        ["PAGE /account/first-start"] = Door.Open,
        ["PAGE /account/https-needed"] = Door.Open,
        ["PAGE /account/invitation"] = Door.Open,
        ["PAGE /account/locked-out"] = Door.Open,
        ["PAGE /account/me"] = Door.SignedIn,
        ["PAGE /account/provider-refused"] = Door.Open,
        ["PAGE /account/sign-in"] = Door.Open,
        ["PAGE /account/signed-out"] = Door.Open,
        ["PAGE /account/too-many-sign-ins"] = Door.Open,
        ["PAGE /account/two-factor"] = Door.Open,
        ["PAGE /accounts"] = Door.Administrators,
        ["PAGE /api-keys"] = Door.Administrators,
        ["PAGE /audit"] = Door.SeesAudit,
        // Learners join a class by its code, which opens the training office and nothing else.
        ["PAGE /class/{Code}"] = Door.Open,
        ["PAGE /error"] = Door.Open,
        ["PAGE /not-found"] = Door.Open,
        ["PAGE /office/{Office}/audit"] = Door.SeesAudit,
        ["PAGE /office/{Office}/extensions"] = Door.SignedIn,
        ["PAGE /office/{Office}/extensions/{Number}"] = Door.SignedIn,
        ["PAGE /office/{Office}/class"] = Door.SignedIn,
        ["PAGE /office/{Office}/history"] = Door.SignedIn,
        ["PAGE /office/{Office}/import"] = Door.SignedIn,
        ["PAGE /office/{Office}/keypad"] = Door.SignedIn,
        ["PAGE /office/{Office}/ownership"] = Door.SignedIn,
        ["PAGE /office/{Office}/occupancy"] = Door.SignedIn,
        ["PAGE /office/{Office}/phones"] = Door.SignedIn,
        ["PAGE /office/{Office}/phones/{Mac}"] = Door.SignedIn,
        ["PAGE /office/{Office}/readiness"] = Door.SignedIn,
        ["PAGE /office/{Office}/routing"] = Door.SignedIn,
        ["PAGE /office/{Office}/seats"] = Door.SignedIn,
        ["PAGE /office/{Office}/settings"] = Door.SignedIn,
        ["PAGE /office/{Office}/start"] = Door.SignedIn,
        ["PAGE /office/{Office}/templates"] = Door.SignedIn,
        ["PAGE /office/{Office}/templates/{Id:int}"] = Door.SignedIn,
        ["PAGE /office/{Office}/users"] = Door.SignedIn,
        ["PAGE /office/{Office}/users/{Number}"] = Door.SignedIn,
        ["PAGE /office/{Office}/wall"] = Door.SignedIn,
        ["PAGE /offices/new"] = Door.Administrators,
        ["PAGE /ownership"] = Door.SignedIn,
        ["PAGE /security"] = Door.Administrators,
        ["GET /office/{office}/floor-plans/{id:int}/{revision:int}"] = Door.File,
        ["POST /account/passkeys/confirmation"] = Door.Form,
        ["POST /account/passkeys/creation-options"] = Door.Form,
        ["POST /account/passkeys/request-options"] = Door.Form,
        ["POST /account/passkeys/sign-in"] = Door.Form,
        ["POST /account/provider"] = Door.Form,
        ["POST /account/sign-out"] = Door.Form,
        // The circuit's own: what it draws is authorized page by page.
        ["GET /_blazor"] = Door.Open,
        ["GET /_blazor/disconnect"] = Door.Open,
        ["GET /_blazor/initializers"] = Door.Open,
        ["GET /_blazor/negotiate"] = Door.Open,
        ["GET /_framework/opaque-redirect"] = Door.Open,
        ["GET /{**path:file}"] = Door.Open,
        ["HEAD /{**path:file}"] = Door.Open,
        ["GET /api/docs/favicon.svg"] = Door.Open,
        ["GET /api/docs/scalar.aspnetcore.js"] = Door.Open,
        ["GET /api/docs/scalar.js"] = Door.Open,
        ["GET /api/docs/{documentName?}"] = Door.Open,
        ["GET /openapi/v1.json"] = Door.Open,
        ["GET /health/live"] = Door.Open,
        ["GET /health/ready"] = Door.Open,
        ["GET /p/{**path}"] = Door.Phones,
        ["DELETE /api/v1/keypad-calls/{id}"] = Door.Keypad,
        ["POST /api/v1/keypad-calls/{id}/digits"] = Door.Keypad,
        ["POST /api/v1/offices/{office}/keypad-calls"] = Door.Keypad,
        ["GET /api/v1/offices/{office}/ownership"] = Door.Read,
        ["GET /api/v1/offices/{office}/ownership/events"] = Door.Read,
        ["GET /api/v1/offices/{office}/routes/{number}"] = Door.Read,
        ["GET /api/v1/offices/{office}/hot-desk-extensions/{number}/outbound"] = Door.Read,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/{number}/logout"] = Door.LogOut,
        ["GET /api/v1/offices/{office}/hot-desk-extensions"] = Door.Read,
        ["GET /api/v1/offices/{office}/hot-desk-extensions/{number}"] = Door.Read,
        ["POST /api/v1/offices/{office}/hot-desk-extensions"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/import"] = Door.Write,
        ["PUT /api/v1/offices/{office}/hot-desk-extensions/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/hot-desk-extensions/{number}"] = Door.Write,
        ["GET /api/v1/offices/{office}/hot-desk-users"] = Door.Read,
        ["GET /api/v1/offices/{office}/hot-desk-users/{number}"] = Door.Read,
        ["POST /api/v1/offices/{office}/hot-desk-users"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-users/import"] = Door.Write,
        ["PUT /api/v1/offices/{office}/hot-desk-users/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/hot-desk-users/{number}"] = Door.Write,
        ["GET /api/v1/offices/{office}/phones"] = Door.Read,
        ["GET /api/v1/offices/{office}/phones/{mac}"] = Door.Read,
        ["POST /api/v1/offices/{office}/phones"] = Door.Write,
        ["POST /api/v1/offices/{office}/phones/import"] = Door.Write,
        ["PUT /api/v1/offices/{office}/phones/{mac}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/phones/{mac}"] = Door.Write,
        ["GET /api/v1/offices/{office}/readiness"] = Door.Read,
        ["GET /api/v1/offices/{office}/destinations"] = Door.Read,
        ["GET /api/v1/offices/{office}/destinations/{number}"] = Door.Read,
        ["POST /api/v1/offices/{office}/destinations"] = Door.Write,
        ["PUT /api/v1/offices/{office}/destinations/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/destinations/{number}"] = Door.Write,
        ["GET /api/v1/offices/{office}/templates"] = Door.Read,
        ["GET /api/v1/offices/{office}/templates/{id:int}"] = Door.Read,
        ["POST /api/v1/offices/{office}/templates"] = Door.Write,
        ["PUT /api/v1/offices/{office}/templates/{id:int}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/templates/{id:int}"] = Door.Write,
        ["GET /api/v1/offices"] = Door.AnyKey,
        ["GET /api/v1/offices/{office}"] = Door.Write,
        ["PUT /api/v1/offices/{office}"] = Door.Write,
        ["GET /api/v1/offices/{office}/history"] = Door.Read,
        ["GET /api/v1/offices/{office}/occupancy"] = Door.Read,
        ["GET /api/v1/offices/{office}/seats"] = Door.Write,
        ["GET /api/v1/offices/{office}/audit"] = Door.Audit,
        ["GET /api/v1/offices/{office}/lesson-results"] = Door.Assist,
        ["GET /api/v1/offices/{office}/floor-plans"] = Door.Read,
        ["GET /api/v1/offices/{office}/floor-plans/{id:int}/picture"] = Door.Read,
        ["POST /api/v1/offices/{office}/floor-plans"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/floor-plans/{id:int}"] = Door.Write,
        ["PUT /api/v1/offices/{office}/floor-plans/{id:int}/desks/{number}"] = Door.Write,
        ["DELETE /api/v1/offices/{office}/floor-plans/{id:int}/desks/{number}"] = Door.Write,
        ["POST /api/v1/offices/{office}/hot-desk-users/{number}/pin"] = Door.ResetPin,
        ["POST /api/v1/offices/{office}/hot-desk-users/{number}/unlock"] = Door.Assist,
        ["POST /api/v1/offices/{office}/hot-desk-extensions/{number}/unlock"] = Door.Assist,
        ["POST /api/v1/offices/{office}/phones/{mac}/provisioning-window"] = Door.Assist,
        ["DELETE /api/v1/offices/{office}/phones/{mac}/provisioning-window"] = Door.Assist,
        ["POST /api/v1/offices/{office}/phones/{mac}/resync"] = Door.Assist,
    };

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
        var (method, address) = (row.Split(' ')[0], Address(row));
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
                    (await site.SendAsync(role, method, address.Replace("/main/", "/foreign/", StringComparison.Ordinal)))
                        .StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{role}: another office's");
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
        .Replace("{id}", "none", StringComparison.Ordinal).Replace("{**path:file}", "favicon.svg", StringComparison.Ordinal)
        .Replace("{**path}", "0000000000000000000000000000000000000000/805ec0112233.cfg", StringComparison.Ordinal);
}
