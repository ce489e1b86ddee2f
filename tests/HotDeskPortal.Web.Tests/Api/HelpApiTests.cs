using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>What pages do for people and phones, the API does as well: by number, in the key's name.</summary>
public sealed class HelpApiTests(PortalHost host) : IClassFixture<PortalHost>
{
    private readonly ApiClient api = ApiClient.For(host);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APin_IsToldOnceAndNeverLogged()
    {
        var answer = await api.PostAsync("offices/main/hot-desk-users/2024/pin", new { });
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var pin = (await ApiClient.ReadAsync(answer, HttpStatusCode.OK)).GetProperty("pin").GetString()!;
        pin.Length.ShouldBe(6);
        (await api.CallAsync("3001", "*45", "2024#", $"{pin}#", "2")).Outcome.ShouldBe("logged-in");

        (await ApiClient.ReadAsync(await api.PostAsync("offices/main/hot-desk-users/2024/pin", new { pin = "905172" }), HttpStatusCode.OK))
            .GetProperty("pin").ValueKind.ShouldBe(JsonValueKind.Null, "who sent it knows it");
        var refused = await (await api.PostAsync("offices/main/hot-desk-users/2024/pin", new { pin = "111111" })).ShouldBeProblemAsync(400, "pin-refused");
        refused.ToString().ShouldNotContain("111111");

        var told = (await api.GetAsync("offices/main/audit?action=pin-set&kind=hot-desk-user")).GetProperty("items").EnumerateArray().ToList();
        told.Count.ShouldBeGreaterThanOrEqualTo(2);
        told[0].GetProperty("party").GetString().ShouldBe("api-key");
        foreach (var secret in new[] { pin, "905172", "111111" })
        {
            host.Log.All.ShouldAllBe(l => !l.Contains(secret, StringComparison.Ordinal));
            told.ShouldAllBe(t => !t.ToString().Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ALock_IsLifted()
    {
        for (var i = 0; i < host.Board().Office.Policies.UserLockout.Tries; i++)
            await api.CallAsync("3003", "*45", "2023#", "000001#");
        (await UserAsync("2023")).GetProperty("lockedUntil").ValueKind.ShouldBe(JsonValueKind.String);
        (await api.PostAsync("offices/main/hot-desk-users/2023/unlock", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await UserAsync("2023")).GetProperty("lockedUntil").ValueKind.ShouldBe(JsonValueKind.Null);
        (await api.PostAsync("offices/main/hot-desk-extensions/3003/unlock", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await api.PostAsync("offices/main/hot-desk-extensions/2023/unlock", new { })).ShouldBeProblemAsync(404, "unknown-number");

        async Task<JsonElement> UserAsync(string number) => (await api.GetAsync($"offices/main/hot-desk-users/{number}")).GetProperty("user");
    }

    [Fact]
    public async Task APhone_MayFetchForAWhile()
    {
        var mac = host.HotDesk("3002").Phone!.Mac.Hex;
        var until = (await ApiClient.ReadAsync(await api.SendAsync("POST", $"offices/main/phones/{mac}/provisioning-window"), HttpStatusCode.OK)).GetProperty("until").GetDateTimeOffset();
        (until - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
        (await api.SendAsync("DELETE", $"offices/main/phones/{mac}/provisioning-window")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await api.SendAsync("POST", $"offices/main/phones/{mac}/resync")).ShouldBeProblemAsync(409, "resync-off");
        await (await api.SendAsync("POST", "offices/main/phones/805ec0000000/resync")).ShouldBeProblemAsync(404, "unknown-phone");
    }

    [Fact]
    public async Task Reports_TellWhatPagesTell()
    {
        await host.LogInAsync("3005", "2020");
        var session = (await api.GetAsync("offices/main/history?user=2020&onlyOpen=true")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (session.GetProperty("hotDesk").GetString(), session.GetProperty("startedThrough").GetString()).ShouldBe(("3005", "phone"));
        var occupancy = await api.GetAsync("offices/main/occupancy");
        (occupancy.GetProperty("hours").GetArrayLength(), occupancy.GetProperty("days").GetArrayLength()).ShouldBe((24, 30));
        occupancy.GetProperty("desks").EnumerateArray().ShouldContain(d => d.GetProperty("extension").GetString() == "3005" && d.GetProperty("sessions").GetInt32() > 0);
        var seats = await api.GetAsync("offices/main/seats");
        seats.GetProperty("isRunning").GetBoolean().ShouldBeTrue();
        seats.GetProperty("seats").EnumerateArray().ShouldContain(s => s.GetProperty("extension").GetString() == "2020");
        await (await api.SendAsync("GET", "offices/main/occupancy?from=2026-03-02&to=2026-03-01")).ShouldBeProblemAsync(400, "bad-days");
        await (await api.SendAsync("GET", "offices/main/seats?month=2999-01-01")).ShouldBeProblemAsync(404, "no-such-month");
        await (await api.SendAsync("GET", "offices/main/lesson-results")).ShouldBeProblemAsync(409, "not-a-training-office");
    }

    [Fact]
    public async Task AFloorPlan_IsGivenFilledReadAndDeleted()
    {
        var picture = new ByteArrayContent(Png(40, 30)) { Headers = { ContentType = new("image/png") } };
        var id = (await ApiClient.ReadAsync(await api.SendAsync("POST", "offices/main/floor-plans?floor=9", picture), HttpStatusCode.OK)).GetProperty("id").GetInt32();
        (await api.SendAsync("PUT", $"offices/main/floor-plans/{id}/desks/3004", JsonContent.Create(new { x = 0.25, y = 0.75 }))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var beyond = await (await api.SendAsync("PUT", $"offices/main/floor-plans/{id}/desks/3004", JsonContent.Create(new { x = 0.25, y = 1.01 }))).ShouldBeProblemAsync(400, "malformed-request");
        beyond.GetProperty("errors").TryGetProperty("y", out _).ShouldBeTrue();
        var plan = (await api.GetAsync("offices/main/floor-plans")).EnumerateArray().Single(p => p.GetProperty("floor").GetString() == "9");
        (plan.GetProperty("width").GetInt32(), plan.GetProperty("desks")[0].GetProperty("extension").GetString()).ShouldBe((40, "3004"));
        var read = await api.SendAsync("GET", $"offices/main/floor-plans/{id}/picture");
        (read.Content.Headers.ContentType!.MediaType, (await read.Content.ReadAsByteArrayAsync(Token)).Length).ShouldBe(("image/png", Png(40, 30).Length));
        read.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        (await api.SendAsync("DELETE", $"offices/main/floor-plans/{id}/desks/3004")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await api.SendAsync("DELETE", $"offices/main/floor-plans/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await api.SendAsync("GET", $"offices/main/floor-plans/{id}/picture")).ShouldBeProblemAsync(404, "unknown-floor-plan");
        await (await api.SendAsync("POST", "offices/main/floor-plans?floor=9", new ByteArrayContent([1, 2]) { Headers = { ContentType = new("image/png") } })).ShouldBeProblemAsync(400, "unreadable-picture");
        (await api.GetAsync("offices/main/audit?kind=floor-plan&action=created")).GetProperty("items")[0].GetProperty("channel").GetString().ShouldBe("api");
    }

    private static byte[] Png(byte width, byte height) =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0, 0, 0, 0, 0, 0];
}
