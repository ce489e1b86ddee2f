using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

public sealed class KeypadPageTests : PageContext
{
    private readonly BunitJSModuleInterop browser;
    private readonly BunitJSModuleInterop portal;
    private readonly BunitJSModuleInterop sound;

    public KeypadPageTests()
    {
        browser = JSInterop.SetupModule("./js/keypad.js");
        browser.SetupVoid("listen", _ => true).SetVoidResult();
        browser.SetupVoid("stopListening").SetVoidResult();
        portal = JSInterop.SetupModule("./js/portal.js");
        sound = JSInterop.SetupModule("./js/phone-sound.js");
        sound.Setup<PhoneSound.Settings>("load").SetResult(new PhoneSound.Settings(false, .5, 1, ""));
        sound.SetupVoid(_ => true).SetVoidResult();
    }

    private IRenderedComponent<KeypadPage> Page(string query = "?phone=3001", string office = "main")
    {
        Navigator.NavigateTo($"office/{office}/keypad{query}");
        return Render<KeypadPage>(p => p.Add(k => k.Office, office));
    }

    private PhoneCalls Switchboard => Host.Services.GetRequiredService<PhoneCalls>();

    private static KeypadDesk Desk(IRenderedComponent<KeypadPage> page) => page.FindComponent<KeypadDesk>().Instance;

    private static string Caption(IRenderedComponent<KeypadPage> page) => page.Find(".caption").TextContent;

    private static string Screen(IRenderedComponent<KeypadPage> page) => string.Join("|", page.FindAll(".words span").Select(s => s.TextContent));

    private static string Transcript(IRenderedComponent<KeypadPage> page) => page.Find("ol.transcript").TextContent;

    // Every click is awaited: a click that waits for the page to finish drawing would otherwise come after the silence that follows it.
    private static async Task PressAsync(IRenderedComponent<KeypadPage> page, string keys)
    {
        foreach (var key in keys)
            await page.Find($"[data-key='{key}']").ClickAsync();
    }

    private static Task LineKeyAsync(IRenderedComponent<KeypadPage> page, string label) =>
        page.FindAll(".lines button").Single(b => b.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync();

    private static IElement Button(IRenderedComponent<KeypadPage> page, string text) => page.FindAll("button").Single(b => b.TextContent.Trim() == text);

    private static void Hear(IRenderedComponent<KeypadPage> page, string caption) => page.WaitForAssertion(() => Caption(page).ShouldContain(caption));

    [Fact]
    public async Task ALogin_FromHdInToOwner_NeverShowsThePin()
    {
        var page = Page();
        Caption(page).ShouldBe("Nothing: the phone is on the hook.");
        await LineKeyAsync(page, "HD In");
        Hear(page, "Enter your extension, then press pound.");
        await PressAsync(page, "2019");
        Screen(page).ShouldBe("Extension|2019");
        await PressAsync(page, "#");
        Hear(page, "Enter your PIN");
        await PressAsync(page, "7391");
        Screen(page).ShouldBe("PIN|●●●●");
        page.Markup.ShouldNotContain("7391");
        await PressAsync(page, "5#");
        Hear(page, "Press 2 to take ownership");
        page.Find(".owner").TextContent.ShouldContain("Free");
        await PressAsync(page, "2");
        Hear(page, "Dana Whitfield is now the owner of phone 3001.");
        page.WaitForAssertion(() => page.Find(".owner").TextContent.ShouldContain("by Dana Whitfield, 2019"));
        Screen(page).ShouldBe("Call ended|Logged in");
        Transcript(page).ShouldContain("PIN accepted: Dana Whitfield; nobody owns the phone");
        page.Markup.ShouldNotContain("73915");
    }

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
        await Button(page, "Go on").ClickAsync();
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
        Hear(page, "'*99' is no feature code: dial *45 to log in, *46 to log out.");
    }

    [Fact]
    public async Task AnEmergencyNumber_IsDialledAtOnce_AndCarriesThePhonesPlace()
    {
        var page = Page();
        await PressAsync(page, "911");
        Hear(page, "An emergency call, whoever is logged in: it carries 12 Harbour St, floor 1, row A");
        Screen(page).ShouldBe("911|Emergency");
    }

    [Fact]
    public async Task ANumber_IsDialledBySilence_AndFreePhonesDialNoOther()
    {
        var page = Page();
        await PressAsync(page, "2020");
        page.FindAll(".silence").ShouldNotBeEmpty();
        Host.Time.Advance(TimeSpan.FromSeconds(3));
        Hear(page, "Nobody is logged in at this phone: it dials emergency numbers and feature codes only.");
    }

    [Fact]
    public async Task ACall_RingsAtTheColleaguesDesk_UntilItIsAnsweredThere()
    {
        var page = Page("?phone=3002");
        await PressAsync(page, "2021#");
        Hear(page, "It rings at 3004.");
        page.WaitForAssertion(() => sound.Invocations["tone"].Select(i => i.Arguments[0]).ShouldContain("ringback"));
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
        Hear(page, "It rings: Marek Novák, +12025550120.");
        Screen(page).ShouldBe("+12025550120 calls|Marek Novák");
        page.WaitForAssertion(() => sound.Invocations["tone"].Select(i => i.Arguments[0]).ShouldContain("ring"));
        await Button(page, "Speaker").ClickAsync();
        Hear(page, "You talk to Marek Novák.");
    }

    [Fact]
    public async Task ACall_ThatNobodyAnswers_EndsAtVoicemail()
    {
        var page = Page("?phone=3002");
        await PressAsync(page, "2021#");
        Hear(page, "It rings at 3004.");
        Host.Time.Advance(TimeSpan.FromSeconds(20));
        Hear(page, "Nobody answered: voicemail.");
    }

