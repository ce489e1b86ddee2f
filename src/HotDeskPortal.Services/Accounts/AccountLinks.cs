using System.Security.Cryptography;
using FluentValidation;
using HotDeskPortal.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// One-time links with which people choose how they sign in. Only the hash of a link's code is stored; it works once, for
/// <see cref="AccountService.LinkLife"/>.
/// </summary>
public sealed class AccountLinks(IValidator<PasswordForm> validator, TimeProvider clock)
{
    private const int CodeBytes = 20;

    /// <summary>Whose link it is.</summary>
    /// <returns>The account, or <see cref="LinkGone"/>.</returns>
    public async Task<Result<PortalAccount>> FindAsync(UserManager<PortalAccount> accounts, string? code, CancellationToken cancellation = default)
    {
        if (code is not { Length: CodeBytes * 2 })
            return new LinkGone();
        var hash = ApiKeys.Hash(code);
        var account = await accounts.Users.SingleOrDefaultAsync(a => a.LinkHash == hash, cancellation);
        return account is { IsDisabled: false } && account.LinkUntil > clock.GetUtcNow() ? account : new LinkGone();
    }

    /// <summary>Uses the link up, and sets the password.</summary>
    /// <returns>The account, or <see cref="LinkGone"/>, <see cref="InvalidInput"/>, <see cref="AccountRefused"/>.</returns>
    public async Task<Result<PortalAccount>> AcceptAsync(
        UserManager<PortalAccount> accounts, string? code, PasswordForm form, CancellationToken cancellation = default)
    {
        var found = await FindAsync(accounts, code, cancellation);
        if (!found.IsSuccess)
            return found;
        var account = found.Value;
        form.Email = account.Email ?? "";
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, account, form.Password) is { Succeeded: false } refused)
                return AccountRefused.Of(refused);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, form.Password);
        UseUp(account);
        return Outcome(account, await accounts.UpdateAsync(account));
    }

    /// <summary>Uses the link up, and adds a passkey.</summary>
    /// <returns>The account, or <see cref="LinkGone"/>.</returns>
    public async Task<Result<PortalAccount>> AcceptAsync(
        UserManager<PortalAccount> accounts, string? code, UserPasskeyInfo passkey, CancellationToken cancellation = default)
    {
        var found = await FindAsync(accounts, code, cancellation);
        if (!found.IsSuccess)
            return found;
        UseUp(found.Value);
        // Saves the account with it: the link is used up by the same write.
        return Outcome(found.Value, await accounts.AddOrUpdatePasskeyAsync(found.Value, passkey));
    }

    /// <summary>Opens a link; the account is still to be saved.</summary>
    /// <returns>Its code, which is told to nobody but the account's owner.</returns>
    internal static string Open(PortalAccount account, DateTimeOffset now)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));
        (account.LinkHash, account.LinkUntil) = (ApiKeys.Hash(code), now + AccountService.LinkLife);
        return code;
    }

    /// <summary>Whoever was signed in with what the account had before, no longer is.</summary>
    private static void UseUp(PortalAccount account)
    {
        (account.LinkHash, account.LinkUntil, account.IsInvited) = (null, null, false);
        AccountService.NewStamp(account);
    }

    /// <summary>Two who use one link at once meet at the concurrency stamp.</summary>
    private static Result<PortalAccount> Outcome(PortalAccount account, IdentityResult saved) =>
        saved.Succeeded ? account
        : saved.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)) ? new LinkGone()
        : AccountRefused.Of(saved);
}
