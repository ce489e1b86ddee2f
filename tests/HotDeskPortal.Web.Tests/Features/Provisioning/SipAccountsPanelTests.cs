using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Tests.Features.Provisioning;

/// <summary>Passwords of phones leave with whose account it is, not with whoever has its cookie.</summary>
public sealed class SipAccountsPanelTests() : PageContext(isShared: true)
{
    [Fact]
    public async Task LongAfterSignIn_PasswordsDoNotLeave_BeforeSomebodyHasShownWhoseTheAccountIs()
    {
        await BeginSessionAsync();
        RenderProviders();
        var actor = await Services.GetRequiredService<CircuitActor>().GetAsync();
        var panel = Render<SipAccountsPanel>(p => p.Add(x => x.Office, "main").Add(x => x.Actor, actor));
        var write = panel.FindComponent<ExportMenu>().Instance.Write;

        (await panel.InvokeAsync(() => write(ExportFormat.Csv))).IsSuccess.ShouldBeTrue();

        Host.Time.Advance(AccountSessions.ConfirmationLife);
        (await panel.InvokeAsync(() => write(ExportFormat.Csv))).Error.ShouldBeOfType<ConfirmationNeeded>();
        Address.ShouldStartWith("account/confirm?returnUrl=");
    }
}