    [Fact]
    public async Task Prompts_AreSpokenInTheChosenLanguage_AndWritten()
    {
        var page = Page();
        await page.InvokeAsync(() => page.FindComponents<FilterSelect<string>>().Single(s => s.Instance.Label == "Language").Instance.ValueChanged.InvokeAsync("de"));
        await LineKeyAsync(page, "HD In");
        Hear(page, "Geben Sie Ihre Nebenstelle ein, dann die Raute-Taste.");
        page.WaitForAssertion(() => sound.Invocations["speak"][^1].Arguments[1].ShouldBe("de"));
        ((IEnumerable<string>)sound.Invocations["speak"][^1].Arguments[0]!).ShouldBe(["Geben Sie Ihre Nebenstelle ein, dann die Raute-Taste."]);
    }

    [Fact]
    public async Task Keys_AreThoseOfTheRealTemplate()
    {
        await using (var db = await Host.OpenDatabaseAsync())
        {
            var office = Host.Board().Office.Id;
            var template = new Template
            {
                OfficeId = office, Name = "Own", ChangedBy = "test", Content = new TemplateContent
                {
                    LineLabel = "Desk {{ extension }}", Keys = [new(TemplateKeyType.SpeedDial, "In", "*45"), new(TemplateKeyType.BusyLamp, "Marek", "2020")],
                },
            };
            db.Add(template);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.HotDeskExtensions.Where(h => h.OfficeId == office && h.Number == ExtensionNumber.Parse("3001"))
                .ExecuteUpdateAsync(u => u.SetProperty(h => h.TemplateId, template.Id), TestContext.Current.CancellationToken);
        }
        var page = Page();
        page.FindAll(".line-label").Select(l => l.TextContent).ShouldBe(["Desk 3001", "In", "Marek"]);
        await LineKeyAsync(page, "In");
        Hear(page, "Enter your extension");
    }

    [Fact]
    public async Task APersonalPhone_IsRefused()
    {
        var page = Page("?phone=2090");
        page.Find(".owner").TextContent.ShouldContain("belongs to Reception Desk");
        await LineKeyAsync(page, "HD In");
        Hear(page, "not a hot desk phone");
        Screen(page).ShouldBe("Call ended|Nothing changed");
    }

    [Fact]
    public async Task AnotherPhone_IsChosen_AndTheCallAtThisOneEnds()
    {
        var page = Page();
        await LineKeyAsync(page, "HD In");
        var chooser = page.FindComponent<PhoneChooser>();
        chooser.FindComponents<MudSelectItem<int>>().Count(i => i.Instance.Disabled).ShouldBe(3, "3012 has no phone, and two are headings");
        await page.InvokeAsync(() => chooser.Instance.OnChosen.InvokeAsync("3004"));
        Address.ShouldBe("office/main/keypad?phone=3004");
        page.WaitForAssertion(() => page.Find(".status .mono").TextContent.ShouldBe("3004"));
        Caption(page).ShouldBe("Nothing: the phone is on the hook.");
    }

    [Theory]
    [InlineData("", "3001")]
    [InlineData("?phone=3012", "3001")]
    [InlineData("?phone=9999", "3001")]
    [InlineData("?phone=2050", "Priya Raman")]
    public async Task TheAddress_ChoosesThePhone(string query, string line) => Page(query).Find(".status .mono").TextContent.ShouldBe(line);

    [Fact]
    public async Task ATakeOverElsewhere_IsSeenHere()
    {
        var page = Page("?phone=3002");
        page.Find(".owner").TextContent.ShouldContain("by Marek Novák, 2020");
        await Host.LogInAsync("3002", "2019");
        page.WaitForAssertion(() => page.Find(".owner").TextContent.ShouldContain("by Dana Whitfield, 2019"));
    }

    [Fact]
    public async Task TheComputersKeys_PressThePhones()
    {
        var page = Page();
        foreach (var key in "*45")
            await page.InvokeAsync(() => Desk(page).KeyDown(key.ToString()));
        Hear(page, "Enter your extension");
        page.Find("[data-key='5']").ClassList.ShouldContain("down");
        await page.InvokeAsync(Desk(page).KeyUp);
        page.FindAll("[data-key].down").ShouldBeEmpty();
    }

    [Fact]
    public async Task TheTranscript_IsCopiedAndCleared()
    {
        portal.Setup<bool>("copyText", _ => true).SetResult(true);
        var page = Page();
        await LineKeyAsync(page, "HD In");
        await PressAsync(page, "2019#73915#");
        Hear(page, "Press 2");
        await Button(page, "Copy").ClickAsync();
        page.WaitForAssertion(() => Button(page, "Copied"));
        var copied = (string)portal.Invocations["copyText"].Single().Arguments[0]!;
        copied.Split('\n')[0].ShouldBe("09:00:00  Dialled *45 on 3001: a hot desk phone, free");
        copied.ShouldNotContain("73915");
        await Button(page, "Clear").ClickAsync();
        page.FindAll(".transcript li").ShouldBeEmpty();
        await Desk(page).DisposeAsync();
        browser.VerifyInvoke("stopListening");
    }

    [Theory]
    [InlineData(PortalRole.Trainer, "main")]
    [InlineData(PortalRole.Administrator, "nowhere")]
    public void AnOffice_OneMayNotSee_HasNoSimulator(PortalRole role, string office)
    {
        SignIn(role);
        Page("", office).Find("[role=alert] h1").TextContent.ShouldBe("No simulator here");
    }
}
