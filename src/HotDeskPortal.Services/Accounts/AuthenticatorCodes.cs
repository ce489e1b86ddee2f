using HotDeskPortal.Services.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// Takes the codes of authenticator apps (RFC 6238), each once: a code that somebody has read over a shoulder, and every older one,
/// opens nothing any more. Of two who bring the same code at once the database lets one in.
/// </summary>
public sealed class AuthenticatorCodes(HotDeskDbContext db, TimeProvider clock) : AuthenticatorTokenProvider<PortalAccount>
{
    /// <summary>Clocks of phones are wrong by a minute at most.</summary>
    private static readonly VerificationWindow Tolerance = new(previous: 2, future: 2);

    /// <inheritdoc/>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<PortalAccount> manager, PortalAccount user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return false;
        var app = new Totp(Base32Encoding.ToBytes(key));
        if (!app.VerifyTotp(clock.GetUtcNow().UtcDateTime, token, out var step, Tolerance))
            return false;
        return await db.Users.Where(a => a.Id == user.Id && a.AuthenticatorStep < step).ExecuteUpdateAsync(set => set.SetProperty(a => a.AuthenticatorStep, step)) == 1;
    }
}
