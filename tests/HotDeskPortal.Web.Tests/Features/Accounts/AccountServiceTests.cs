using System.Net;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Features.Accounts;

/// <summary>Invitations, roles and the end of accounts, through services, pages and cookies.</summary>
public sealed class AccountServiceTests : IAsyncDisposable
{
    private const string Email = "olivia@example.org";
    private const string Map = "/office/main/ownership";

    private readonly ClockedPortalHost host = new();
    private readonly FormClient browser;

    public AccountServiceTests() => browser = new FormClient(host);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AnInvitation_IsAcceptedOnce_AndOpensThePages()
    {
        var link = await host.InviteAsync(Email, PortalRole.OfficeManager, "main");
        (await host.AccountAsync(Email)).ShouldSatisfyAllConditions(
            a => a.State.ShouldBe(AccountState.Invited), a => a.OfficeKeys.ShouldBe(["main"]), a => a.LastSignInAt.ShouldBeNull());
        (await browser.SignInAsync(Email, Invited.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "there is no password yet");

        (await browser.AcceptAsync(link)).ShouldLeadTo("/");
        (await browser.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK, "signed in");
        (await host.AccountAsync(Email)).ShouldSatisfyAllConditions(
            a => a.State.ShouldBe(AccountState.Active), a => a.LastSignInAt.ShouldBe(host.Time.GetUtcNow()));

        (await new FormClient(host).PageAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This link no longer works");
        (await new FormClient(host).SignInAsync(Email, Invited.Password)).ShouldLeadTo("/");
        host.Log.All.ShouldAllBe(line => !line.Contains(link.Split('=')[1]));
    }

    [Fact]
    public async Task ALink_UsedTwiceAtOnce_SetsOnePassword()
    {
        var link = await host.InviteAsync(Email, PortalRole.Support);
        var page = await browser.PageAsync(link);
        string[] passwords = [.. Enumerable.Range(0, 4).Select(i => $"{Invited.Password} {i}")];
        var answers = await Task.WhenAll(passwords.Select(p => browser.SendAsync(link, page, new() { ["Input.Password"] = p, ["Input.RepeatPassword"] = p })));
        answers.Count(a => a.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task ALink_EndsAfterADay_AndANewOneEndsTheOld()
    {
        var first = await host.InviteAsync(Email, PortalRole.Support);
        host.Time.Advance(AccountService.LinkLife);
        (await browser.PageAsync(first)).QuerySelector("h1")!.TextContent.ShouldBe("This link no longer works");
        (await host.AccountAsync(Email)).State.ShouldBe(AccountState.InvitationEnded);

        var second = await host.NewLinkAsync(Email);
        var third = await host.NewLinkAsync(Email);
        (await browser.PageAsync(second)).QuerySelector("h1")!.TextContent.ShouldBe("This link no longer works");
        (await browser.AcceptAsync(third)).ShouldLeadTo("/");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=")]
    [InlineData("?code=0123456789012345678901234567890123456789")]
    [InlineData("?code=%27%20OR%201=1")]
    public async Task ALink_ThatNeverWas_OpensNothing(string query) =>
        (await browser.PageAsync($"/account/invitation{query}")).QuerySelector("form").ShouldBeNull();

    [Fact]
    public async Task ALinkForAnActiveAccount_SetsAPassword_AndSignsEverybodyElseOut()
    {
        await browser.AcceptAsync(await host.InviteAsync(Email, PortalRole.Support));
        var link = await host.NewLinkAsync(Email);
        (await browser.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK, "a link alone changes nothing");

        (await new FormClient(host).AcceptAsync(link, "another four words")).ShouldLeadTo("/");
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await browser.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await new FormClient(host).SignInAsync(Email, Invited.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "the old password is wrong now");
    }

    [Fact]
    public async Task EveryoneButAnAdministrator_IsRefusedEverything()
    {
        var id = (await host.AccountAsync("trainer@hotdesk.example")).Id;
        var page = new Uri("https://localhost/account/invitation");
        foreach (var actor in Enum.GetValues<PortalRole>().Where(r => r != PortalRole.Administrator).Select(r => host.Actor(r)).Append(Actor.Key("key", ApiKeyRights.Write, [1])))
        {
            (await host.Accounts().ListAsync(actor)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().InviteAsync(actor, new InvitationForm { Email = Email }, page)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().NewLinkAsync(actor, id, page)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().UpdateAsync(actor, id, new AccountForm { Role = PortalRole.Administrator })).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().DisableAsync(actor, id)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().EnableAsync(actor, id)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().ResetTwoFactorAsync(actor, id)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await host.Accounts().DeleteAsync(actor, id)).Error.ShouldBeOfType<AdministratorsOnly>();
        }
        (await host.Accounts().ListAsync(host.Actor())).Value.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Invite_WithABadForm_OrForATakenAddress_IsToldSo()
    {
        var page = new Uri("https://localhost/account/invitation");
        (await host.Accounts().InviteAsync(host.Actor(), new InvitationForm { Email = "nobody", Role = PortalRole.OfficeManager }, page)).Error
            .ShouldBeOfType<InvalidInput>().Result.Errors.Select(e => e.PropertyName).ShouldBe(["Offices", "Email"]);
        (await host.Accounts().InviteAsync(host.Actor(), new InvitationForm { Email = "TRAINER@hotdesk.example" }, page)).Error.ShouldBeOfType<EmailTaken>();
    }

    [Fact]
    public async Task ARoleOrOffice_Changed_HoldsForOpenCookiesWithinAMinute()
    {
        await browser.AcceptAsync(await host.InviteAsync(Email, PortalRole.Administrator));
        (await browser.GetAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = (await host.AccountAsync(Email)).Id;

        (await host.Accounts().UpdateAsync(host.Actor(), id, new AccountForm { Role = PortalRole.OfficeManager, Offices = ["training"] })).IsSuccess.ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await browser.GetAsync("/accounts")).ShouldLeadTo("/account/sign-in?returnUrl=%2Faccounts");
        await browser.SignInAsync(Email, Invited.Password);
        (await browser.GetAsync("/accounts")).Headers.Location!.ToString().ShouldContain("access-denied");
        (await host.AccountAsync(Email)).OfficeKeys.ShouldBe(["training"]);

        (await host.Accounts().UpdateAsync(host.Actor(), id, new AccountForm { Role = PortalRole.OfficeManager, Offices = ["training", "main"] })).IsSuccess.ShouldBeTrue();
        (await host.AccountAsync(Email)).OfficeKeys.ShouldBe(["main", "training"]);
    }

    [Fact]
    public async Task AClosedAccount_EndsAndOpensAgain_AndADeletedOneIsGone()
    {
        await browser.AcceptAsync(await host.InviteAsync(Email, PortalRole.Support));
        var id = (await host.AccountAsync(Email)).Id;
        (await host.Accounts().DisableAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await browser.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SignInAsync(Email, Invited.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "refused");

        (await host.Accounts().EnableAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        (await browser.SignInAsync(Email, Invited.Password)).ShouldLeadTo("/");
        (await host.Accounts().DeleteAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await browser.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Accounts().DeleteAsync(host.Actor(), id)).Error.ShouldBeOfType<UnknownAccount>();
    }

    [Fact]
    public async Task TheLastAdministrator_CannotBeRemoved_InAnyWay()
    {
        var id = (await host.AccountAsync("admin@hotdesk.example")).Id;
        var invited = await host.InviteAsync(Email, PortalRole.Administrator);
        await ShouldStayAsync();
        await browser.AcceptAsync(invited);
        var second = (await host.AccountAsync(Email)).Id;
        (await host.Accounts().DisableAsync(host.Actor(), second)).IsSuccess.ShouldBeTrue();
        await ShouldStayAsync();
        (await host.Accounts().EnableAsync(host.Actor(), second)).IsSuccess.ShouldBeTrue();
        (await host.Accounts().DeleteAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue("there is another one now");

        async Task ShouldStayAsync()
        {
            (await host.Accounts().UpdateAsync(host.Actor(), id, new AccountForm { Role = PortalRole.Support })).Error.ShouldBeOfType<LastAdministrator>();
            (await host.Accounts().DisableAsync(host.Actor(), id)).Error.ShouldBeOfType<LastAdministrator>();
            (await host.Accounts().DeleteAsync(host.Actor(), id)).Error.ShouldBeOfType<LastAdministrator>();
            (await host.AccountAsync("admin@hotdesk.example")).State.ShouldBe(AccountState.Active);
        }
    }

    [Fact]
    public async Task TwoAdministrators_WhoRemoveEachOtherAtOnce_LeaveOne()
    {
        await browser.AcceptAsync(await host.InviteAsync(Email, PortalRole.Administrator));
        string[] ids = [(await host.AccountAsync("admin@hotdesk.example")).Id, (await host.AccountAsync(Email)).Id];
        var done = await Task.WhenAll(ids.Select(id => Task.Run(() => host.Accounts().DisableAsync(host.Actor(), id))));
        done.Count(d => d.IsSuccess).ShouldBe(1);
        done.Single(d => !d.IsSuccess).Error.ShouldBeOfType<LastAdministrator>();
    }
}
