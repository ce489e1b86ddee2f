using Bunit;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Provisioning;

namespace HotDeskPortal.Web.Tests.Features.Provisioning;

/// <summary>The office's keys: who sends phones to an address that is none for them is told so.</summary>
public sealed class ProvisioningPanelTests() : PageContext(isShared: true)
{
    private const string Warning = "Phones cannot be sent to this address";

    private IRenderedComponent<ProvisioningPanel> Panel() => Render<ProvisioningPanel>(p => p.Add(x => x.Office, "main").Add(x => x.Actor, Host.Actor())
        .Add(x => x.Time, OfficeTime.For(Host.Board().Office.TimeZone, Host.Time.GetUtcNow())));

    [Fact]
    public void OnThisMachineAlone_WithoutPublicAddress_ThatIsWarnedOf()
    {
        var panel = Panel();

        panel.WaitForAssertion(() => panel.Find("[role=status]").TextContent.ShouldContain(Warning));
        panel.Text().ShouldContain("Provisioning:PublicUrl");
    }

    [Theory]
    [InlineData("", "portal.example.com", false)]
    [InlineData("", "192.0.2.7", false)]
    [InlineData("", "localhost", true)]
    [InlineData("", "127.0.0.1", true)]
    [InlineData("", "::1", true)]
    [InlineData("https://phones.example.com", "localhost", false)]
    public void AnAddress_IsGoodForPhones_WhereAnotherMachineFindsIt(string publicUrl, string host, bool isNone) =>
        new ProvisioningOptions { PublicUrl = publicUrl }.HasNoPublicAddress(host).ShouldBe(isNone);

    [Fact]
    public void ANewKey_IsShownWithItsAddress()
    {
        RenderProviders();
        var panel = Panel();

        panel.Press("Create a key");

        panel.WaitForAssertion(() => panel.Find(".address").TextContent.ShouldContain("/p/"));
    }
}
