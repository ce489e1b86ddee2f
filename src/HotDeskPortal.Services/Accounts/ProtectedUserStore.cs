using HotDeskPortal.Services.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// Identity's store, but for the keys of authenticator apps and the recovery codes: whoever reads the database must not be able to
/// make a second factor of it, so they are encrypted.
/// </summary>
public sealed class ProtectedUserStore(HotDeskDbContext context, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<PortalAccount, HotDeskDbContext, string>(context, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("HotDeskPortal.AccountTokens.v1");

    /// <inheritdoc/>
    public override Task SetTokenAsync(PortalAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(PortalAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? _protector.Unprotect(stored) : null;
}
