using System.Net;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Tests.Api;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Who is counted with whom, and that counting costs nothing that grows. Alone, because it weighs what the process holds.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class WeighedCollection;

[Collection(typeof(WeighedCollection))]
public sealed class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MadeUpKeys_HoweverMany_AreNotKept()
    {
        await using var host = new ClockedPortalHost();
        using var client = host.CreateClient();
        await SendAsync(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        // Many at once: those beyond the limit are held.
        await Parallel.ForEachAsync(Enumerable.Range(1, 2500), new ParallelOptions { MaxDegreeOfParallelism = 400, CancellationToken = Token }, async (i, _) => await SendAsync(i));
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024 / 1024;
        grown.ShouldBeLessThan(20, "MB, of 66 MB of keys that were sent");

        async Task SendAsync(int number)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/keypad-calls/none/digits");
            request.Headers.Add("X-Api-Key", $"{number:00000}{new string('k', 14_000)}");
            using var answer = await client.SendAsync(request, Token);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task MadeUpKeys_FromOneAddress_AreRefusedShortly_WhileAKeyThatHoldsPassesFromThere()
    {
        await using var host = new AddressedHost { Address = IPAddress.Parse("203.0.113.66") };
        for (var i = 0; i < Limits.WrongApiKeysAMinute; i++)
            (await ApiClient.For(host, $"hdp_guess_{i}").SendAsync("GET", "offices/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var refused = await ApiClient.For(host, "hdp_guess").SendAsync("GET", "offices/main/ownership");
        await refused.ShouldBeProblemAsync(429, "too-many-requests");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        (await ApiClient.For(host).SendAsync("GET", "offices/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Address = IPAddress.Parse("203.0.113.67");
        (await ApiClient.For(host, "hdp_guess").SendAsync("GET", "offices/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "from elsewhere");
    }

    [Fact]
    public async Task TheDocument_IsCountedByNetwork()
    {
        await using var host = new AddressedHost { Address = IPAddress.Parse("203.0.113.66") };
        using var client = host.CreateClient();
        for (var i = 0; i < Limits.DocumentsAMinute; i++)
            (await client.GetAsync("/openapi/v1.json", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await (await client.GetAsync("/openapi/v1.json", Token)).ShouldBeProblemAsync(429, "too-many-requests");
        host.Address = IPAddress.Parse("203.0.113.67");
        (await client.GetAsync("/openapi/v1.json", Token)).StatusCode.ShouldBe(HttpStatusCode.OK, "from elsewhere");
    }

    [Fact]
    public async Task WhoeverGoesOn_BeyondALimit_WaitsForTheRefusal_WhileThereIsRoom()
    {
        var clock = new FakeTimeProvider();
        using var persistent = new Persistent(clock);
        for (var i = 0; i < Limits.RefusalsAtOnceAMinute; i++)
            persistent.HoldAsync(Refused("203.0.113.66")).IsCompletedSuccessfully.ShouldBeTrue("the first hear at once");

        var held = Enumerable.Range(0, Limits.HeldRefusals).Select(_ => persistent.HoldAsync(Refused("203.0.113.66"))).ToList();
        held.ShouldAllBe(h => !h.IsCompleted);
        persistent.HoldAsync(Refused("203.0.113.67")).IsCompletedSuccessfully.ShouldBeTrue("from elsewhere");
        var oneTooMany = Refused("203.0.113.66");
        persistent.HoldAsync(oneTooMany).IsCompletedSuccessfully.ShouldBeTrue("no room is left");
        oneTooMany.Response.Headers.Connection.ToString().ShouldBe("close");

        clock.Advance(Limits.RefusalHold);
        await Task.WhenAll(held);
        persistent.HoldAsync(Refused("203.0.113.66")).IsCompleted.ShouldBeFalse("there is room again");

        static DefaultHttpContext Refused(string from) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Request = { Protocol = "HTTP/1.1" } };
    }

    [Fact]
    public async Task KeypadCalls_AreCountedByKey_AndTheRefusedOneHearsSo()
    {
        await using var host = new ClockedPortalHost();
        await using (var db = await host.OpenDatabaseAsync())
        {
            db.ApiKeys.Add(new ApiKey { Name = "Other", Hash = ApiKeys.Hash("hdp_other"), Rights = ApiKeyRights.Keypad, Offices = [new ApiKeyOffice { OfficeId = host.Board().Office.Id }] });
            await db.SaveChangesAsync(Token);
        }
        host.Time.Advance(ApiKeys.Freshness);
        var busy = ApiClient.For(host);
        for (var i = 0; i < Limits.KeypadCallsAMinute; i++)
            (await busy.PostAsync("keypad-calls/none/digits", new { digits = "1" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await (await busy.PostAsync("keypad-calls/none/digits", new { digits = "1" })).ShouldBeProblemAsync(429, "too-many-requests");
        (await busy.SendAsync("GET", "offices/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.OK, "what is no call is not counted");
        (await ApiClient.For(host, "hdp_other").PostAsync("keypad-calls/none/digits", new { digits = "1" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SignIns_AreCountedByNetwork_AndAPageSaysWhatToDo()
    {
        await using var host = new AddressedHost();
        var guesser = new FormClient(host);
        var page = await guesser.PageAsync("/account/sign-in");
        HttpResponseMessage answer = null!;
        for (var i = 0; i <= Limits.SignInsAMinute; i++)
        {
            host.Address = IPAddress.Parse($"2001:db8:0:1::{i:x}");
            answer = await guesser.SendAsync("/account/sign-in", page, new() { ["Input.Email"] = $"somebody{i}@hotdesk.example", ["Input.Password"] = "wrong" }, form: "sign-in");
        }
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "another address, the same network");
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("Too many sign-ins from here");
        host.Address = IPAddress.Parse("2001:db8:0:2::1");
        (await guesser.SignInAsync("support@hotdesk.example", "Hotdesk-demo-1")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("203.0.113.1", "::ffff:203.0.113.1")]
    public void Addresses_OfOneNetwork_AreOneVisitor(string one, string other) =>
        AddressGroup.Of(IPAddress.Parse(one)).ShouldBe(AddressGroup.Of(IPAddress.Parse(other)));

    [Theory]
    [InlineData("2001:db8:1:{0:x}::1")]
    [InlineData("203.0.113.{0}")]
    public void Addresses_OfOtherNetworks_AreToldApart(string address) =>
        // A few share a group by chance.
        Enumerable.Range(0, 100).Select(i => AddressGroup.Of(IPAddress.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, i)))).Distinct().Count().ShouldBeGreaterThan(90);

    [Fact]
    public void Networks_HoweverMany_AreCountedInAFixedNumberOfGroups()
    {
        var groups = Enumerable.Range(0, 100_000).Select(i => AddressGroup.Of(IPAddress.Parse($"2001:db8:{i >> 8:x}:{i & 255:x}::1"))).Distinct().ToList();
        groups.Count.ShouldBeInRange(Limits.AddressGroups * 9 / 10, Limits.AddressGroups);
        groups.ShouldAllBe(g => g >= 0 && g < Limits.AddressGroups);
    }
}
