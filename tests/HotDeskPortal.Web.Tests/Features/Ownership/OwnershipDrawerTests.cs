using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Ownership;
using MudBlazor;
using Origin = HotDeskPortal.Domain.Ownership.Origin;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class OwnershipDrawerTests() : PageContext(isShared: true)
{
    private IRenderedComponent<OwnershipDrawer> Drawer(string hotDesk) =>
        Render<OwnershipDrawer>(p => p.Add(d => d.Office, "main").Add(d => d.HotDeskId, Host.HotDesk(hotDesk).Id));

    private IRenderedComponent<OwnershipActions> Actions(string hotDesk, Actor actor) => Render<OwnershipActions>(p => p
        .Add(a => a.Board, Host.Board()).Add(a => a.HotDesk, Host.HotDesk(hotDesk)).Add(a => a.Actor, actor).Add(a => a.Now, Host.Time.GetUtcNow()));

    private static string Fact(IRenderedComponent<OwnershipDrawer> drawer, string term) =>
        drawer.FindAll("dt").Single(t => t.TextContent == term).NextElementSibling!.TextContent;

    [Fact]
    public void Owned_TellsOwnerPhoneAndWhereThePhoneWent()
    {
        var drawer = Drawer("3002");
        Fact(drawer, "Name").ShouldBe("Marek Novák");
        Fact(drawer, "Extension").ShouldBe("2020");
        Fact(drawer, "MAC").ShouldBe("80:5E:C0:11:22:34");
        Fact(drawer, "Inventory").ShouldBe("2020 has it; log out to return it");
        Fact(drawer, "Emergency").ShouldBe("12 Harbour St, floor 1, row A");
        drawer.FindAll("footer a").Single().GetAttribute("href").ShouldBe("office/main/keypad?phone=3002");
        drawer.Find("section").GetAttribute("aria-labelledby").ShouldBe("drawer-title");
    }

    [Theory]
    [InlineData("3001", "Nobody is logged in; anyone may.", 1)]
    [InlineData("3012", "Nobody can log in: no phone is assigned.", 0)]
    public void WithoutOwner_SaysWhatThatMeans(string hotDesk, string says, int simulators)
    {
        var drawer = Drawer(hotDesk);
        drawer.Markup.ShouldContain(says);
        drawer.FindAll(".mud-button-outlined-error").ShouldBeEmpty();
        drawer.FindAll("footer a").Count.ShouldBe(simulators);
    }

    [Fact]
    public void WhoMayNotIntervene_SeesNoButtonForIt()
    {
        Actions("3002", Actor.Key("reader", ApiKeyRights.Read, [Host.Board().Office.Id])).FindAll("footer button, footer a").ShouldBeEmpty();
        Actions("3002", Host.Actor()).FindAll("footer button, footer a").Count.ShouldBe(2);
    }

    [Fact]
    public void AnOffice_OneMayNotSee_HasNoDrawer()
    {
        SignIn(PortalRole.Trainer);
        Drawer("3002").Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task AnotherDesk_TakesThePlaceOfThisOne_AndIsFollowed()
    {
        var drawer = Drawer("3002");
        drawer.WaitForAssertion(() => drawer.Find(".recent li strong").TextContent.ShouldBe("Marek Novák"));
        drawer.Render(p => p.Add(d => d.HotDeskId, Host.HotDesk("3004").Id));
        drawer.Find("#drawer-title .mono").TextContent.ShouldBe("3004");
        drawer.WaitForAssertion(() => drawer.Find(".recent li strong").TextContent.ShouldBe("Siobhán O'Brien"));
        await Host.LogInAsync("3004", "2019");
        drawer.WaitForAssertion(() => Fact(drawer, "Name").ShouldBe("Dana Whitfield"));
        drawer.WaitForAssertion(() => drawer.Find(".recent li strong").TextContent.ShouldBe("Dana Whitfield"));
    }

    [Fact]
    public async Task Locks_AreShownAndLifted()
    {
        var (_, messages) = RenderProviders();
        await WrongPinsAsync("3002", "2020", 3);
        await WrongPinsAsync("3002", "2999", 7);
        var drawer = Drawer("3002");
        Fact(drawer, "Locked").ShouldStartWith("until");
        Fact(drawer, "Refuses logins").ShouldContain("too many wrong PINs");

        drawer.FindAll("footer button").Single(b => b.TextContent == "Unlock the phone").Click();
        messages.WaitForAssertion(() => messages.Markup.ShouldContain("The phone at 3002 accepts logins again."));
        drawer.FindAll("footer button").Single(b => b.TextContent == "Unlock Marek Novák").Click();
        messages.WaitForAssertion(() => messages.Markup.ShouldContain("The user can log in again."));
        drawer.WaitForAssertion(() => drawer.FindAll("dt").Select(t => t.TextContent).ShouldNotContain("Refuses logins"));
        drawer.WaitForAssertion(() => drawer.FindAll("dt").Select(t => t.TextContent).ShouldNotContain("Locked"));
    }

    [Fact]
    public async Task RecentHistory_IsRead_AndAgainWhenTheOwnerChanges()
    {
        await Host.LogInAsync("3002", "2019");
        var drawer = Drawer("3002");
        drawer.WaitForAssertion(() => drawer.FindAll(".recent li strong").Take(2).Select(r => r.TextContent).ShouldBe(["Dana Whitfield", "Marek Novák"]));
        drawer.FindAll(".recent .ending").Take(2).Select(r => r.TextContent).ShouldBe(["still logged in", "taken over by Dana Whitfield"]);
        Fact(drawer, "Last fetch").ShouldBe("09:00");
        await Host.LogInAsync("3002", "2020");
        drawer.WaitForAssertion(() => drawer.FindAll(".recent li strong").Take(3).Select(r => r.TextContent).ShouldBe(["Marek Novák", "Dana Whitfield", "Marek Novák"]));
    }

    [Theory]
    [InlineData("", "Give a reason: it is kept in the history.")]
    [InlineData("   ", "Give a reason: it is kept in the history.")]
    public async Task ALogOut_WithoutReason_SaysSoBesideTheField(string reason, string message)
    {
        var dialog = await AskAsync("3002");
        dialog.Find("input").Input(reason);
        await dialog.InvokeAsync(() => LogOut(dialog).Click());
        dialog.WaitForAssertion(() => dialog.Find(".mud-input-helper-text, .mud-input-error").ShouldNotBeNull());
        dialog.Find(".mud-input-control").TextContent.ShouldContain(message);
        Host.Board().OwnerOf(Host.HotDesk("3002").Id)!.Name.ShouldBe("Marek Novák");
    }

    [Fact]
    public async Task ALogOut_OfASessionThatIsOver_LeavesTheNextOwnerAndSaysSo()
    {
        var dialog = await AskAsync("3002");
        await Host.LogInAsync("3002", "2019");
        dialog.Find("input").Input("Gone home");
        await dialog.InvokeAsync(() => LogOut(dialog).Click());
        dialog.WaitForAssertion(() => dialog.Find("[role=alert]").TextContent.ShouldContain("That session is over; nothing was changed."));
        ((AngleSharp.Html.Dom.IHtmlInputElement)dialog.Find("input")).Value.ShouldBe("Gone home", "nothing typed is lost");
        Host.Board().OwnerOf(Host.HotDesk("3002").Id)!.Name.ShouldBe("Dana Whitfield");
    }

    [Fact]
    public async Task ALogOut_Cancelled_ChangesNothing()
    {
        var dialog = await AskAsync("3002");
        var version = Host.Board().Version;
        dialog.FindAll("button").Single(b => b.TextContent.Trim() == "Cancel").Click();
        dialog.WaitForAssertion(() => dialog.FindAll(".mud-dialog").ShouldBeEmpty());
        Host.Board().Version.ShouldBe(version);
    }

    private async Task<IRenderedComponent<MudDialogProvider>> AskAsync(string hotDesk)
    {
        var dialogs = RenderProviders().Dialogs;
        var drawer = Drawer(hotDesk);
        await drawer.InvokeAsync(() => drawer.Find(".mud-button-outlined-error").Click());
        dialogs.WaitForAssertion(() => dialogs.Find(".mud-dialog").TextContent.ShouldContain("Marek Novák will be logged out of 3002."));
        return dialogs;
    }

    private static IElement LogOut(IRenderedComponent<MudDialogProvider> dialog) =>
        dialog.FindAll("button").Single(b => b.TextContent.Trim() == "Log Marek Novák out");

    private async Task WrongPinsAsync(string hotDesk, string extension, int times)
    {
        var service = Host.Services.GetRequiredService<OwnershipService>();
        for (var i = 0; i < times; i++)
            (await service.CheckPinAsync(
                Host.Actor(), "main", Host.HotDesk(hotDesk).Id, extension, Domain.HotDeskUsers.Pin.Entered("48613"),
                new Origin(OwnershipChannel.Phone, "keypad"), TestContext.Current.CancellationToken)).IsSuccess.ShouldBeFalse();
    }
}
