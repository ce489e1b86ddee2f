using System.Net;
using AngleSharp.Html.Dom;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Tests.Features.Accounts.MyAccount;

/// <summary>A cookie alone changes nothing about how an account is signed in to: whoever has it must have shown lately that it is theirs.</summary>
public sealed class ConfirmationTests : IAsyncDisposable
{
    private const string Email = "support@hotdesk.example";
    private const string Password = "Hotdesk-demo-1";
    private const string MyAccount = "/account/me";
    private const string Authenticator = "/account/authenticator";
    private const string ConfirmForMyAccount = "/account/confirm?returnUrl=%2Faccount%2Fme";
    private const string ConfirmForAuthenticator = "/account/confirm?returnUrl=%2Faccount%2Fauthenticator";

    private readonly AddressedHost host = new();
    private readonly FormClient browser;
    private string key = "";

    public ConfirmationTests() => browser = new FormClient(host);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string, string, string> Changes => new()
    {
        { Authenticator, "turn-off", ConfirmForAuthenticator },
        { Authenticator, "new-codes", ConfirmForAuthenticator },
        { MyAccount, "add-passkey", ConfirmForMyAccount },
        { MyAccount, "remove-passkey", ConfirmForMyAccount },
        { MyAccount, "end-session", ConfirmForMyAccount },
        { MyAccount, "end-everywhere", ConfirmForMyAccount },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AChange_LongAfterSignIn_AsksWhoseTheAccountIs_AndChangesNothing(string address, string change, string asks)
    {
        await browser.SignInAsync(Email, Password);
        await SetUpAuthenticatorAsync();
        var page = await browser.PageAsync(address);
        host.Time.Advance(AccountSessions.ConfirmationLife);
        var stamp = await StateAsync();

        (await SendAsync(page, change)).ShouldLeadTo(asks);
        (await StateAsync()).ShouldBe(stamp);
        (await browser.GetAsync(MyAccount)).StatusCode.ShouldBe(HttpStatusCode.OK, "still signed in");
    }

    [Fact]
    public async Task SettingAPasswordUp_ByWhoHasNone_AsksToo()
    {
        await browser.SignInAsync(Email, Password);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByEmailAsync(Email))!;
            account.PasswordHash = null;
            (await accounts.UpdateAsync(account)).Succeeded.ShouldBeTrue();
        }
        var page = await browser.PageAsync(MyAccount);
        host.Time.Advance(AccountSessions.ConfirmationLife);
        Dictionary<string, string> chosen = new() { ["Input.Password"] = Invited.Password, ["Input.RepeatPassword"] = Invited.Password };
        (await browser.SendAsync(MyAccount, page, chosen, form: "password")).ShouldLeadTo(ConfirmForMyAccount);
    }

    [Fact]
    public async Task TheKeyOfAnApp_LongAfterSignIn_IsNotShown()
    {
        await browser.SignInAsync(Email, Password);
        host.Time.Advance(AccountSessions.ConfirmationLife);
        (await browser.GetAsync(Authenticator)).ShouldLeadTo(ConfirmForAuthenticator);
    }

    [Fact]
    public async Task OptionsForANewPasskey_LongAfterSignIn_AreRefused_AndTheScriptIsToldWhereToGo()
    {
        await browser.SignInAsync(Email, Password);
        var page = await browser.PageAsync(MyAccount);
        (await browser.SendAsync("/account/passkeys/creation-options", page, [])).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Time.Advance(AccountSessions.ConfirmationLife);
        var refused = await browser.SendAsync("/account/passkeys/creation-options", page, []);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe($$"""{"confirm":"{{ConfirmForMyAccount}}"}""");
    }

    [Theory]
    [InlineData("password")]
    [InlineData("code")]
    public async Task WhoConfirms_ComesBack_AndMayForTenMinutes(string by)
    {
        await browser.SignInAsync(Email, Password);
        await SetUpAuthenticatorAsync();
        host.Time.Advance(AccountSessions.ConfirmationLife);

        (await ConfirmAsync(by, by == "code" ? "000000" : "wrong")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync(Authenticator)).ShouldLeadTo(ConfirmForAuthenticator);
        (await ConfirmAsync(by, by == "code" ? Totp.CodeOf(key, host.Time.GetUtcNow()) : Password)).ShouldLeadTo(Authenticator);
        host.Time.Advance(AccountSessions.ConfirmationLife - TimeSpan.FromSeconds(1));
        var page = await browser.PageAsync(Authenticator);
        (await SendAsync(page, "turn-off")).ShouldLeadTo(MyAccount);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        (await browser.GetAsync(Authenticator)).ShouldLeadTo(ConfirmForAuthenticator);
    }

    [Fact]
    public async Task SigningInAgain_InTheSameBrowser_Confirms()
    {
        await browser.SignInAsync(Email, Password);
        host.Time.Advance(AccountSessions.ConfirmationLife);
        (await browser.SignInAsync(Email, Password)).ShouldLeadTo("/");
        (await browser.GetAsync(Authenticator)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Services.GetRequiredService<AccountSessions>().ListAsync((await host.AccountAsync(Email)).Id, TestContext.Current.CancellationToken)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task ThePasswordNow_ConfirmsByItself()
    {
        await browser.SignInAsync(Email, Password);
        var page = await browser.PageAsync(MyAccount);
        host.Time.Advance(AccountSessions.ConfirmationLife);
        Dictionary<string, string> chosen = new() { ["Input.Current"] = Password, ["Input.Password"] = Invited.Password, ["Input.RepeatPassword"] = Invited.Password };
        (await FormClient.ReadAsync(await browser.SendAsync(MyAccount, page, chosen, form: "password"))).QuerySelector("[role=status]")!.TextContent.ShouldContain("was changed");
    }

    [Theory]
    [InlineData("confirm-password")]
    [InlineData("confirm-code")]
    [InlineData("password")]
    public async Task GuessesByACookie_AreCountedWithThoseAtSignIn(string form)
    {
        await browser.SignInAsync(Email, Password);
        await SetUpAuthenticatorAsync();
        var address = form == "password" ? MyAccount : ConfirmForMyAccount;
        var page = await browser.PageAsync(address);
        for (var i = 0; i < SignInThrottle.Free; i++)
            (await GuessAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GuessAsync()).ShouldLeadTo("/account/locked-out?minutes=1");
        (await new FormClient(host).SignInAsync(Email, Password)).ShouldLeadTo("/account/locked-out?minutes=1");

        Task<HttpResponseMessage> GuessAsync() => browser.SendAsync(address, page, new()
        {
            ["Input.Password"] = Invited.Password, ["Input.RepeatPassword"] = Invited.Password, ["Input.Current"] = "wrong", ["Code.Code"] = "000000",
        }, form: form);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task AfterConfirming_OneStaysHere(string returnUrl)
    {
        await browser.SignInAsync(Email, Password);
        var address = $"/account/confirm?returnUrl={Uri.EscapeDataString(returnUrl)}";
        (await browser.SendAsync(address, await browser.PageAsync(address), new() { ["Input.Password"] = Password }, form: "confirm-password")).ShouldLeadTo("/");
    }

    [Fact]
    public async Task APasskey_OfNobody_ConfirmsNothing()
    {
        await browser.SignInAsync(Email, Password);
        var page = await browser.PageAsync("/account/confirm");
        (await browser.SendAsync("/account/passkeys/confirmation", page, new() { ["Passkey"] = "{}", ["ReturnUrl"] = Authenticator }))
            .ShouldLeadTo("/account/confirm?passkey=refused&returnUrl=%2Faccount%2Fauthenticator");
        FormClient.FormError(await browser.PageAsync("/account/confirm?passkey=refused")).ShouldBe("That passkey does not belong to this account.");
    }

    private async Task<HttpResponseMessage> ConfirmAsync(string by, string value) => await browser.SendAsync(
        ConfirmForAuthenticator, await browser.PageAsync(ConfirmForAuthenticator), new() { [by == "code" ? "Code.Code" : "Input.Password"] = value }, form: $"confirm-{by}");

    private Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string change) => change switch
    {
        "turn-off" or "new-codes" => browser.SendAsync(Authenticator, page, new() { ["Change"] = change }),
        "add-passkey" => browser.SendAsync(MyAccount, page, new() { ["Passkey"] = "{}" }, form: "passkeys"),
        "remove-passkey" => browser.SendAsync(MyAccount, page, new() { ["RemovePasskey"] = "0102" }, form: "passkeys"),
        "end-session" => browser.SendAsync(MyAccount, page, new() { ["EndSession"] = $"{Guid.NewGuid()}" }, form: "sessions"),
        _ => browser.SendAsync(MyAccount, page, new() { ["EndSession"] = "everywhere" }, form: "sessions"),
    };

    /// <summary>What the account's way in is made of.</summary>
    private async Task<string> StateAsync()
    {
        await using var db = await host.OpenDatabaseAsync();
        var account = db.Users.Single(a => a.Email == Email);
        var tokens = db.UserTokens.Where(t => t.UserId == account.Id).OrderBy(t => t.Name).Select(t => t.Value).ToList();
        return $"{account.TwoFactorEnabled} {account.SecurityStamp} {string.Join(' ', tokens)} {db.AccountSessions.Count(s => s.AccountId == account.Id && s.EndedAt == null)}";
    }

    private async Task SetUpAuthenticatorAsync()
    {
        var page = await browser.PageAsync(Authenticator);
        key = page.QuerySelector(".key .mono")!.TextContent.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        await FormClient.ReadAsync(await browser.SendAsync(Authenticator, page, new() { ["Input.Code"] = Totp.CodeOf(key, host.Time.GetUtcNow()) }));
    }
}
