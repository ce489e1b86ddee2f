using System.Security.Claims;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Open circuits follow their account; here they look every few milliseconds instead of every half minute.</summary>
public sealed class RevalidatingAuthenticationTests : IAsyncDisposable
{
    private const string Email = "manager@hotdesk.example";

    private readonly QuickHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string> Ends => ["role", "closed", "deleted", "session"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task ACircuit_EndsWhenItsAccountIsAnother(string end)
    {
        await using var circuit = host.Services.CreateAsyncScope();
        var services = circuit.ServiceProvider;
        var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
        var account = (await accounts.FindByEmailAsync(Email))!;
        var sessions = services.GetRequiredService<AccountSessions>();
        var session = await sessions.BeginAsync(account.Id, "Firefox on Linux", "127.0.0.1");
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<PortalAccount>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(AccountSessions.Claim, $"{session}"));

        var authentication = services.GetRequiredService<AuthenticationStateProvider>();
        var ended = new TaskCompletionSource();
        ((IHostEnvironmentAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        authentication.AuthenticationStateChanged += _ => ended.TrySetResult();
        var actor = services.GetRequiredService<CircuitActor>();
        (await actor.GetAsync()).Role.ShouldBe(PortalRole.OfficeManager);

        switch (end)
        {
            case "role": (await host.Accounts().UpdateAsync(host.Actor(), account.Id, new AccountForm { Role = PortalRole.Trainer })).IsSuccess.ShouldBeTrue(); break;
            case "closed": (await host.Accounts().DisableAsync(host.Actor(), account.Id)).IsSuccess.ShouldBeTrue(); break;
            case "deleted": (await host.Accounts().DeleteAsync(host.Actor(), account.Id)).IsSuccess.ShouldBeTrue(); break;
            default: await sessions.EndAsync(account.Id, session); break;
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        (await authentication.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeFalse();
        await Should.ThrowAsync<InvalidOperationException>(actor.GetAsync);
    }

    private sealed class QuickHost : PortalHost
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(s => s.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMilliseconds(50)));
        }
    }
}
