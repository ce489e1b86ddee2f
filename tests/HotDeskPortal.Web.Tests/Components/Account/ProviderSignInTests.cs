using System.Net;
using System.Text.RegularExpressions;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Web.Tests.Components.Account;

/// <summary>Sign-in through an identity provider: a real one, and the real portal.</summary>
public sealed partial class ProviderSignInTests : IAsyncLifetime
{
    private const string Email = "olivia@example.org";
    private const string Map = "/office/main/ownership";
    private const string Demo = "Hotdesk-demo-1";

    private static readonly Person Olivia = new("0b1c", Email, "helpers");

    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private OpenIdServer server = default!;
    private PortalHost host = default!;
    private ProviderVisitor browser = default!;

    public async ValueTask InitializeAsync()
    {
        server = await OpenIdServer.StartAsync();
        await server.RegisterAsync(new Uri("https://localhost/signin-oidc"));
        host = Portal();
        browser = new ProviderVisitor(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
    }

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

    [Theory]
    [InlineData("others", "no-role", "none of your groups")]
    [InlineData("nowhere", "no-role", "none of your groups")]
    [InlineData("HELPERS", "no-role", "none of your groups")]
    [InlineData("too many", "groups-hidden", "app roles")]
    [InlineData("no e-mail", "no-email", "e-mail address")]
    [InlineData("unverified", "no-email", "verified")]
    [InlineData("cancelled", "denied", "cancel")]
    public async Task WhoMayNot_IsToldWhy_AndHasNoAccount(string who, string why, string told)
    {
        server.Person = who switch
        {
            "too many" => Olivia with { AreGroupsTooMany = true },
            "no e-mail" => Olivia with { Email = null, IsVerified = null },
            "unverified" => Olivia with { IsVerified = false },
            "cancelled" => null,
            _ => Olivia with { Groups = [who] },
        };
        var answer = await browser.SignInAsync();
        answer.ShouldRefuse(why);
        (await browser.Portal.PageAsync(answer.Headers.Location!.ToString())).QuerySelector("main")!.TextContent.ShouldContain(told);
        (await browser.Portal.GetAsync(Map)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await host.Accounts().ListAsync(host.Actor())).Value.ShouldNotContain(a => a.Email == Email);
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
        (await new FormClient(host).PageAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("This link is over");
    }

    [Fact]
    public async Task AClosedAccount_StaysClosed_AndALockedOneLocked()
    {
        server.Person = Olivia;
        await browser.SignInAsync();
        var id = (await host.AccountAsync(Email)).Id;
        (await host.Accounts().DisableAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        (await browser.SignInAsync()).ShouldRefuse("account-closed");

        (await host.Accounts().EnableAsync(host.Actor(), id)).IsSuccess.ShouldBeTrue();
        for (var i = 0; i < 5; i++)
            await new FormClient(host).SignInAsync(Email, "wrong");
        (await browser.SignInAsync()).ShouldLeadTo("/account/locked-out");
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("challenge")]
    [InlineData("state")]
    [InlineData("code")]
    [InlineData("no code")]
    [InlineData("other browser")]
    [InlineData("twice")]
    public async Task AnAnswerToAnotherQuestion_SignsNobodyIn(string what)
    {
        server.Person = Olivia;
        var question = await browser.StartAsync();
        if (what == "nonce")
            question = Nonce().Replace(question, "nonce=0");
        if (what == "challenge")
            question = Challenge().Replace(question, "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        var answer = await ProviderVisitor.ReturnAsync(question);
        answer = what switch
        {
            "state" => answer.Replace("state=", "state=A", StringComparison.Ordinal),
            "code" => answer.Replace("code=", "code=A", StringComparison.Ordinal),
            "no code" => answer.Replace("code=", "cod=", StringComparison.Ordinal),
            _ => answer,
        };
        var there = what == "other browser" ? new FormClient(host) : browser.Portal;
        if (what == "twice")
            (await there.GetAsync(answer)).ShouldLeadTo("/");
        (await there.GetAsync(answer)).ShouldRefuse("failed");
        (await host.Accounts().ListAsync(host.Actor())).Value.Count(a => a.Email == Email).ShouldBe(what == "twice" ? 1 : 0);
    }

    [Fact]
    public async Task AProviderThatIsAway_IsSaidToBe_OnTheWayThereAndBack()
    {
        server.Person = Olivia;
        var answer = await ProviderVisitor.ReturnAsync(await browser.StartAsync());
        await server.DisposeAsync();
        (await browser.Portal.GetAsync(answer)).ShouldRefuse("away");

        await using var another = Portal();
        var pressed = await new ProviderVisitor(another).PressAsync();
        pressed.ShouldRefuse("away");
        (await new FormClient(another).PageAsync(pressed.Headers.Location!.ToString())).QuerySelector("h1")!.TextContent.ShouldBe("Test ID does not answer");
        (await new FormClient(another).SignInAsync("admin@hotdesk.example", Demo)).ShouldLeadTo("/");
        server = await OpenIdServer.StartAsync();
    }

    [Fact]
    public async Task TheButton_WithoutAToken_DoesNothing_AndWithoutAProviderIsNotThere()
    {
        (await browser.Portal.SendAsync("/account/provider", await browser.FormAsync("/account/sign-in"), [], withToken: false)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await using var plain = new PortalHost();
        var visitor = new FormClient(plain);
        var page = await visitor.PageAsync("/account/sign-in");
        page.QuerySelector("[data-provider]").ShouldBeNull();
        (await visitor.SendAsync("/account/provider", page, [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
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
        (await browser.SignInAsync(values: new() { ["Connect"] = "true" })).ShouldRefuse("failed");
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
        (await strict.Accounts().ChangeAsync(strict.Actor(), id, new AccountForm())).Error.ShouldBeOfType<ProvidersAccount>();
        (await strict.Accounts().DeleteAsync(strict.Actor(), id)).IsSuccess.ShouldBeTrue();
        await using var db = await strict.OpenDatabaseAsync();
        (await db.UserLogins.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task NoSecret_IsInTheLog_HoweverMuchItTells()
    {
        await using var telling = Portal(more: [("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore.Authentication", "Trace")]);
        var visitor = new ProviderVisitor(telling);
        server.Person = Olivia;
        (await visitor.SignInAsync()).ShouldLeadTo("/");
        var tampered = (await ProviderVisitor.ReturnAsync(await visitor.StartAsync())).Replace("code=", "code=A", StringComparison.Ordinal);
        (await visitor.Portal.GetAsync(tampered)).ShouldRefuse("failed");

        telling.Log.All.ShouldContain(line => line.Contains("OpenIdConnectHandler"));
        telling.Log.All.ShouldAllBe(line => !line.Contains(OpenIdServer.ClientSecret));
        telling.Log.All.ShouldAllBe(line => !Jwt().IsMatch(line), "no token either");
    }

    private PortalHost Portal(bool isEmpty = false, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Authority"] = server.Authority, ["ClientId"] = "hotdeskportal", ["ClientSecret"] = OpenIdServer.ClientSecret, ["DisplayName"] = "Test ID", ["Scopes:0"] = "groups",
            ["Roles:0:Group"] = "bosses", ["Roles:0:Role"] = "Administrator",
            ["Roles:1:Group"] = "main-managers", ["Roles:1:Role"] = "OfficeManager", ["Roles:1:Offices:0"] = "main",
            ["Roles:2:Group"] = "training-managers", ["Roles:2:Role"] = "OfficeManager", ["Roles:2:Offices:0"] = "training",
            ["Roles:3:Group"] = "nowhere", ["Roles:3:Role"] = "OfficeManager", ["Roles:3:Offices:0"] = "nowhere",
            ["Roles:4:Group"] = "helpers", ["Roles:4:Role"] = "Support",
            ["Roles:5:Group"] = "teachers", ["Roles:5:Role"] = "trainer",
        }.ToDictionary(s => $"Accounts:OpenIdConnect:{s.Key}", s => s.Value);
        foreach (var (key, value) in more)
            settings[key] = value;
        return new PortalHost { Clock = time, Settings = settings, EnvironmentName = isEmpty ? "Production" : "Development" };
    }

    [GeneratedRegex("nonce=[^&]+", RegexOptions.None, 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("code_challenge=[^&]+", RegexOptions.None, 1000)]
    private static partial Regex Challenge();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.", RegexOptions.None, 1000)]
    private static partial Regex Jwt();
}
