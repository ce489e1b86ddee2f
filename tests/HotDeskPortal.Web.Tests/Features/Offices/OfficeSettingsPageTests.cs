using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Features.Offices;

namespace HotDeskPortal.Web.Tests.Features.Offices;

public sealed class OfficeSettingsPageTests() : PageContext(isShared: true)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRenderedComponent<OfficeSettingsPage> Page(string office = "main")
    {
        RenderProviders();
        Navigator.NavigateTo($"office/{office}/settings");
        var page = Render<OfficeSettingsPage>(p => p.Add(x => x.Office, office));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading…"));
        return page;
    }

    [Fact]
    public void AChange_IsSaved_AndHoldsAtOnce()
    {
        var page = Page();
        page.Button("Save").HasAttribute("disabled").ShouldBeTrue("nothing has changed");
        page.Type("Name", "Harbour Street");
        page.Press("Save");

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Harbour Street"));
        Host.Board().Office.Name.ShouldBe("Harbour Street");
    }

    [Fact]
    public void WrongPinsOfADay_AreChosenHere()
    {
        var page = Page();
        page.Type("Wrong PINs for one user", "7");
        page.Type("Wrong PINs in the office", "70");
        page.Press("Save");

        page.WaitForAssertion(() => (Host.Board().Office.Policies.UserTriesADay, Host.Board().Office.Policies.OfficeTriesADay).ShouldBe((7, 70)));
    }

    [Fact]
    public void AWrongValue_IsSaidBesideItsField_AndNothingIsSaved()
    {
        var page = Page();
        page.Type("Name", "Harbour Street");
        page.Type("Time zone", "Mars/Olympus");
        page.Press("Save");

        page.WaitForAssertion(() => page.Text().ShouldContain("Choose a time zone"));
        page.Field("Name").GetAttribute("value").ShouldBe("Harbour Street");
        Host.Board().Office.Name.ShouldBe("Main Office");
    }

    [Fact]
    public async Task SettingsThatSomebodyElseChangedMeanwhile_AreNotOverwrittenUnseen()
    {
        var page = Page();
        page.Type("Name", "Mine");
        var service = Host.Services.GetRequiredService<OfficeService>();
        var stored = (await service.GetAsync(Host.Actor(), "main", Token)).Value;
        stored.Form.Name = "Theirs";
        (await service.UpdateAsync(Host.Actor(), "main", stored.Revision, stored.Form, OwnershipChannel.Portal, Token)).IsSuccess.ShouldBeTrue();
        page.Press("Save");

        page.WaitForAssertion(() => page.Text().ShouldContain("Theirs"));
        Host.Board().Office.Name.ShouldBe("Theirs");
        page.Press("Use the saved version");

        page.WaitForAssertion(() => page.Field("Name").GetAttribute("value").ShouldBe("Theirs"));
    }

    [Theory]
    [InlineData(PortalRole.Support, "main")]
    [InlineData(PortalRole.OfficeManager, "training")]
    public void WhoMayNot_SeesNoSettings(PortalRole role, string office)
    {
        SignIn(role);
        var page = Page(office);
        page.Find("[role=alert]").ShouldNotBeNull();
        page.Buttons("Save").ShouldBeEmpty();
    }
}
