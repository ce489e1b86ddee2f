using System.Net;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Sign-in through an identity provider: a real one, and the real portal.</summary>
public sealed class ProviderSignInTests : ProviderPortal
{
    [Theory]
    [InlineData("bosses", PortalRole.Administrator, "/accounts")]
    [InlineData("main-managers", PortalRole.OfficeManager, "/office/main/settings")]
    [InlineData("helpers", PortalRole.Support, Map)]
    [InlineData("teachers", PortalRole.Trainer, "/office/training/ownership")]
    public async Task AGroup_GivesItsRole_AtTheFirstSignIn(string group, PortalRole role, string opens)
    {
        server.Person = Olivia with { Groups = ["others", group] };
        (await browser.SignInAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(opens)}")).ShouldLeadTo(opens);
        (await browser.Portal.GetAsync(opens)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.AccountAsync(Email)).ShouldSatisfyAllConditions(
            a => a.Role.ShouldBe(role), a => a.OfficeKeys.ShouldBe(role == PortalRole.OfficeManager ? ["main"] : []), a => a.Provider.ShouldBe("Test ID"),
            a => a.State.ShouldBe(AccountState.Active), a => a.LastSignInAt.ShouldBe(time.GetUtcNow()));
        if (role != PortalRole.Administrator)
            (await browser.Portal.GetAsync("/accounts")).Headers.Location!.ToString().ShouldContain("access-denied");
    }

    [Fact]
    public async Task TheWayThere_HasCookiesForThisSiteAlone_AndNeedsNoOtherSiteInThePolicy()
    {
        var answer = await browser.PressAsync();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action 'self';");
        var cookies = answer.Headers.GetValues("Set-Cookie").Where(c => c.Contains("path=/signin-oidc", StringComparison.Ordinal)).ToList();
        cookies.Count.ShouldBe(2, "state and nonce");
        cookies.ShouldAllBe(c => c.Contains("secure") && c.Contains("samesite=lax") && c.Contains("httponly"));
        (await browser.StartAsync()).ShouldSatisfyAllConditions(
            a => a.ShouldContain("code_challenge_method=S256"), a => a.ShouldContain("response_type=code"), a => a.ShouldNotContain(OpenIdServer.ClientSecret));
    }

    [Fact]
    public async Task TwoWindowsAtOnce_MakeOneAccount()
    {
        server.Person = Olivia;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new ProviderVisitor(host).SignInAsync()));
        foreach (var answer in answers)
            answer.ShouldLeadTo("/");
        (await host.AccountAsync(Email)).Role.ShouldBe(PortalRole.Support);
    }

    [Fact]
    public async Task AnEmptyPortal_OpensToTheAdministratorsGroupFirst()
    {
        await using var empty = Portal(isEmpty: true);
        server.Person = Olivia;
        (await new ProviderVisitor(empty).SignInAsync("/account/first-start")).ShouldRefuse("last-administrator");
        server.Person = Olivia with { Groups = ["bosses"] };
        (await new ProviderVisitor(empty).SignInAsync("/account/first-start")).ShouldLeadTo("/");
        (await new FormClient(empty).GetAsync("/account/first-start")).ShouldLeadTo("/account/sign-in");
    }

    [Fact]
    public async Task Groups_MayComeFromTheUserInfoEndpoint()
    {
        server.Person = Olivia with { AreGroupsApart = true };
        (await browser.SignInAsync()).ShouldLeadTo("/");
        (await host.AccountAsync(Email)).Role.ShouldBe(PortalRole.Support);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task AfterSignIn_OneStaysHere(string returnUrl)
    {
        server.Person = Olivia;
        (await browser.SignInAsync(values: new() { ["ReturnUrl"] = returnUrl })).ShouldLeadTo("/");
    }

    [Fact]
    public async Task ChangedGroups_HoldFromTheNextSignIn_AndInOpenBrowsersWithinAMinute()
    {
        var other = new ProviderVisitor(host);
        server.Person = Olivia with { Groups = ["bosses"] };
        (await browser.SignInAsync()).ShouldLeadTo("/");
        (await other.SignInAsync()).ShouldLeadTo("/");
        time.Advance(TimeSpan.FromSeconds(31));
        (await browser.Portal.GetAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing has changed");

        server.Person = Olivia with { Groups = ["main-managers"] };
        (await other.SignInAsync()).ShouldLeadTo("/");
        time.Advance(TimeSpan.FromSeconds(31));
        (await browser.Portal.GetAsync("/accounts")).ShouldLeadTo("/account/sign-in?returnUrl=%2Faccounts");
        (await other.Portal.GetAsync("/accounts")).Headers.Location!.ToString().ShouldContain("access-denied");
        (await host.AccountAsync(Email)).ShouldSatisfyAllConditions(a => a.Role.ShouldBe(PortalRole.OfficeManager), a => a.OfficeKeys.ShouldBe(["main"]));

        server.Person = Olivia with { Groups = ["main-managers", "training-managers"] };
        (await other.SignInAsync()).ShouldLeadTo("/");
        (await host.AccountAsync(Email)).OfficeKeys.ShouldBe(["main", "training"]);
    }

    [Fact]
    public async Task GroupsThatAreGone_EndWhatIsOpen_AndWhoIsBackGetsInAgain()
    {
        server.Person = Olivia;
        await browser.SignInAsync();
        server.Person = Olivia with { Groups = [] };
        (await new ProviderVisitor(host).SignInAsync()).ShouldRefuse("no-role");
        time.Advance(TimeSpan.FromSeconds(31));
        (await browser.Portal.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        server.Person = Olivia;
        (await browser.SignInAsync()).ShouldLeadTo("/");
    }

    [Fact]
    public async Task ABusySession_EndsAfterHalfADay_SoThatTheProviderIsAskedAgain()
    {
        var local = new FormClient(host);
        await local.SignInAsync("support@hotdesk.example", Demo);
        server.Person = Olivia;
        await browser.SignInAsync();
        for (var hour = 1; hour < 12; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            (await browser.Portal.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK, $"hour {hour}");
            await local.GetAsync(Map);
        }
        time.Advance(TimeSpan.FromHours(1));
        (await browser.Portal.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await local.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.OK, "whom nobody else vouches for stays");
    }
}
