using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>An empty portal in production: no demo anything, and one way to the first account.</summary>
public sealed partial class FirstStartTests : IAsyncDisposable
{
    private const string Address = "/account/first-start";
    private const string Email = "olivia@example.org";
    private const string Password = "four words in a row";

    private readonly PortalHost host = new() { EnvironmentName = "Production" };
    private readonly FormClient browser;

    public FirstStartTests() => browser = new FormClient(host);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AnEmptyPortal_LeadsToFirstStart_AndOffersNoDemo()
    {
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/account/sign-in")).ShouldLeadTo(Address);
        (await browser.PageAsync(Address)).Body!.TextContent.ShouldNotContain("demo", Case.Insensitive);
        await (await ApiClient.For(host).SendAsync("GET", "offices/main/ownership")).ShouldBeProblemAsync(401, "wrong-api-key");
        await using var db = await host.OpenDatabaseAsync();
        (db.Users.Count(), db.ApiKeys.Count(), db.Offices.Count()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task TheSetUpCode_MakesOneAdministratorAndIsThenSpent()
    {
        var page = await browser.PageAsync(Address);
        var created = await SendAsync(page, SetUpCode());
        created.ShouldLeadTo("/");
        created.Headers.GetValues("Set-Cookie").ShouldContain(c => c.Contains("hdp-session=", StringComparison.Ordinal) && c.Contains("secure"));
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK, "signed in");

        var stranger = new FormClient(host);
        (await stranger.GetAsync(Address)).ShouldLeadTo("/account/sign-in");
        (await stranger.GetAsync("/account/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await SendAsync(page, SetUpCode(), email: "second@example.org");
        (await SingleAccountAsync()).ShouldSatisfyAllConditions(
            a => a.Email.ShouldBe(Email), a => a.Role.ShouldBe(PortalRole.Administrator));
        (await stranger.SignInAsync(Email, Password)).ShouldLeadTo("/");
        (await stranger.SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1")).StatusCode.ShouldBe(HttpStatusCode.OK, "refused");
    }

    [Fact]
    public async Task TwoAtOnce_WithTheCode_MakeOneAccount()
    {
        var (page, code) = (await browser.PageAsync(Address), SetUpCode());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SendAsync(page, code, email: $"admin{i}@example.org")));
        await SingleAccountAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123")]
    public async Task AWrongSetUpCode_IsRefused(string code)
    {
        var page = await FormClient.ReadAsync(await SendAsync(await browser.PageAsync(Address), code));
        (FormClient.FormError(page) + FormClient.MessageBeside(page, "code")).ShouldContain("log");
        await using var db = await host.OpenDatabaseAsync();
        (await db.Users.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("short", "password", "Choose a password of at least 12 characters.")]
    [InlineData("eleven long", "password", "Choose a password of at least 12 characters.")]
    [InlineData("Qwerty123456", "password", "This password is easily guessed.")]
    public async Task AWeakPassword_IsNamedBesideItsField(string password, string field, string message)
    {
        var page = await FormClient.ReadAsync(await SendAsync(await browser.PageAsync(Address), SetUpCode(), password: password));
        FormClient.MessageBeside(page, field).ShouldContain(message, Case.Insensitive);
        ((IHtmlInputElement)page.QuerySelector("#email")!).Value.ShouldBe(Email, "nothing typed is lost");
        await using var db = await host.OpenDatabaseAsync();
        (await db.Users.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("FOUR WORDS IN A ROW")]
    [InlineData("836204917355")]
    [InlineData("vier wörter ✓")]
    public async Task ALongPassword_IsTaken_WhateverItsSigns(string password) =>
        (await SendAsync(await browser.PageAsync(Address), SetUpCode(), password: password)).ShouldLeadTo("/");

    [Fact]
    public async Task OtherFields_AreNamedBesideThemToo()
    {
        var page = await FormClient.ReadAsync(await SendAsync(await browser.PageAsync(Address), SetUpCode(), email: "nobody", repeat: "another"));
        FormClient.MessageBeside(page, "email").ShouldBe("This is not an e-mail address.");
        FormClient.MessageBeside(page, "repeat").ShouldBe("The two passwords do not match.");
    }

    private Task<HttpResponseMessage> SendAsync(
        IHtmlDocument page, string code, string email = Email, string password = Password, string? repeat = null) =>
        browser.SendAsync(Address, page, new()
        {
            ["Input.SetUpCode"] = code, ["Input.Email"] = email, ["Input.Password"] = password, ["Input.RepeatPassword"] = repeat ?? password,
        });

    private string SetUpCode() => host.Log.All.Select(l => Code().Match(l)).Single(m => m.Success).Groups["code"].Value;

    private async Task<PortalAccount> SingleAccountAsync()
    {
        await using var db = await host.OpenDatabaseAsync();
        return (await db.Users.ToListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    [GeneratedRegex("set-up code (?<code>[0-9a-f]{20})", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
