using System.Net;
using HotDeskPortal.Services.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Whose account somebody of the provider gets, and what it may still do without the provider.</summary>
public sealed class ProviderAccountsTests : ProviderPortal
{
    [Fact]
    public async Task TheLastAdministrator_IsNotDemotedByGroups_ButSignedOut()
    {
        server.Person = Olivia with { Groups = ["bosses"] };
        await browser.SignInAsync();
        (await host.Accounts().DisableAsync(host.Actor(), (await host.AccountAsync("admin@hotdesk.example")).Id)).IsSuccess.ShouldBeTrue();

        server.Person = Olivia;
        (await new ProviderVisitor(host).SignInAsync()).ShouldRefuse("last-administrator");
        (await host.AccountAsync(Email)).Role.ShouldBe(PortalRole.Administrator);
        time.Advance(TimeSpan.FromSeconds(31));
        (await browser.Portal.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        server.Person = new Person("77", "second@example.org", "bosses");
        (await new ProviderVisitor(host).SignInAsync()).ShouldLeadTo("/");
        server.Person = Olivia;
        (await browser.SignInAsync()).ShouldLeadTo("/");
        (await host.AccountAsync(Email)).Role.ShouldBe(PortalRole.Support);
    }

    [Theory]
    [InlineData("support@hotdesk.example")]
    [InlineData("SUPPORT@hotdesk.example")]
    public async Task AnAccountWithAPassword_IsNotTakenByItsAddress(string email)
    {
        server.Person = Olivia with { Email = email, Groups = ["bosses"] };
        (await browser.SignInAsync()).ShouldRefuse("email-taken");
        (await host.AccountAsync("support@hotdesk.example")).ShouldSatisfyAllConditions(a => a.Role.ShouldBe(PortalRole.Support), a => a.Provider.ShouldBeNull());
        (await new FormClient(host).SignInAsync("support@hotdesk.example", Demo)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task AnotherSubject_WithTheSameAddress_IsSomebodyElse()
    {
        server.Person = Olivia;
        await browser.SignInAsync();
        server.Person = Olivia with { Subject = "0B1C" };
        (await new ProviderVisitor(host).SignInAsync()).ShouldRefuse("email-taken");
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(null, false, false)]
    [InlineData(true, true, false)]
    public async Task AnOpenInvitation_IsForWhoHasTheAddressForSure(bool? isVerified, bool isOver, bool opens)
    {
        var link = await host.InviteAsync(Email, PortalRole.Administrator);
        if (isOver)
            time.Advance(AccountService.LinkLife);
        server.Person = Olivia with { IsVerified = isVerified };
        var answer = await browser.SignInAsync();
        if (!opens)
        {
            answer.ShouldRefuse("email-taken");
            return;
        }
        answer.ShouldLeadTo("/");
        (await host.AccountAsync(Email)).ShouldSatisfyAllConditions(a => a.State.ShouldBe(AccountState.Active), a => a.Role.ShouldBe(PortalRole.Support, "the groups decide"));
        (await new FormClient(host).PageAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This link no longer works");
    }

    [Fact]
    public async Task AClosedAccount_StaysClosed_AndWrongPasswordsCloseNoneOfTheProviders()
    {
        server.Person = Olivia;
        await browser.SignInAsync();
        var id = (await host.AccountAsync(Email)).Id;
        (await host.Accounts().DisableAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        (await browser.SignInAsync()).ShouldRefuse("account-closed");

        (await host.Accounts().EnableAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        for (var i = 0; i < 5; i++)
            await new FormClient(host).SignInAsync(Email, "wrong");
        (await browser.SignInAsync()).ShouldLeadTo("/");
    }

    [Fact]
    public async Task ConnectingAnAccount_LongAfterSignIn_AsksWhoseItIs()
    {
        await browser.Portal.SignInAsync("manager@hotdesk.example", Demo);
        time.Advance(AccountSessions.ConfirmationLife);
        (await browser.PressAsync("/account/me")).ShouldLeadTo("/account/confirm?returnUrl=%2Faccount%2Fme");
    }

    [Fact]
    public async Task SomebodySignedIn_ConnectsTheirAccount_WhichIsTheProvidersFromThenOn()
    {
        const string manager = "manager@hotdesk.example";
        var elsewhere = new FormClient(host);
        await elsewhere.SignInAsync(manager, Demo);
        await browser.Portal.SignInAsync(manager, Demo);
        server.Person = Olivia;
        (await browser.SignInAsync("/account/me")).ShouldLeadTo("/account/me");

        (await host.AccountAsync(manager)).ShouldSatisfyAllConditions(a => a.Provider.ShouldBe("Test ID"), a => a.Role.ShouldBe(PortalRole.Support), a => a.OfficeKeys.ShouldBeEmpty());
        (await browser.Portal.PageAsync("/account/me")).QuerySelector("form:has(#password)").ShouldBeNull();
        (await new FormClient(host).SignInAsync(manager, Demo)).StatusCode.ShouldBe(HttpStatusCode.OK, "the password is gone");
        time.Advance(TimeSpan.FromSeconds(31));
        (await elsewhere.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Portal.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await elsewhere.SignInAsync("trainer@hotdesk.example", Demo);
        var trainer = new ProviderVisitor(host);
        await trainer.Portal.SignInAsync("trainer@hotdesk.example", Demo);
        (await trainer.SignInAsync("/account/me")).ShouldRefuse("connected-elsewhere");
        (await new FormClient(host).SignInAsync("trainer@hotdesk.example", Demo)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task Connecting_IsForWhoIsSignedInStill()
    {
        await browser.Portal.SignInAsync("manager@hotdesk.example", Demo);
        server.Person = Olivia;
        var answer = await ProviderVisitor.ReturnAsync(await browser.StartAsync("/account/me"));
        await browser.Portal.SendAsync("/account/sign-out", await browser.FormAsync("/account/me"), []);
        (await browser.Portal.GetAsync(answer)).ShouldRefuse("failed");
        (await browser.PressAsync(values: new() { ["Connect"] = "true" })).ShouldLeadTo("/account/confirm?returnUrl=%2Faccount%2Fme");
        (await host.AccountAsync("manager@hotdesk.example")).Provider.ShouldBeNull();
    }

    [Fact]
    public async Task AProvidersAccount_HasNoOtherWayIn()
    {
        await using var strict = Portal(more: [("Accounts:RequireTwoFactorForAdministrators", "true")]);
        var visitor = new ProviderVisitor(strict);
        server.Person = Olivia with { Groups = ["bosses"] };
        (await visitor.SignInAsync()).ShouldLeadTo("/");
        (await visitor.Portal.GetAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK, "a second factor is the provider's matter");
        (await visitor.Portal.GetAsync("/account/authenticator")).ShouldLeadTo("/account/me");

        var local = new FormClient(strict);
        await local.SignInAsync("support@hotdesk.example", Demo);
        var page = await visitor.Portal.PageAsync("/account/me");
        page.QuerySelectorAll("section").Length.ShouldBe(2, "how one signs in, and where one is signed in");
        var form = await local.PageAsync("/account/me");
        foreach (var field in form.QuerySelectorAll("input[name=__RequestVerificationToken]"))
            field.SetAttribute("value", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        await visitor.Portal.SendAsync("/account/me", form, new() { ["Input.Password"] = Invited.Password, ["Input.RepeatPassword"] = Invited.Password }, form: "password");
        (await new FormClient(strict).SignInAsync(Email, Invited.Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "refused");

        var id = (await strict.AccountAsync(Email)).Id;
        (await strict.Accounts().NewLinkAsync(strict.Actor(), id, new Uri("https://localhost/"))).Error.ShouldBeOfType<ProvidersAccount>();
        (await strict.Accounts().UpdateAsync(strict.Actor(), id, new AccountForm())).Error.ShouldBeOfType<ProvidersAccount>();
        (await strict.Accounts().DeleteAsync(strict.Actor(), id)).IsSuccess.ShouldBeTrue();
        await using var db = await strict.OpenDatabaseAsync();
        (await db.UserLogins.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }
}
