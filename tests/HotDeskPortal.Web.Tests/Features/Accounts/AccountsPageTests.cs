using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Accounts;
using MudBlazor;

namespace HotDeskPortal.Web.Tests.Features.Accounts;

/// <summary>Inviting and API keys, as an administrator does it.</summary>
public sealed class AccountsPageTests() : PageContext(isShared: true)
{
    [Fact]
    public async Task WhoIsInvited_HasARoleAndOffices_AndTheLinkIsShown()
    {
        await BeginSessionAsync();
        var (dialogs, _) = RenderProviders();
        var page = Render<AccountsPage>();
        page.WaitForAssertion(() => page.Rows("Administrator").ShouldNotBeEmpty());
        page.Press("Invite…");
        dialogs.Type("E-mail", "olivia@example.org");
        await dialogs.InvokeAsync(() => dialogs.FindComponent<MudRadioGroup<PortalRole>>().Instance.ValueChanged.InvokeAsync(PortalRole.OfficeManager));
        dialogs.Press("Invite");
        dialogs.WaitForAssertion(() => dialogs.Text().ShouldContain("Choose the offices they manage."));

        await dialogs.InvokeAsync(() => dialogs.Field("Main Office").Change(true));
        dialogs.Press("Invite");
        dialogs.WaitForAssertion(() => dialogs.Text().ShouldContain("Give this link to olivia@example.org yourself, and to no one else."));
        dialogs.Press("Done");
        page.WaitForAssertion(() => page.Rows("olivia@example.org").ShouldHaveSingleItem().ShouldContain("Office manager"));
    }

    [Fact]
    public async Task ANewKey_IsShownOnce_ThenStandsInTheListWithWhatItMay()
    {
        await BeginSessionAsync();
        var (dialogs, _) = RenderProviders();
        var page = Render<ApiKeysPage>();
        page.WaitForAssertion(() => page.Text().ShouldNotContain("Reading the keys…"));
        page.Press("Create a key…");
        dialogs.Type("Name", "Wallboard");
        dialogs.Press("Create the key");
        dialogs.WaitForAssertion(() => dialogs.FindAll(".validation-message").ShouldHaveSingleItem("no office is chosen"));

        await dialogs.InvokeAsync(() => dialogs.Field("Main Office").Change(true));
        dialogs.Press("Create the key");
        dialogs.WaitForAssertion(() => dialogs.Text().ShouldContain("hdp_"));
        dialogs.Press("I have saved it");
        page.WaitForAssertion(() => page.Rows("Wallboard").ShouldHaveSingleItem().ShouldContain("read"));
        page.Text().ShouldNotContain("hdp_");
    }

    [Fact]
    public async Task LongAfterSignIn_KeysAreNotCreated_BeforeSomebodyHasShownWhoseTheAccountIs()
    {
        await BeginSessionAsync();
        Host.Time.Advance(AccountSessions.ConfirmationLife);
        var (dialogs, _) = RenderProviders();
        var page = Render<ApiKeysPage>();
        page.WaitForAssertion(() => page.Text().ShouldNotContain("Reading the keys…"));
        page.Press("Create a key…");
        page.WaitForAssertion(() => Address.ShouldStartWith("account/confirm?returnUrl="));
        dialogs.Text().ShouldNotContain("Create the key");
    }

    [Fact]
    public async Task LongAfterSignIn_NobodyIsInvited_BeforeSomebodyHasShownWhoseTheAccountIs()
    {
        await BeginSessionAsync();
        Host.Time.Advance(AccountSessions.ConfirmationLife);
        var (dialogs, _) = RenderProviders();
        var page = Render<AccountsPage>();
        page.WaitForAssertion(() => page.Rows("Administrator").ShouldNotBeEmpty());
        page.Press("Invite…");
        page.WaitForAssertion(() => Address.ShouldStartWith("account/confirm?returnUrl="));
        dialogs.Text().ShouldNotContain("E-mail");
    }
}
