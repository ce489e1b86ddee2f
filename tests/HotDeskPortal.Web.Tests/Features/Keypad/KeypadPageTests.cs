using Bunit;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

public sealed class KeypadPageTests : KeypadPageContext
{
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
    public async Task Prompts_AreSpokenInTheChosenLanguage_AndWritten()
    {
        var page = Page();
        await page.InvokeAsync(() => page.FindComponents<FilterSelect<string>>().Single(s => s.Instance.Label == "Language").Instance.ValueChanged.InvokeAsync("de"));
        await LineKeyAsync(page, "HD In");
        Hear(page, "Geben Sie Ihre Nebenstelle ein, dann die Raute-Taste.");
        page.WaitForAssertion(() => Sound.Invocations["speak"][^1].Arguments[1].ShouldBe("de"));
        ((IEnumerable<string>)Sound.Invocations["speak"][^1].Arguments[0]!).ShouldBe(["Geben Sie Ihre Nebenstelle ein, dann die Raute-Taste."]);
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
        Portal.Setup<bool>("copyText", _ => true).SetResult(true);
        var page = Page();
        await LineKeyAsync(page, "HD In");
        await PressAsync(page, "2019#73915#");
        Hear(page, "Press 2");
        await Button(page, "Copy").ClickAsync();
        page.WaitForAssertion(() => Button(page, "Copied"));
        var copied = (string)Portal.Invocations["copyText"].Single().Arguments[0]!;
        copied.Split('\n')[0].ShouldBe("09:00:00  Dialled *45 on 3001: a hot desk phone, free");
        copied.ShouldNotContain("73915");
        await Button(page, "Clear").ClickAsync();
        page.FindAll(".transcript li").ShouldBeEmpty();
        await Desk(page).DisposeAsync();
        Browser.VerifyInvoke("stopListening");
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
