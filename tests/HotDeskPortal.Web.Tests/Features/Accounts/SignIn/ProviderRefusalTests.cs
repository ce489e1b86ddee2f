using System.Net;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Whoever an identity provider, or the portal, sends away.</summary>
public sealed partial class ProviderRefusalTests : ProviderPortal
{
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
        server.IsAway = true;
        (await browser.Portal.GetAsync(answer)).ShouldRefuse("away");

        await using var another = Portal();
        var pressed = await new ProviderVisitor(another).PressAsync();
        pressed.ShouldRefuse("away");
        (await new FormClient(another).PageAsync(pressed.Headers.Location!.ToString())).QuerySelector("h1")!.TextContent.ShouldBe("Test ID is not responding");
        (await new FormClient(another).SignInAsync("admin@hotdesk.example", Demo)).ShouldLeadTo("/");
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

    [GeneratedRegex("nonce=[^&]+", RegexOptions.None, 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("code_challenge=[^&]+", RegexOptions.None, 1000)]
    private static partial Regex Challenge();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.", RegexOptions.None, 1000)]
    private static partial Regex Jwt();
}
