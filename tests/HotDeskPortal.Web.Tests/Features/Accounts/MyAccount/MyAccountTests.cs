using System.Net;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Features.Accounts.MyAccount;

/// <summary>What everybody may change about their own account.</summary>
public sealed class MyAccountTests : IAsyncDisposable
{
    private const string Email = "trainer@hotdesk.example";
    private const string Password = "Hotdesk-demo-1";
    private const string Page = "/account/me";
    private const string Portal = "/office/training/ownership";

    private readonly ClockedPortalHost host = new();
    private readonly FormClient here;
    private readonly FormClient there;

    public MyAccountTests() => (here, there) = (new FormClient(host), new FormClient(host));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Nobody_HasNoAccountPage() =>
        (await here.GetAsync(Page)).ShouldLeadTo($"/account/sign-in?returnUrl={Uri.EscapeDataString(Page)}");

    [Fact]
    public async Task ThePassword_Changed_EndsEveryOtherBrowser()
    {
        await here.SignInAsync(Email, Password);
        await there.SignInAsync(Email, Password);
        var page = await here.PageAsync(Page);
        var wrong = await FormClient.ReadAsync(await SendAsync(page, "not it", "four words in a row"));
        FormClient.MessageBeside(wrong, "current").ShouldBe("This is not your current password.");
        var weak = await FormClient.ReadAsync(await SendAsync(page, Password, "short"));
        FormClient.MessageBeside(weak, "password").ShouldContain("12 characters");

        var done = await FormClient.ReadAsync(await SendAsync(page, Password, "four words in a row"));
        done.QuerySelector("[role=status]")!.TextContent.ShouldContain("was changed");
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await here.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await there.SignInAsync(Email, Password)).StatusCode.ShouldBe(HttpStatusCode.OK, "the old one is wrong now");
        (await there.SignInAsync(Email, "four words in a row")).ShouldLeadTo("/");

        Task<HttpResponseMessage> SendAsync(AngleSharp.Html.Dom.IHtmlDocument from, string current, string password) => here.SendAsync(
            Page, from, new() { ["Input.Current"] = current, ["Input.Password"] = password, ["Input.RepeatPassword"] = password }, form: "password");
    }

    [Fact]
    public async Task ASession_CanBeEndedFromAnother()
    {
        await here.SignInAsync(Email, Password);
        await there.SignInAsync(Email, Password);
        var page = await here.PageAsync(Page);
        var others = page.QuerySelectorAll("button[name=EndSession]").Select(b => b.GetAttribute("value")!).Where(v => v != "everywhere").ToList();
        page.QuerySelectorAll("section[aria-labelledby=sessions-title] li").Length.ShouldBe(2);

        await here.SendAsync(Page, page, new() { ["EndSession"] = others.ShouldHaveSingleItem() }, form: "sessions");
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await there.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SomebodyElsesSession_IsOutOfReach()
    {
        await there.SignInAsync("admin@hotdesk.example", Password);
        await here.SignInAsync(Email, Password);
        await using var db = await host.OpenDatabaseAsync();
        var foreign = db.AccountSessions.Single(s => s.AccountId == db.Users.Single(u => u.Email == "admin@hotdesk.example").Id).Id;
        await here.SendAsync(Page, await here.PageAsync(Page), new() { ["EndSession"] = $"{foreign}" }, form: "sessions");
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await there.GetAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsThisBrowserToo()
    {
        await here.SignInAsync(Email, Password);
        await there.SignInAsync(Email, Password);
        (await here.SendAsync(Page, await here.PageAsync(Page), new() { ["EndSession"] = "everywhere" }, form: "sessions")).ShouldLeadTo("/account/signed-out");
        (await here.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        host.Time.Advance(TimeSpan.FromSeconds(31));
        (await there.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ASession_LivesOn_WhileItIsUsed()
    {
        await here.SignInAsync(Email, Password);
        for (var i = 0; i < 5; i++)
        {
            host.Time.Advance(TimeSpan.FromHours(7));
            (await here.GetAsync(Portal)).StatusCode.ShouldBe(HttpStatusCode.OK, $"after {7 * (i + 1)} hours");
        }
        (await host.AccountAsync(Email)).LastSignInAt.ShouldBe(ClockedPortalHost.Monday9);
    }
}
