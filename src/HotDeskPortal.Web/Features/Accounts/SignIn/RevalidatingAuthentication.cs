using System.Security.Claims;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Holds open circuits to the account: a changed role, office or password, or an ended session, ends them within a minute.</summary>
internal sealed class RevalidatingAuthentication(
    ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, IOptions<SecurityStampValidatorOptions> stamps,
    AccountSessions sessions, DatabaseProvider provider, ILogger<RevalidatingAuthentication> logger) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => stamps.Value.ValidationInterval;

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await HoldsAsync(authenticationState);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            // The map needs no database: a short outage must not sign everybody out. Asked again in a minute.
            logger.LogWarning(e, "The database is away; the sign-in is checked again later.");
            return true;
        }
    }

    private async Task<bool> HoldsAsync(AuthenticationState authenticationState)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>();
        return await accounts.GetUserAsync(authenticationState.User) is { IsDisabled: false } account
            && authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await accounts.GetSecurityStampAsync(account)
            && await sessions.HoldsAsync(authenticationState.User);
    }
}
