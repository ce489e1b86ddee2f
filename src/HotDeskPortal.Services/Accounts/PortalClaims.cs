using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Turns an account into claims at sign-in, and claims into an <see cref="Actor"/>.</summary>
public sealed class PortalClaims(UserManager<PortalAccount> accounts, IOptions<IdentityOptions> options, AccountsOptions rules)
    : UserClaimsPrincipalFactory<PortalAccount>(accounts, options)
{
    private const string OfficeClaim = "hdp:office";
    private const string TwoFactorMissingClaim = "hdp:two-factor-missing";

    /// <summary>Whether somebody is signed in who must set a second factor up first.</summary>
    public static bool LacksTwoFactor(ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == TwoFactorMissingClaim);

    /// <summary>Who is signed in; null: nobody, or somebody who lacks the second factor that their role asks for.</summary>
    public static Actor? ActorOf(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && !LacksTwoFactor(principal) && Enum.TryParse<PortalRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? Actor.Account(
                principal.Identity.Name ?? "",
                role,
                principal.FindAll(OfficeClaim).Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))).In(AccountSessions.IdOf(principal))
            : null;

    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        // How many factors there are is the identity provider's matter for whom it vouches.
        if (rules.RequireTwoFactorForAdministrators && user is { Role: PortalRole.Administrator, TwoFactorEnabled: false }
            && (await UserManager.GetLoginsAsync(user)).Count == 0)
            identity.AddClaim(new Claim(TwoFactorMissingClaim, "true"));
        var offices = await UserManager.Users.Where(a => a.Id == user.Id).SelectMany(a => a.Offices).Select(o => o.OfficeId).ToListAsync();
        identity.AddClaims(offices.Select(id => new Claim(OfficeClaim, id.ToString(CultureInfo.InvariantCulture))));
        return identity;
    }
}
