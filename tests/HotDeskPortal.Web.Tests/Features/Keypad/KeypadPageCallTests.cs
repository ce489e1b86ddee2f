using Bunit;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>Silence during calls of the keypad, and calls from phone to phone.</summary>
public sealed class KeypadPageCallTests : KeypadPageContext
{
    [Fact]
    public async Task Silence_BeforeTheFirstDigit_IsFiveSeconds()
    {
        var page = Page();
        await LineKeyAsync(page, "HD In");
        Hear(page, "Enter your extension");
        Host.Time.Advance(TimeSpan.FromMilliseconds(4999));
        Transcript(page).ShouldNotContain("Nothing was entered");
        Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        page.WaitForAssertion(() => Transcript(page).ShouldContain("Nothing was entered"));
    }

    [Fact]
    public async Task Silence_BetweenDigits_IsThreeSecondsFromTheLast()
    {
        var page = Page();
        await LineKeyAsync(page, "HD In");
        await PressAsync(page, "20");
        Host.Time.Advance(TimeSpan.FromSeconds(2));
        await PressAsync(page, "19");
        Host.Time.Advance(TimeSpan.FromMilliseconds(2999));
        Screen(page).ShouldBe("Extension|2019");
        Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Hear(page, "Enter your PIN");
        page.WaitForAssertion(() => Transcript(page).ShouldContain("Extension 2019 entered"));
    }

    [Fact]
    public async Task Pause_StopsTheSilence_AndGoOnLetsTheRestPass()
    {
        var page = Page();
        await LineKeyAsync(page, "HD In");
        await PressAsync(page, "2019");
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        await Button(page, "Pause").ClickAsync();
        page.Find(".silence .sub").TextContent.ShouldBe("2.0 s of silence left");
        Host.Time.Advance(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => page.FindAll(".status .mono")[1].TextContent.ShouldStartWith("09:01"));
        Screen(page).ShouldBe("Extension|2019");
        await Button(page, "Resume").ClickAsync();
        Host.Time.Advance(TimeSpan.FromMilliseconds(1999));
        Screen(page).ShouldBe("Extension|2019");
        Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Hear(page, "Enter your PIN");
    }

    [Fact]
    public async Task AKey_DuringThePause_StartsTheSilenceAnew()
    {
        var page = Page();
        await LineKeyAsync(page, "HD In");
        await PressAsync(page, "201");
        await Button(page, "Pause").ClickAsync();
        await PressAsync(page, "9");
        page.FindAll("button").ShouldContain(b => b.TextContent == "Pause");
        Host.Time.Advance(TimeSpan.FromSeconds(3));
        Hear(page, "Enter your PIN");
    }

    [Theory]
    [InlineData("Hang up")]
    [InlineData("Speaker")]
    public async Task HangingUp_EndsTheCall_AndItsSilence(string button)
    {
        var page = Page();
        await LineKeyAsync(page, "HD In");
        await PressAsync(page, "2019#73915");
        await Button(page, button).ClickAsync();
        page.WaitForAssertion(() => Transcript(page).ShouldContain("Hung up"));
        page.FindAll(".silence").ShouldBeEmpty();
        Host.Time.Advance(TimeSpan.FromSeconds(10));
        Transcript(page).ShouldNotContain("PIN accepted");
        Host.Board().OwnerOf(Host.HotDesk("3001").Id).ShouldBeNull();
    }

    [Fact]
    public async Task Dialling_ByHand_IsTheSameAsTheKey()
    {
        var page = Page("?phone=3002");
        await PressAsync(page, "*4");
        Screen(page).ShouldBe("Dial|*4");
        await PressAsync(page, "6");
        Hear(page, "Enter your PIN");
        await PressAsync(page, "60428#");
        Hear(page, "Marek Novák is logged out.");
        page.WaitForAssertion(() => page.Find(".owner").TextContent.ShouldContain("Free"));
    }

    [Fact]
    public async Task ACode_ThatIsNoFeatureCode_IsRefusedInWords()
    {
        var page = Page();
        await PressAsync(page, "*99");
        Hear(page, "'*99' is not a feature code: dial *45 to log in, *46 to log out.");
    }

    [Fact]
    public async Task AnEmergencyNumber_IsDialledAtOnce_AndCarriesThePhonesPlace()
    {
        var page = Page();
        await PressAsync(page, "911");
        Hear(page, "An emergency call, whoever is logged in: it sends 12 Harbour St, floor 1, row A");
        Screen(page).ShouldBe("911|Emergency");
    }

    [Fact]
    public async Task ANumber_IsDialledBySilence_AndFreePhonesDialNoOther()
    {
        var page = Page();
        await PressAsync(page, "2020");
        page.FindAll(".silence").ShouldNotBeEmpty();
        Host.Time.Advance(TimeSpan.FromSeconds(3));
        Hear(page, "Nobody is logged in at this phone: it can only dial emergency numbers and feature codes.");
    }

    [Fact]
    public async Task ACall_RingsAtTheColleaguesDesk_UntilItIsAnsweredThere()
    {
        var page = Page("?phone=3002");
        await PressAsync(page, "2021#");
        Hear(page, "Ringing at 3004.");
        page.WaitForAssertion(() => Sound.Invocations["tone"].Select(i => i.Arguments[0]).ShouldContain("ringback"));
        Switchboard.Answer(Host.Actor(), "main", "3004").ShouldNotBeNull();
        Hear(page, "3004 has answered.");
        Switchboard.HangUp(Host.Actor(), "main", "3004");
        page.WaitForAssertion(() => Screen(page).ShouldBe("Dial|"));
        Transcript(page).ShouldContain("Called 2021 as Marek Novák, +12025550120: Rings Siobhán O'Brien at 3004.");
    }

    [Fact]
    public async Task APhone_ThatIsCalled_Rings_AndAnswersWhenItIsLifted()
    {
        var page = Page("?phone=3004");
        Switchboard.Place(Host.Actor(), "main", "3002", "2021").Error.ShouldBeNull();
        Hear(page, "Ringing: Marek Novák, +12025550120.");
        Screen(page).ShouldBe("+12025550120 calls|Marek Novák");
        page.WaitForAssertion(() => Sound.Invocations["tone"].Select(i => i.Arguments[0]).ShouldContain("ring"));
        await Button(page, "Speaker").ClickAsync();
        Hear(page, "You are talking to Marek Novák.");
    }

    [Fact]
    public async Task ACall_ThatNobodyAnswers_EndsAtVoicemail()
    {
        var page = Page("?phone=3002");
        await PressAsync(page, "2021#");
        Hear(page, "Ringing at 3004.");
        Host.Time.Advance(TimeSpan.FromSeconds(20));
        Hear(page, "Nobody answered: voicemail.");
    }
}
