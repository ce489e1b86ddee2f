using System.Net;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

public sealed class SignInTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Password = "Hotdesk-demo-1";

    private readonly FormClient browser = new(host);

    [Theory]
    [InlineData("/")]
    [InlineData("/office/main/ownership")]
    [InlineData("/office/main/keypad")]
    public async Task APage_ForNobody_LeadsToSignIn(string page)
    {
        (await browser.GetAsync($"{page}?q=Dana")).ShouldLeadTo($"/account/sign-in?returnUrl={Uri.EscapeDataString($"{page}?q=Dana")}");
    }

    [Theory]
    [InlineData("admin@hotdesk.example")]
    [InlineData("manager@hotdesk.example")]
    [InlineData("support@hotdesk.example")]
    [InlineData("trainer@hotdesk.example")]
    [InlineData("ADMIN@hotdesk.example")]
    public async Task SignIn_WithADemoAccount_OpensThePages(string email)
    {
        var response = await browser.SignInAsync(email, Password);
        response.ShouldLeadTo("/");
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hdp-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("secure");
        (await browser.GetAsync("/office/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("admin@hotdesk.example", "wrong")]
    [InlineData("nobody@hotdesk.example", Password)]
    public async Task SignIn_WithSomethingWrong_SaysTheSameForBoth(string email, string password)
    {
        var page = await FormClient.ReadAsync(await browser.SignInAsync(email, password));
        FormClient.FormError(page).ShouldBe("The e-mail or password is not correct. Use the ones your administrator gave you.");
        (await browser.GetAsync("/office/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignIn_WithEmptyFields_SaysSoBesideThem()
    {
        var page = await FormClient.ReadAsync(await browser.SignInAsync("", ""));
        FormClient.MessageBeside(page, "email").ShouldBe("Enter your e-mail address.");
        FormClient.MessageBeside(page, "password").ShouldBe("Enter your password.");
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        var page = await browser.PageAsync("/account/sign-in");
        var response = await browser.SendAsync(
            "/account/sign-in", page, new() { ["Input.Email"] = "admin@hotdesk.example", ["Input.Password"] = Password }, withToken: false);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/office/main/ownership?state=free&floor=2", "/office/main/ownership?state=free&floor=2")]
    [InlineData("office/main/ownership?q=3001", "/office/main/ownership?q=3001")]
    [InlineData("/office/main/ownership?q=80:5E:C0", "/office/main/ownership?q=80:5E:C0")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("//evil.example/office", "/")]
    [InlineData("///evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("\\/evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("\t//evil.example", "/")]
    [InlineData(" //evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("http:\\\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("JavaScript:alert(1)", "/")]
    [InlineData("data:text/html,x", "/")]
    [InlineData("@evil.example", "/@evil.example")]
    public async Task AfterSignIn_OneStaysHere(string returnUrl, string leadsTo) =>
        (await browser.SignInAsync("admin@hotdesk.example", Password, returnUrl)).ShouldLeadTo(leadsTo);

    [Fact]
    public async Task SignOut_IsAPostWithAToken_AndNothingElse()
    {
        await browser.SignInAsync("admin@hotdesk.example", Password);
        var page = await browser.PageAsync("/account/sign-in");

        (await browser.GetAsync("/account/sign-out")).StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        var forged = await browser.SendAsync("/account/sign-out", page, [], withToken: false);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        forged.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await browser.GetAsync("/office/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.OK, "still signed in");

        (await browser.SendAsync("/account/sign-out", page, [])).ShouldLeadTo("/account/signed-out");
        (await browser.GetAsync("/office/main/ownership")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task AnAddressOfNothing_Is404AndAPage()
    {
        await browser.SignInAsync("admin@hotdesk.example", Password);
        var response = await browser.GetAsync("/office");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Page not found");
    }
}
