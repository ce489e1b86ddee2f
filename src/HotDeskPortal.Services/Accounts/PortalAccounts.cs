using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// Identity's accounts without its lock: whoever wants to could lock everybody out, and its count of wrong tries would be one row that
/// a guesser and the account's owner write at once. <see cref="SignInThrottle"/> counts instead.
/// </summary>
public sealed class PortalAccounts(
    IUserStore<PortalAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<PortalAccount> hasher, IEnumerable<IUserValidator<PortalAccount>> validators,
    IEnumerable<IPasswordValidator<PortalAccount>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber describer, IServiceProvider services,
    ILogger<UserManager<PortalAccount>> logger)
    : UserManager<PortalAccount>(store, options, hasher, validators, passwordValidators, normalizer, describer, services, logger)
{
    /// <inheritdoc/>
    public override bool SupportsUserLockout => false;
}
