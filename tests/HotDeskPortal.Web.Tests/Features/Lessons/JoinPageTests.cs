using Bunit;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Features.Lessons;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Origin = HotDeskPortal.Domain.Ownership.Origin;

namespace HotDeskPortal.Web.Tests.Features.Lessons;

/// <summary>A learner without account at the door of a class.</summary>
public sealed class JoinPageTests : PageContext
{
    public JoinPageTests()
    {
        JSInterop.SetupModule("./js/keypad.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/portal.js").Mode = JSRuntimeMode.Loose;
        var sound = JSInterop.SetupModule("./js/phone-sound.js");
        sound.Setup<PhoneSound.Settings>("load").SetResult(new PhoneSound.Settings(true, .5, 1, ""));
        sound.SetupVoid(_ => true).SetVoidResult();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LessonClasses Classes => Host.Services.GetRequiredService<LessonClasses>();

    private Actor Trainer => Host.Actor(PortalRole.Trainer);

    private IRenderedComponent<JoinPage> Page(string query = "")
    {
        var code = Classes.Open(Trainer, "training").Value.Code!;
        Navigator.NavigateTo($"class/{code}{query}");
        return Render<JoinPage>(p => p.Add(x => x.Code, code));
    }

    [Fact]
    public void AName_LeadsToThePhone_AndStandsInTheAddress()
    {
        var page = Page();
        page.Find("h1").TextContent.ShouldBe("Welcome to Training Office");
        page.Find("input").Input(" Zoë ");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.FindComponent<KeypadDesk>().Instance.Learner.ShouldBe("Zoë"));
        Address.ShouldEndWith("?name=Zo%C3%AB");
        Classes.Get(Trainer, "training").Value.Learners.Keys.ShouldBe(["Zoë"]);
    }

    [Fact]
    public void ANameThatCannotBeUsed_IsAskedForAgain()
    {
        var page = Page("?name=%07");
        page.FindComponents<KeypadDesk>().ShouldBeEmpty();
        page.Find("[role=alert], .mud-input-error").ShouldNotBeNull();
        Classes.Get(Trainer, "training").Value.Learners.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnotherPhone_KeepsWhatWasDoneBefore()
    {
        var page = Page("?name=Zo%C3%AB&phone=3001");
        var desk = page.FindComponent<KeypadDesk>().Instance;
        await page.InvokeAsync(() => Navigator.NavigateTo(Navigator.GetUriWithQueryParameter("phone", "3003")));
        page.WaitForAssertion(() => page.Find(".status .mono").TextContent.ShouldBe("3003"));
        page.FindComponent<KeypadDesk>().Instance.ShouldBeSameAs(desk);
    }

    [Fact]
    public void AClosedClass_SendsItsGuestsAway()
    {
        var page = Page("?name=Zo%C3%AB");
        Classes.Close(Trainer, "training").Error.ShouldBeNull();
        page.WaitForAssertion(() => page.Find("[role=alert] h1").TextContent.ShouldBe("Class not found"));
        page.FindComponents<KeypadDesk>().ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOffice_ThatIsNoTrainingOfficeAnyMore_SendsItsGuestsAway()
    {
        var page = Page("?name=Zo%C3%AB");
        page.FindComponents<KeypadDesk>().Count.ShouldBe(1);
        var office = Host.Board("training").Office.Id;
        (await Host.Services.GetRequiredService<OfficeChanges>().WriteAsync<Done>(office, new Origin(OwnershipChannel.Portal, "set-up"), async (t, ct) =>
        {
            (await t.Db.Offices.SingleAsync(o => o.Id == office, ct)).IsTraining = false;
            t.DirectoryChanged();
            return new Done();
        }, Token)).Error.ShouldBeNull();
        page.WaitForAssertion(() => page.Find("[role=alert] h1").TextContent.ShouldBe("Class not found"));
    }

    [Fact]
    public void AnUnknownCode_OpensNothing()
    {
        Navigator.NavigateTo("class/nothing");
        Render<JoinPage>(p => p.Add(x => x.Code, "nothing")).Find("[role=alert] h1").TextContent.ShouldBe("Class not found");
    }
}
