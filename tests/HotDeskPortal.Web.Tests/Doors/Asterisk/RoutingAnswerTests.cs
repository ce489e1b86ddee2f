using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Doors.Asterisk;
using HotDeskPortal.Web.Tests.Api;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

public sealed class RoutingAnswerTests(ClockedPortalHost host) : IClassFixture<ClockedPortalHost>
{
    private static readonly string[] s_names = ["verdict", "dial", "name", "number", "mailbox", "outside", "location", "callback", "reason"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_IsOneLineOfEncodedValues()
    {
        var door = await AsteriskDoor.OpenAsync(host);
        await LogInAsync(host, "3001", "2019");
        using var answer = await door.SendAsync("call?from=3001&to=12025550999");
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/plain"));
        var line = await answer.Content.ReadAsStringAsync(Token);
        line.ShouldStartWith("verdict=outside&dial=PJSIP%2F12025550999%40trunk&name=");
        var read = AsteriskDoor.Read(line);
        read.Keys.ShouldBe(s_names);
        (read["name"], read["outside"]).ShouldBe((host.User("2019").Name, "12025550999"));
        // Headers and length as for GET, and nothing else.
        using var head = await door.SendAsync("call?from=3001&to=12025550999", method: "HEAD");
        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, (long?)line.Length));
        (await head.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("call?from=3001&to=2019", null, 401)]
    [InlineData("call?from=3001&to=2019", "hdd_wrong", 401)]
    [InlineData("call?from=3001", AsteriskDoor.Secret, 400)]
    [InlineData("call?from=3001&to=01234567890123456789012345678901234567890123456789012345678901234567890", AsteriskDoor.Secret, 400)]
    public async Task Refusal_IsTold_ByItsStatus(string path, string? secret, int status)
    {
        var door = await AsteriskDoor.OpenAsync(host);
        using var answer = await door.SendAsync(path, secret);
        ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((status, "text/plain"));
        (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain("<");
    }

    [Fact]
    public async Task AnotherSystemsDoor_DoesNotAnswer()
    {
        var door = await AsteriskDoor.OpenAsync(host, PhoneSystem.FreeSwitch);
        (await door.SendAsync("call?from=3001&to=2019")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await door.SendAsync("accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task UnknownKeys_AreThrottled_AndWhoHasTheRightOneIsNot()
    {
        await using var own = new ClockedPortalHost();
        var door = await AsteriskDoor.OpenAsync(own);
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 200 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var answer = await door.SendAsync("call?from=3001&to=2019", "hdd_guess");
            last = answer.StatusCode;
        }
        last.ShouldBe(HttpStatusCode.TooManyRequests);
        (await door.SendAsync("call?from=outside&to=2019")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Answer_NeedsNoDatabase()
    {
        await using var own = new ClockedPortalHost();
        var door = await AsteriskDoor.OpenAsync(own);
        await own.LogInAsync("3001", "2019");
        using (own.TakeDatabaseAway())
            (await door.AskAsync("outside", "2019"))["dial"].ShouldBe("PJSIP/3001");
    }

    [Fact]
    public async Task UnknownNumberOrPhone_IsAnAnswer()
    {
        var door = await AsteriskDoor.OpenAsync(host);
        (await door.AskAsync("3001", "*99")).ShouldSatisfyAllConditions(a => a["verdict"].ShouldBe("refuse"), a => a["reason"].ShouldNotBeEmpty());
        (await door.AskAsync("alice", "2019"))["verdict"].ShouldBe("refuse");
        (await door.AskAsync("alice", "911")).ShouldSatisfyAllConditions(a => a["verdict"].ShouldBe("emergency"), a => a["dial"].ShouldBe("PJSIP/911@trunk"));
        (await door.AskAsync("3001", "*45")).ShouldSatisfyAllConditions(a => a["verdict"].ShouldBe("feature"), a => a["wish"].ShouldBe("login"));
    }

    [Fact]
    public async Task Plus_ThatIsNotEncoded_StaysOne()
    {
        var door = await AsteriskDoor.OpenAsync(host);
        await LogInAsync(host, "3001", "2019");
        using var answer = await door.SendAsync("call?from=3001&to=+12025550999");
        AsteriskDoor.Read(await answer.Content.ReadAsStringAsync(Token))["outside"].ShouldBe("+12025550999");
    }

    /// <summary>Boards and calls at random: what a phone system is told is what the tracer explains and the API says.</summary>
    [Fact]
    public async Task TracerApiAndDoor_Agree()
    {
        await using var own = new ClockedPortalHost();
        var (door, api, routes) = (await AsteriskDoor.OpenAsync(own), ApiClient.For(own), own.Services.GetRequiredService<RouteService>());
        var random = new Random(4711);
        var board = own.Board();
        string[] desks = [.. board.Directory.HotDesks.Where(h => h.Phone is not null).Select(h => h.Number.Digits)];
        string[] users = [.. board.Directory.Users.Where(u => u is { IsActive: true, IsHotDeskingEnabled: true, OwnPhones.IsEmpty: true }).Select(u => u.Number.Digits)];
        string?[] callers = [null, "+12025550177", "alice", .. board.Directory.HotDesks.Select(h => h.Number.Digits), .. board.Directory.Users.Select(u => u.Number.Digits),
            .. board.Directory.Destinations.Select(d => d.Number.Digits)];
        string[] numbers = [.. callers.OfType<string>(), "911", "*45", "*46", "*99", "12025550999", "+442079460000", "2999", "x"];
        var seen = new HashSet<Verdict>();
        for (var i = 0; i < 300; i++)
        {
            if (i % 10 == 0)
                await LogInAsync(own, desks[random.Next(desks.Length)], users[random.Next(users.Length)]);
            var (from, to) = (callers[random.Next(callers.Length)], numbers[random.Next(numbers.Length)]);
            var (decided, traced) = (RouteResolver.Decide(own.Board(), from, to), routes.Trace(own.Actor(), "main", from, to));
            var told = await door.AskAsync(from, to);
            using var answer = await api.SendAsync("GET", $"offices/main/routes/{Uri.EscapeDataString(to)}?from={Uri.EscapeDataString(from ?? "outside")}");
            traced.Error.ShouldBe(decided.Error);
            if (!decided.IsSuccess)
            {
                (told["verdict"], told["reason"]).ShouldBe(("refuse", AsteriskText.Plain(ErrorTexts.Of(decided.Error))));
                answer.IsSuccessStatusCode.ShouldBeFalse();
                continue;
            }
            var (verdict, json) = (decided.Value, await ApiClient.ReadAsync(answer, HttpStatusCode.OK));
            seen.Add(verdict.Verdict);
            traced.Value.Route.Rings.ShouldBe(verdict.Route.Rings);
            var machine = json.GetProperty("trace").GetProperty("verdict");
            told["verdict"].ShouldBe(RoutingLine.Word(verdict.Verdict), $"{from} > {to}");
            machine.GetProperty("verdict").GetString()!.Replace("-", "", StringComparison.Ordinal).ShouldBe(verdict.Verdict.ToString(), StringCompareShould.IgnoreCase);
            var targets = machine.GetProperty("targets").EnumerateArray().Select(t => t.GetString()!).ToArray();
            targets.ShouldBe(verdict.Targets);
            if (verdict.Verdict == Verdict.Ring)
                told["dial"].ShouldBe(string.Join('&', targets.Select(t => $"PJSIP/{t}")));
            (told["name"], told["number"]).ShouldBe((AsteriskText.Plain(verdict.CallerId?.Name ?? ""), verdict.CallerId?.Number ?? ""));
            (told["location"], told["callback"]).ShouldBe((AsteriskText.Plain(verdict.Place?.Location ?? ""), verdict.Place?.Callback ?? ""));
            json.GetProperty("reachable").GetBoolean().ShouldBe(traced.Value.Route.Reachable);
            told["reason"].ShouldBe(AsteriskText.Plain(json.GetProperty("reason").GetString()!));
        }
        seen.ShouldBe(Enum.GetValues<Verdict>(), ignoreOrder: true);
        own.Services.GetRequiredService<DoorActivity>().Version.ShouldBe(300);
    }

    /// <summary>Who has the phone already keeps it.</summary>
    private static Task LogInAsync(PortalHost host, string hotDesk, string user) =>
        host.Board().OwnerOf(host.HotDesk(hotDesk).Id)?.Number.Digits == user ? Task.CompletedTask : host.LogInAsync(hotDesk, user);
}
