using System.Collections.Concurrent;
using System.Net;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Who guesses passwords waits; whose account it is does not, and nobody learns which accounts there are.</summary>
public sealed class SignInThrottleTests : IAsyncDisposable
{
    private const string Email = "support@hotdesk.example";
    private const string Password = "Hotdesk-demo-1";
    private const string LockedOut = "/account/locked-out";

    private readonly CountingHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task WrongPasswords_OfAStranger_CloseTheirWay_AndNobodyElses()
    {
        var stranger = host.From("203.0.113.66");
        await GuessAsync(stranger, Email, SignInThrottle.Free);
        (await stranger.SignInAsync(Email, Password)).ShouldLeadTo($"{LockedOut}?minutes=1");
        (await stranger.SignInAsync("trainer@hotdesk.example", Password)).ShouldLeadTo("/");

        (await host.From("203.0.113.7").SignInAsync(Email, Password)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task TheWait_Doubles_EndsByItself_AndIsForgottenByTheRightPassword()
    {
        var forgetful = host.From("203.0.113.66");
        await GuessAsync(forgetful, Email, SignInThrottle.Free);
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            (await forgetful.SignInAsync(Email, Password)).ShouldLeadTo($"{LockedOut}?minutes={minutes}");
            host.Time.Advance(TimeSpan.FromMinutes(minutes));
            await GuessAsync(forgetful, Email, 1);
        }

        host.Time.Advance(TimeSpan.FromHours(1));
        (await forgetful.SignInAsync(Email, Password)).ShouldLeadTo("/");
        await GuessAsync(host.From("203.0.113.66"), Email, SignInThrottle.Free - 1);
        (await host.From("203.0.113.66").SignInAsync(Email, Password)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task ADayLater_NothingIsRemembered()
    {
        await GuessAsync(host.From("203.0.113.66"), Email, SignInThrottle.Free);
        host.Time.Advance(TimeSpan.FromDays(1));
        await GuessAsync(host.From("203.0.113.66"), Email, SignInThrottle.Free);
    }

    [Fact]
    public async Task TheWholeNetwork_OfAnIPv6Address_IsOneStranger()
    {
        for (var i = 0; i < SignInThrottle.Free; i++)
            await GuessAsync(host.From($"2001:db8:0:1::{i}"), Email, 1);
        (await host.From("2001:db8:0:1:ffff::1").SignInAsync(Email, Password)).ShouldLeadTo($"{LockedOut}?minutes=1");
        (await host.From("2001:db8:0:2::1").SignInAsync(Email, Password)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task AnAddressWithoutAccount_IsAnsweredAsOneWithAnAccount_EveryTime()
    {
        var (known, unknown) = (new List<string>(), new List<string>());
        foreach (var (email, answers) in new[] { (Email, known), ("nobody@hotdesk.example", unknown) })
        {
            var stranger = host.From("203.0.113.66");
            for (var i = 0; i < SignInThrottle.Free + 2; i++)
            {
                var answer = await stranger.SignInAsync(email, "wrong");
                answers.Add(answer.StatusCode == HttpStatusCode.OK ? FormClient.FormError(await FormClient.ReadAsync(answer)) : $"{answer.Headers.Location}");
            }
        }
        unknown.ShouldBe(known);
        known.Distinct().Count().ShouldBe(2, "wrong, then wait");
    }

    [Fact]
    public async Task EveryWrongPassword_CostsOneVerification_WhoeverItIsFor()
    {
        await host.InviteAsync("invited@example.org", PortalRole.Support);
        (await host.Accounts().DisableAsync(host.Actor(), (await host.AccountAsync("trainer@hotdesk.example")).Id)).IsSuccess.ShouldBeTrue();
        await using (var scope = host.Services.CreateAsyncScope())
            (await scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>().CreateAsync(
                new PortalAccount { UserName = "passkey@example.org", Email = "passkey@example.org", Role = PortalRole.Support })).Succeeded.ShouldBeTrue();

        var counts = new List<int>();
        foreach (var email in new[] { Email, "nobody@hotdesk.example", "invited@example.org", "trainer@hotdesk.example", "passkey@example.org" })
        {
            var before = host.Verified.Count;
            await GuessAsync(host.From("203.0.113.66"), email, 1);
            counts.Add(host.Verified.Count - before);
        }
        counts.ShouldBe([1, 1, 1, 1, 1]);
        host.Verified.Select(Iterations).Distinct().Count().ShouldBe(1, "as much work each");
    }

    [Fact]
    public async Task ManyNetworksTogether_CloseTheWayForStrangers_WhileWhoWasThereBeforeComesIn()
    {
        (await host.From("203.0.113.7").SignInAsync(Email, Password)).ShouldLeadTo("/");
        host.Time.Advance(TimeSpan.FromDays(3));
        for (var i = 0; i < SignInThrottle.MostADay / 4; i++)
            await GuessAsync(host.From($"198.51.100.{i}"), Email, 4);

        (await host.From("203.0.113.99").SignInAsync(Email, Password)).ShouldLeadTo($"{LockedOut}?minutes={24 * 60}");
        (await host.From("203.0.113.7").SignInAsync(Email, Password)).ShouldLeadTo("/");
        (await host.From("203.0.113.99").SignInAsync("manager@hotdesk.example", Password)).ShouldLeadTo("/");
        host.Time.Advance(TimeSpan.FromDays(1));
        (await host.From("203.0.113.99").SignInAsync(Email, Password)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task ManyGuessesAtOnce_AreAsManyAsOneAfterTheOther()
    {
        var stranger = host.From("203.0.113.66");
        var page = await stranger.PageAsync("/account/sign-in");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            stranger.SendAsync("/account/sign-in", page, new() { ["Input.Email"] = Email, ["Input.Password"] = $"wrong-{i}" }, form: "sign-in")));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(SignInThrottle.Free);
    }

    [Fact]
    public async Task WhereTooManyPasswordsWait_ThePageSaysToTryAgain_AndNothingCounts()
    {
        var visitor = host.From("203.0.113.7");
        await using (new FullLane(host.Services.GetRequiredService<PasswordLane>()))
        {
            for (var i = 0; i <= SignInThrottle.Free; i++)
                (await visitor.SignInAsync(Email, Password)).ShouldLeadTo("/account/busy");
            (await visitor.PageAsync("/account/busy")).QuerySelector(".lead")!.TextContent.ShouldContain("try again");
        }
        (await visitor.SignInAsync(Email, Password)).ShouldLeadTo("/");
    }

    [Fact]
    public async Task Counting_HoweverManyAddresses_KeepsTheLatest()
    {
        var throttle = host.Services.GetRequiredService<SignInThrottle>();
        var address = IPAddress.Parse("203.0.113.66");
        for (var i = 0; i < SignInThrottle.Free; i++)
            (await throttle.BeginAsync("first@example.org", address, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await throttle.BeginAsync("first@example.org", address, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        for (var i = 0; i < SignInThrottle.Capacity; i++)
            await throttle.BeginAsync($"{i}@example.org", address, TestContext.Current.CancellationToken);
        (await throttle.BeginAsync("first@example.org", address, TestContext.Current.CancellationToken)).ShouldBeNull("more are not kept");
    }

    [Fact]
    public async Task APasskey_IsAskedForAndTaken_WhateverWasGuessedFromItsNetwork()
    {
        var office = host.From("203.0.113.66");
        var page = await office.PageAsync("/account/sign-in");
        HttpResponseMessage answer = null!;
        for (var i = 0; i <= Limits.SignInsAMinute; i++)
            answer = await office.SendAsync("/account/sign-in", page, new() { ["Input.Email"] = Email, ["Input.Password"] = "wrong" }, form: "sign-in");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        var form = page.QuerySelector("form:has([data-passkey-credential])").ShouldNotBeNull();
        var options = page.QuerySelector("[data-passkey=get]")!.GetAttribute("data-passkey-options")!;
        (await office.SendAsync($"/{options}", page, [])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await office.SendAsync($"/{form.GetAttribute("action")}", page, new() { ["Passkey"] = "{}" })).ShouldLeadTo("/account/sign-in?passkey=refused&returnUrl=%2F");
        FormClient.FormError(await office.PageAsync("/account/sign-in?passkey=refused")).ShouldContain("does not belong to an account here");
    }

    [Theory]
    [InlineData("1", "Wait a minute")]
    [InlineData("16", "Wait 16 minutes")]
    [InlineData("1440", "Wait 24 hours")]
    [InlineData("call 555-1234", "Wait a while")]
    [InlineData("9999999999", "Wait a while")]
    public async Task TheRefusal_SaysHowLong_AndThatAPasskeyWorks(string minutes, string told)
    {
        var lead = (await host.From("203.0.113.66").PageAsync($"{LockedOut}?minutes={minutes}")).QuerySelector(".lead")!.TextContent;
        lead.ShouldStartWith(told);
        lead.ShouldContain("still sign in with a passkey");
    }

    private static async Task GuessAsync(FormClient who, string email, int times)
    {
        for (var i = 0; i < times; i++)
            FormClient.FormError(await FormClient.ReadAsync(await who.SignInAsync(email, $"wrong-{i}"))).ShouldStartWith("The e-mail or password is not correct.");
    }

    /// <summary>Where Identity keeps it in a hash.</summary>
    private static uint Iterations(string hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    private sealed class CountingHost : AddressedHost
    {
        /// <summary>The hashes that passwords were verified against.</summary>
        public ConcurrentQueue<string> Verified { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IPasswordHasher<PortalAccount>>(s =>
                new CountingHasher(ActivatorUtilities.CreateInstance<PasswordHasher<PortalAccount>>(s), Verified)));
        }
    }

    private sealed class CountingHasher(IPasswordHasher<PortalAccount> inner, ConcurrentQueue<string> verified) : IPasswordHasher<PortalAccount>
    {
        public string HashPassword(PortalAccount user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(PortalAccount user, string hashedPassword, string providedPassword)
        {
            verified.Enqueue(hashedPassword);
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
