using HotDeskPortal.Web.Tests.Api;
namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>Whole calls over HTTP. They share a portal: each test has phones and people of its own.</summary>
public sealed class KeypadCallTests(PortalHost host) : IClassFixture<PortalHost>
{
    private readonly ApiClient api = ApiClient.For(host);

    [Fact]
    public async Task LogIn_AtAFreePhone_AsksInOrderAndTheCallsFollow()
    {
        var dialled = await api.DialAsync("3001", "*45");
        dialled.Prompts.ShouldBe(["enter-extension"]);
        dialled.Texts.ShouldBe(["Enter your extension, then press pound."]);
        dialled.Collect.ShouldBe("8/5000/3000/#");
        (dialled.Ended, dialled.Outcome).ShouldBe((false, null));

        var extension = await api.EnterAsync(dialled, "2019#");
        extension.Id.ShouldBe(dialled.Id);
        extension.Prompts.ShouldBe(["enter-pin"]);
        extension.Collect.ShouldBe("10/5000/3000/#");

        var pin = await api.EnterAsync(dialled, "73915#");
        pin.Prompts.ShouldBe(["press-two-to-take-ownership"]);
        pin.Collect.ShouldBe("1/5000/3000/");
        host.Board().OwnerOf(host.HotDesk("3001").Id).ShouldBeNull("nothing changes before 2 is pressed");

        var done = await api.EnterAsync(dialled, "2");
        done.Prompts.ShouldBe(["is-now-the-owner", "you-may-hang-up"]);
        done.Texts[0].ShouldContain("Dana Whitfield");
        done.Texts[0].ShouldContain("3001");
        (done.Collect, done.Ended, done.Outcome).ShouldBe((null, true, "logged-in"));

        var route = await api.GetAsync("offices/main/routes/2019");
        route.GetProperty("reachable").GetBoolean().ShouldBeTrue();
        var ring = route.GetProperty("rings").EnumerateArray().ShouldHaveSingleItem();
        ring.GetProperty("extension").GetString().ShouldBe("3001");
        ring.GetProperty("mac").GetString().ShouldBe("80:5E:C0:11:22:33");

        var outbound = await api.GetAsync("offices/main/hot-desk-extensions/3001/outbound");
        outbound.GetProperty("owner").GetProperty("extension").GetString().ShouldBe("2019");
        outbound.GetProperty("callerId").GetProperty("name").GetString().ShouldBe("Dana Whitfield");
        outbound.GetProperty("callerId").GetProperty("number").GetString().ShouldBe("+12025550119");
        outbound.GetProperty("mayDial").GetProperty("external").GetBoolean().ShouldBeTrue();
        outbound.GetProperty("emergency").GetProperty("location").GetString().ShouldBe("12 Harbour St, floor 1, row A");

        var ownership = await api.GetAsync("offices/main/ownership");
        ownership.GetProperty("version").GetInt64().ShouldBe(host.Board().Version);
        var phone = ownership.GetProperty("phones").EnumerateArray().Single(p => p.GetProperty("extension").GetString() == "3001");
        phone.GetProperty("state").GetString().ShouldBe("owned");
        phone.GetProperty("owner").GetProperty("name").GetString().ShouldBe("Dana Whitfield");
    }

