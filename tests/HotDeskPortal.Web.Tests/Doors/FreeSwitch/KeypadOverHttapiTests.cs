using System.Net;
using System.Xml.Linq;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Web.Tests.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

public sealed class KeypadOverHttapiTests(ClockedPortalHost host) : IClassFixture<ClockedPortalHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2019#73915#2", "LoggedIn", "2019")]
    [InlineData("#2019#73915#2", "LoggedIn", "2019")]
    [InlineData("2019#11111#", null, null)]
    public async Task TypingAhead_InOneBurst_Works(string keys, string? outcome, string? owner)
    {
        await using var own = new ClockedPortalHost();
        var (call, _) = await CallAsync(own, TypedLine.Burst(keys));
        Owner(own).ShouldBe(owner);
        if (outcome is not null)
            (await AsteriskDriver.LastAsync(own)).Outcome.ToString().ShouldBe(outcome);
        call.WasHungUp.ShouldBeTrue();
    }

    /// <summary>Four seconds until the first key, 2.9 from key to key, no terminator: longer than FreeSWITCH waits for an entry by itself.</summary>
    [Fact]
    public async Task WhoKeysSlowly_LosesNoKey()
    {
        await using var own = new ClockedPortalHost();
        List<(int, char)> keys = [];
        var at = 0;
        foreach (var entry in new[] { "2019", "73915", "2" })
        {
            at += 3000 + 4000;
            foreach (var key in entry)
            {
                keys.Add((at, key));
                at += 2900;
            }
            at += 100;
        }
        var line = new TypedLine(keys);
        await CallAsync(own, line);
        Owner(own).ShouldBe("2019");
        line.Heard.Count(h => !h.ToItsEnd).ShouldBe(0);
    }

    [Fact]
    public async Task SilenceOfFiveSeconds_AsksAgain_ThreeTimes()
    {
        await using var own = new ClockedPortalHost();
        var line = new TypedLine();
        var (call, door) = await CallAsync(own, line);
        var texts = line.Heard.Select(h => new TestDoor(own, door.Address).TextOf(h.File)).ToArray();
        texts.Length.ShouldBe(4);
        texts.Distinct().Count().ShouldBe(2, "the question three times, then goodbye");
        line.Now.ShouldBe(3 * (3000 + 5000 + 10) + 3000);
        call.WasHungUp.ShouldBeTrue();
    }

    /// <summary>Whoever types ahead must not take a phone from somebody whose name they have not heard.</summary>
    [Fact]
    public async Task TheOwnersName_IsHeardWhole_BeforeAKeyCounts()
    {
        await using var own = new ClockedPortalHost();
        await own.LogInAsync("3001", "2020");
        var hasty = TypedLine.Burst("2019#73915#2222");
        await CallAsync(own, hasty);
        Owner(own).ShouldBe("2020");
        hasty.Heard.Count(h => h.ToItsEnd).ShouldBeGreaterThan(1);
        var patient = new TypedLine([.. "2019#73915#".Select((k, i) => (100 + i, k)), (4000, '2')]);
        await CallAsync(own, patient);
        Owner(own).ShouldBe("2019");
    }

    [Fact]
    public async Task EveryRequest_Repeated_IsAnsweredTheSame_AndStepsOnce()
    {
        await using var own = new ClockedPortalHost();
        var before = own.Board().Version;
        await CallAsync(own, TypedLine.Burst("2019#11111#2019#73915#2"), repeats: true);
        Owner(own).ShouldBe("2019");
        // One wrong PIN, one right one, one login: what each of them writes, and no more.
        await using var once = new ClockedPortalHost();
        await CallAsync(once, TypedLine.Burst("2019#11111#2019#73915#2"));
        own.Board().Version.ShouldBe(once.Board().Version);
        own.Board().Version.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task HangingUp_AtEveryPoint_ChangesNothing()
    {
        await using var own = new ClockedPortalHost();
        const string Keys = "2019#73915#";
        for (var keys = 0; keys <= Keys.Length; keys++)
        {
            await CallAsync(own, TypedLine.Burst(Keys[..keys] + TypedLine.HangUp));
            Owner(own).ShouldBeNull($"after {keys} keys");
            (await AsteriskDriver.LastAsync(own)).Outcome.ShouldBe(KeypadOutcome.HungUp);
        }
        await CallAsync(own, TypedLine.Burst(Keys + "2" + TypedLine.HangUp));
        Owner(own).ShouldBe("2019");
    }

    [Fact]
    public async Task Toggle_LogsIn_ThenOut()
    {
        await using var own = new ClockedPortalHost();
        await CallAsync(own, TypedLine.Burst("2019#73915#2"), "toggle");
        Owner(own).ShouldBe("2019");
        await CallAsync(own, TypedLine.Burst("73915#"), "toggle");
        Owner(own).ShouldBeNull();
    }

    [Theory]
    [InlineData("3001", "sofia/internal/3004@pbx.example.com", "3004", "3001")]
    [InlineData("", "sofia/internal/3004@pbx.example.com", "2022", "3004")]
    [InlineData("3004@pbx.example.com", "", "2022", "3004")]
    public async Task ThePhone_IsTheUserOrTheChannel_NeverTheCallerId(string user, string channel, string callerId, string phone)
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        using var answer = await door.PostAsync(
            "keypad", ("session_id", "a-" + phone + user), ("Caller-Username", user), ("Caller-Channel-Name", channel), ("Caller-Caller-ID-Number", callerId),
            ("Caller-Destination-Number", "*45"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var activity = host.Services.GetRequiredService<HotDeskPortal.Services.Doors.DoorActivity>();
        await using var db = await host.OpenDatabaseAsync();
        activity.Of(db.Doors.Single(d => d.Address == door.Address).Id).LastCall!.Phone.ShouldBe(phone);
    }

    [Fact]
    public async Task MissingFields_AreSpokenOrRefused_NeverA200WithoutWords()
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        (await door.PostAsync("keypad")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await door.PostAsync("keypad", ("session_id", "x"), ("Caller-Username", "3001"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "nothing was dialled");
        (await door.PostAsync("keypad", ("session_id", "x"), ("hotdesk_turn", "1"), ("hotdesk_key", "2"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await door.PostAsync("keypad", ("session_id", new string('x', 300)), ("Caller-Username", "3001"), ("hotdesk_wish", "login"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = await door.PostAsync("keypad", ("session_id", "nobody"), ("hotdesk_wish", "login"));
        var document = XElement.Parse(await nobody.Content.ReadAsStringAsync(Token));
        document.Descendants("playback").ShouldHaveSingleItem();
        document.Descendants("hangup").ShouldHaveSingleItem();
        using var over = await door.PostAsync("keypad", ("session_id", "never heard of"), ("exiting", "true"));
        (over.StatusCode, over.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/plain"));
    }

    [Fact]
    public async Task ATurnThatDoesNotComeBack_IsTheOneAtHand()
    {
        await using var own = new ClockedPortalHost();
        var door = await FreeSwitchDoor.OpenAsync(own);
        (string, string)[] call = [("session_id", "x"), ("Caller-Username", "3001"), ("hotdesk_wish", "login")];
        foreach (var key in "2019#73915#2".Select(k => k.ToString()).Prepend(null))
            (await door.PostAsync("keypad", key is null ? call : [.. call, ("hotdesk_key", key), ("input_type", "dtmf")])).StatusCode.ShouldBe(HttpStatusCode.OK);
        Owner(own).ShouldBe("2019");
    }

    [Fact]
    public async Task Strangers_AndWhatIsNoForm_AreRefused()
    {
        await using var own = new ClockedPortalHost();
        var door = await FreeSwitchDoor.OpenAsync(own);
        foreach (var path in new[] { "keypad", "xml" })
        {
            (await door.SendAsync(path, Form("session_id=x"), secret: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await door.SendAsync(path, Form("session_id=x"), secret: "hdd_wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await door.SendAsync(path, null, method: "GET")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
            (await door.SendAsync(path, new StringContent("{}"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
            (await door.SendAsync(path, Form("a=" + new string('x', 300_000)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await door.SendAsync(path, Form(string.Join('&', Enumerable.Range(0, 3000).Select(i => $"f{i}=1"))))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        var other = await FreeSwitchDoor.OpenAsync(own, PhoneSystem.Asterisk);
        (await other.SendAsync("keypad", Form("session_id=x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var silence = await door.SendAsync("silence.wav", null, secret: null, method: "GET");
        (await silence.Content.ReadAsByteArrayAsync(Token)).Length.ShouldBe(44 + 160);
    }

    private static StringContent Form(string text) => new(text, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<(FakeFreeSwitch Call, FreeSwitchDoor Door)> CallAsync(PortalHost host, TypedLine line, string wish = "login", bool repeats = false)
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        var call = new FakeFreeSwitch(door, "3001", wish, line) { Repeats = repeats };
        await call.RunAsync();
        return (call, door);
    }

    private static string? Owner(PortalHost host)
    {
        var board = host.Board();
        return board.OwnerOf(board.Directory.HotDesks.Single(h => h.Number.Digits == "3001").Id)?.Number.Digits;
    }
}
