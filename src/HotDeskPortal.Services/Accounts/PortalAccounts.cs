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
    ILogger<UserManager<PortalAccount>> logger, PasswordLane passwords)
    : UserManager<PortalAccount>(store, options, hasher, validators, passwordValidators, normalizer, describer, services, logger)
{
    /// <inheritdoc/>
    public override bool SupportsUserLockout => false;

    /// <summary>Whether so many passwords wait to be compared, that one more should not.</summary>
    public bool IsBusy => passwords.IsFull;

    /// <summary>Compares a password with a hash, when it is its turn.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(PortalAccount account, string hash, string password) =>
        passwords.RunAsync(() => PasswordHasher.VerifyHashedPassword(account, hash, password), CancellationToken);

    /// <inheritdoc/>
    protected override async Task<PasswordVerificationResult> VerifyPasswordAsync(IUserPasswordStore<PortalAccount> store, PortalAccount user, string password) =>
        await store.GetPasswordHashAsync(user, CancellationToken) is { } hash ? await VerifyAsync(user, hash, password) : PasswordVerificationResult.Failed;
}
