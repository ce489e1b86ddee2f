using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Doors.VoiceWebhooks;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

public sealed class VoiceWebhookTests
{
    private static readonly string[] s_login = ["2019#", "73915#", "2"];

    public static TheoryData<PhoneSystem> Systems => [PhoneSystem.Twilio, PhoneSystem.SignalWire, PhoneSystem.Kazoo, PhoneSystem.NetSapiens];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Login_AndLogout_GoThrough(PhoneSystem system)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, system);
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        foreach (var keys in s_login)
            await call.PressAsync(keys);
        call.IsOver.ShouldBeTrue();
        call.Heard.ShouldBe(["Enter your extension, then press pound.", "Enter your PIN, then press pound.", "Press 2 to take ownership of this phone.",
            "Dana Whitfield is now the owner of phone 3001.", "You may hang up."]);
        Owner(host, "3001").ShouldBe("2019");

        var second = FakePlatform.Of(door, "3001", "*46");
        await second.DialAsync();
        await second.PressAsync("73915#");
        second.IsOver.ShouldBeTrue();
        Owner(host, "3001").ShouldBeNull();
    }

    /// <summary>Platforms repeat what they are not sure of: each request comes twice, and once more when the call has gone on.</summary>
    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Repeated_IsAnsweredAgain_AndNeverSteppedTwice(PhoneSystem system)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, system);
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        foreach (var keys in s_login)
        {
            var again = await call.RepeatAsync();
            (await call.RepeatAsync()).ShouldBe(again);
            await call.PressAsync(keys);
        }
        var last = await call.RepeatAsync();
        // Out of order: what was answered long ago is answered with where the call is.
        for (var back = 2; back <= call.Sent.Count; back++)
            (await call.RepeatAsync(back)).ShouldBe(last);
        Owner(host, "3001").ShouldBe("2019");
        (await CallsAsync(host)).ShouldHaveSingleItem().Outcome.ShouldBe(KeypadOutcome.LoggedIn);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Silence_AndALoneTerminator_ReachTheMachine(PhoneSystem system)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, system);
        foreach (var nothing in new[] { "", "#" })
        {
            var call = FakePlatform.Of(door, "3001", "*45");
            await call.DialAsync();
            await call.PressAsync(nothing);
            await call.PressAsync(nothing);
            call.IsOver.ShouldBeFalse();
            await call.PressAsync(nothing);
            call.IsOver.ShouldBeTrue();
            call.Heard[^1].ShouldBe("Goodbye.");
        }
        (await CallsAsync(host)).ShouldAllBe(c => c.Outcome == KeypadOutcome.NothingEntered);
    }

    /// <summary>A key that comes while the owner is named must not answer: what names them is played before the keys are collected.</summary>
    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Owner_IsNamed_BeforeAKeyCounts(PhoneSystem system)
    {
        await using var host = VoiceDoor.Host();
        await host.LogInAsync("3001", "2020");
        var door = await VoiceDoor.OpenAsync(host, system);
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        await call.PressAsync("2019#");
        await call.PressAsync("73915#");

        var verbs = System.Xml.Linq.XDocument.Parse(await call.RepeatAsync()).Root!.Elements().ToList();
        verbs[0].Name.LocalName.ShouldBeOneOf("Play", "Say");
        if (system == PhoneSystem.Kazoo)
            verbs[0].Attribute("terminators")!.Value.ShouldBe("", "any key would cut it short");
        verbs[1].Name.LocalName.ShouldBe("Gather");
        verbs[1].Elements().ShouldHaveSingleItem();
        call.Heard[^2].ShouldContain("owns this phone");
        await call.PressAsync("2");
        Owner(host, "3001").ShouldBe("2019");
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task HangUp_AtEveryPoint_LeavesThePhoneAsItWas(PhoneSystem system)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, system);
        for (var point = 0; point < s_login.Length; point++)
        {
            var call = FakePlatform.Of(door, "3001", "*45");
            await call.DialAsync();
            foreach (var keys in s_login[..point])
                await call.PressAsync(keys);
            await call.HangUpAsync();
            Owner(host, "3001").ShouldBeNull();
            if (system.Signs())
            {
                (await CallsAsync(host))[0].Outcome.ShouldBe(KeypadOutcome.HungUp);
                // What was on its way comes late.
                (await call.RepeatAsync()).ShouldContain("<Response><Hangup />");
            }
            host.Time.Advance(TimeSpan.FromMinutes(3));
        }
        await FakePlatform.Of(door, "3002", "*45").DialAsync();
        (await CallsAsync(host)).Count.ShouldBeGreaterThanOrEqualTo(s_login.Length, "what is over is written down");
    }

    [Fact]
    public async Task CallStatus_OfACallThatGoesOn_ChangesNothing()
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        using var told = await door.SendAsync("POST", $"{door.Url}/status", new() { ["CallSid"] = call.CallId, ["CallStatus"] = "in-progress" });
        (await told.Content.ReadAsStringAsync(Token)).ShouldContain("<Response />");
        foreach (var keys in s_login)
            await call.PressAsync(keys);
        Owner(host, "3001").ShouldBe("2019");
    }

    [Theory]
    [InlineData("sip:3001@office.sip.twilio.com", "3001")]
    [InlineData("<sips:3001@office.sip.twilio.com:5061;transport=tls>;tag=1", "3001")]
    [InlineData("\"Dana\" <sip:3001@office.sip.twilio.com>", "3001")]
    [InlineData("3001", "3001")]
    [InlineData("sip:%33001@office", "3001")]
    public async Task Phone_IsTheUserOfFrom(string from, string phone)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        using var answer = await door.SendAsync("POST", $"{door.Url}/login", new() { ["CallSid"] = "CA1", ["From"] = from, ["To"] = "+15550100" });
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("<Gather");
        Live(host, door).LastCall!.Phone.ShouldBe(phone);
        Live(host, door).LastCall!.Dialled.ShouldBe("*45");
    }

    /// <summary>Of NetSapiens nothing but what the key dials is believed: the caller may be the owner, whose phone it is not.</summary>
    [Theory]
    [InlineData("*453002", "", "3002", "*45")]
    [InlineData("*463002", "", "3002", "*46")]
    [InlineData("3002", "login", "3002", "*45")]
    [InlineData("*453002", "logout", "3002", "*46")]
    [InlineData("*45", "", "", "*45")]
    [InlineData("*4530a2", "", "", "*4530a2")]
    public async Task NetSapiens_TellsTheDeskByWhatIsDialled(string dialled, string wish, string phone, string code)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.NetSapiens);
        foreach (var field in new[] { "NmsDnis", "ToUser", "AccountLastDial" })
        {
            using var answer = await door.SendAsync("POST", wish.Length == 0 ? door.Url : $"{door.Url}/{wish}", new()
            {
                ["NmsAni"] = "3001", ["AccountUser"] = "3001", ["OrigCallID"] = Guid.NewGuid().ToString(), [field] = dialled,
            });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            Live(host, door).LastCall!.Phone.ShouldBe(phone);
            Live(host, door).LastCall!.Dialled.ShouldBe(code);
        }
    }

    [Fact]
    public async Task Strangers_AndOtherNumbers_HearSomething_AndTheCallEnds()
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        foreach (var (phone, code) in new[] { ("9999", "*45"), ("3001", "2019"), ("", "") })
        {
            var call = FakePlatform.Of(door, phone, code);
            await call.DialAsync();
            call.IsOver.ShouldBeTrue();
            call.Heard.ShouldHaveSingleItem();
        }
        var lost = FakePlatform.Of(door, "3001", "*45");
        await lost.DialAsync();
        host.Time.Advance(TimeSpan.FromMinutes(3));
        await lost.PressAsync("2019#");
        lost.IsOver.ShouldBeTrue("nobody knows the call any more");
        lost.Heard[^1].ShouldContain("unavailable");
    }

    [Theory]
    [InlineData("20191234567890#")]
    [InlineData("20A9")]
    [InlineData("<script>")]
    public async Task Keys_ThatAreNone_EndTheCall(string keys)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        using var answer = await door.SendAsync("POST", call.Gather!.Attribute("action")!.Value, new() { ["CallSid"] = call.CallId, ["Digits"] = keys });
        (await answer.Content.ReadAsStringAsync(Token)).ShouldEndWith("<Hangup /></Response>");
        (await CallsAsync(host)).ShouldHaveSingleItem().Outcome.ShouldBe(KeypadOutcome.HungUp);
    }

    [Fact]
    public async Task Forms_ThatAreHuge_AreRefused()
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Twilio);
        var many = Enumerable.Range(0, VoiceRequest.MaxFields + 1).ToDictionary(i => $"f{i}", _ => "x");
        foreach (var fields in new[] { new Dictionary<string, string> { ["From"] = new('3', VoiceRequest.MaxBody) }, many })
        {
            using var answer = await door.SendAsync("POST", door.Url, fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            using var chunked = await door.SendAsync("POST", door.Url, fields, change: r => r.Headers.TransferEncodingChunked = true);
            chunked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        call.Gather.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("voice/nothing", HttpStatusCode.NotFound)]
    [InlineData("voice/call/-1", HttpStatusCode.NotFound)]
    [InlineData("voice/call/99999999999", HttpStatusCode.NotFound)]
    [InlineData("voice/call/1/2/3", HttpStatusCode.NotFound)]
    [InlineData("voice/pause.wav", HttpStatusCode.OK)]
    public async Task Addresses_ThatAreNone_AreNotFound(string path, HttpStatusCode status)
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.NetSapiens);
        using var answer = await door.SendAsync("GET", $"{door.Url[..^"voice".Length]}{path}", []);
        answer.StatusCode.ShouldBe(status);
    }

    /// <summary>Kazoo and NetSapiens have no place for a secret but the path; one of another system is told so.</summary>
    [Fact]
    public async Task Secret_InThePath_IsAskedFor()
    {
        await using var host = VoiceDoor.Host();
        var door = await VoiceDoor.OpenAsync(host, PhoneSystem.Kazoo);
        var fields = new Dictionary<string, string> { ["CallSid"] = "CA1", ["From"] = "3001" };
        foreach (var wrong in new[] { door.Url.Replace($".{TestDoor.Secret}", "", StringComparison.Ordinal), door.Url.Replace(TestDoor.Secret, "hdd_wrong", StringComparison.Ordinal) })
        {
            using var refused = await door.SendAsync("POST", $"{wrong}/login", fields);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        var asterisk = await TestDoor.OpenAsync(host);
        using var other = await door.SendAsync("POST", $"{VoiceDoor.Root}/door/{asterisk.Address}.{TestDoor.Secret}/voice/login", fields);
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CallsAsync(host)).ShouldBeEmpty();
    }

    /// <summary>Also where a platform sends keys in the address, as Kazoo does unless it is told otherwise.</summary>
    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Keys_AddressAndSecret_AreInNoLog(PhoneSystem system)
    {
        await using var host = VoiceDoor.Host(("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"));
        var door = await VoiceDoor.OpenAsync(host, system);
        var call = FakePlatform.Of(door, "3001", "*45");
        await call.DialAsync();
        await call.PressAsync("2019#");
        using var answer = await door.SendAsync("GET", call.Gather!.Attribute("action")!.Value, new() { ["CallSid"] = call.CallId, ["Digits"] = "73915" });
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("<Gather", Case.Sensitive, "the PIN was right");

        host.Log.All.ShouldContain(l => l.Contains("/door/-/voice", StringComparison.Ordinal), "requests really were logged");
        host.Log.All.ShouldAllBe(l => !l.Contains("73915") && !l.Contains(door.Address) && !l.Contains(TestDoor.Secret));
    }

    private static string? Owner(PortalHost host, string hotDesk) => host.Board().OwnerOf(host.HotDesk(hotDesk).Id)?.Number.Digits;

    private static DoorLive Live(ClockedPortalHost host, VoiceDoor door) => host.Services.GetRequiredService<DoorActivity>().Of(door.Id);

    private static async Task<IReadOnlyList<RecordedCall>> CallsAsync(ClockedPortalHost host)
    {
        var calls = host.Services.GetRequiredService<RecordedCalls>();
        await calls.WriteAsync();
        return (await calls.ListAsync(host.Actor(), "main")).Value;
    }
}
