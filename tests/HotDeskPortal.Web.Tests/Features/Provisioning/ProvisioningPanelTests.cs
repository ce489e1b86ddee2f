using Bunit;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Provisioning;

namespace HotDeskPortal.Web.Tests.Features.Provisioning;

/// <summary>The office's keys: who sends phones to an address that is none for them is told so.</summary>
public sealed class ProvisioningPanelTests() : PageContext(isShared: true)
{
    private const string Warning = "Phones cannot be sent to this address";

    private IRenderedComponent<ProvisioningPanel> Panel(string publicUrl)
    {
        Services.AddSingleton(new ProvisioningOptions { PublicUrl = publicUrl });
        return Render<ProvisioningPanel>(p => p.Add(x => x.Office, "main").Add(x => x.Actor, Host.Actor())
            .Add(x => x.Time, OfficeTime.For(Host.Board().Office.TimeZone, Host.Time.GetUtcNow())));
    }

    [Fact]
    public void WithoutPublicAddress_OnThisMachineAlone_IsWarnedOf()
    {
        var panel = Panel("");

        panel.WaitForAssertion(() => panel.Find("[role=status]").TextContent.ShouldContain(Warning));
        panel.Text().ShouldContain("Provisioning:PublicUrl");
    }

    [Fact]
    public void WithPublicAddress_NothingIsWarnedOf_AndANewKeyHasThatAddress()
    {
        RenderProviders();
        var panel = Panel("https://phones.example.com");
        panel.Text().ShouldNotContain(Warning);

        panel.Press("Create a key");

        panel.WaitForAssertion(() => panel.Find(".address").TextContent.ShouldContain("https://phones.example.com/p/"));
    }
}