    [Fact]
    public async Task TakeOver_OfAnOwnedPhone_NamesTheOwnerFirst()
    {
        var turn = await api.CallAsync("3002", "*45", "2023#", "57713#");
        turn.Prompts.ShouldBe(["somebody-owns-this-phone", "press-two-to-take-ownership"]);
        turn.Texts[0].ShouldContain("Marek Novák");

        (await api.EnterAsync(turn, "2")).Outcome.ShouldBe("logged-in");
        host.Board().OwnerOf(host.HotDesk("3002").Id)!.Name.ShouldBe("Ana de la Cruz, PhD");
        (await api.GetAsync("offices/main/routes/2020")).GetProperty("reachable").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task LogOut_WithTheOwnersPin_FreesThePhone()
    {
        var asked = await api.DialAsync("3004", "*46");
        asked.Prompts.ShouldBe(["enter-pin"]);

        var wrong = await api.EnterAsync(asked, "57713#");
        wrong.Prompts.ShouldBe(["pin-not-right", "enter-pin"], "somebody else's PIN is wrong here");

        var done = await api.EnterAsync(asked, "918273#");
        done.Prompts.ShouldBe(["is-logged-out", "you-may-hang-up"]);
        done.Outcome.ShouldBe("logged-out");
        host.Board().OwnerOf(host.HotDesk("3004").Id).ShouldBeNull();
        (await api.DialAsync("3004", "*46")).Outcome.ShouldBe("nobody-logged-in");
    }

    [Theory]
    [InlineData("80:5E:C0:11:22:35")]
    [InlineData("80-5e-c0-11-22-35")]
    [InlineData("805e.c011.2235")]
    [InlineData("805EC0112235")]
    public async Task Dial_ByMac_IsThePhoneThatStandsThere(string mac)
    {
        var turn = await api.CallAsync(mac, "*45", "2024#", "86420#");
        turn.Prompts.ShouldBe(["press-two-to-take-ownership"]);
        (await api.HangUpAsync(turn)).Outcome.ShouldBe("hung-up");
        host.Board().OwnerOf(host.HotDesk("3003").Id).ShouldBeNull();
    }

    [Theory]
    [InlineData("2090", "*45")]
    [InlineData("2090", "*46")]
    [InlineData("2050", "*45")]
    public async Task Dial_AtSomebodysOwnPhone_IsToldSoAndEnds(string phone, string code)
    {
        var turn = await api.DialAsync(phone, code);
        turn.Prompts.ShouldBe(["not-a-hot-desk-phone"]);
        (turn.Collect, turn.Ended, turn.Outcome).ShouldBe((null, true, "not-a-hot-desk-phone"));
    }

    [Theory]
    [InlineData("2060#", "60917#", "not-enabled")]
    [InlineData("2050#", "31794#", "has-own-phone")]
    public async Task LogIn_OfSomebodyWhoMayNot_SaysWhyAfterTheRightPin(string extension, string pin, string outcome)
    {
        var turn = await api.CallAsync("3007", "*45", extension, pin);
        turn.Prompts.ShouldBe([outcome]);
        turn.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task TimeOut_ThreeTimes_SaysGoodbye()
    {
        var turn = await api.DialAsync("3008", "*45");
        (await api.TimeOutAsync(turn)).Prompts.ShouldBe(["enter-extension"]);
        (await api.TimeOutAsync(turn)).Prompts.ShouldBe(["enter-extension"]);
        var last = await api.TimeOutAsync(turn);
        last.Prompts.ShouldBe(["goodbye"]);
        (last.Ended, last.Outcome).ShouldBe((true, "nothing-entered"));
    }

    [Fact]
    public async Task Confirmation_WithAnythingElseThan2_ChangesNothing()
    {
        var turn = await api.CallAsync("3009", "*45", "2024#", "86420#", "1");
        turn.Prompts.ShouldBe(["press-two-to-take-ownership"]);
        await api.EnterAsync(turn, "#");
        var last = await api.TimeOutAsync(turn);
        last.Prompts.ShouldBe(["goodbye-nothing-changed"]);
        last.Outcome.ShouldBe("not-confirmed");
        host.Board().OwnerOf(host.HotDesk("3009").Id).ShouldBeNull();
    }

    [Fact]
    public async Task HangUp_EndsTheCallForGood()
    {
        var turn = await api.CallAsync("3010", "*45", "2024#");
        var hungUp = await api.HangUpAsync(turn);
        (hungUp.Ended, hungUp.Outcome, hungUp.Prompts.Length).ShouldBe((true, "hung-up", 0));
        await (await api.SendAsync("DELETE", $"keypad-calls/{turn.Id}")).ShouldBeProblemAsync(404, "unknown-keypad-call");
    }
}
