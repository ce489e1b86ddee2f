using System.Globalization;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>
/// Identity's signing in, held to <see cref="SignInThrottle"/> instead of Identity's lock, and to the same work whether there is such an
/// account or not. Passkeys are not guessed, so they always pass.
/// </summary>
internal sealed class PortalSignInManager(
    UserManager<PortalAccount> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<PortalAccount> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<PortalAccount>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<PortalAccount> confirmation,
    SignInThrottle throttle, NobodysPassword nobody, AccountSessions sessions, TimeProvider clock)
    : SignInManager<PortalAccount>(accounts, http, claims, options, logger, schemes, confirmation)
{
    private static readonly object s_refreshing = new();

    private DateTimeOffset? _tryAgainAt;

    /// <summary>Whether nothing was compared, as so many passwords of others wait for it.</summary>
    public bool IsTurnedAway { get; private set; }

    /// <summary>The page for who was refused because of too many tries, of their own or of everybody's.</summary>
    public string LockedOutAddress => IsTurnedAway ? AccountPaths.Busy : string.Create(
        CultureInfo.InvariantCulture, $"{AccountPaths.LockedOut}?minutes={Math.Max(1, Math.Ceiling(((_tryAgainAt ?? default) - clock.GetUtcNow()).TotalMinutes)):0}");

    /// <summary>Whether the cookie about to be given out is that of a session that goes on: nobody has signed in.</summary>
    public static bool IsRefreshing(HttpContext context) => context.Items.ContainsKey(s_refreshing);

    /// <inheritdoc/>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var account = await UserManager.FindByNameAsync(userName);
        var email = account?.NormalizedEmail ?? userName;
        if (IsBusy() || !await MayTryAsync(email))
            return SignInResult.LockedOut;
        var nobodys = nobody.Hash(UserManager.PasswordHasher);
        if (account?.PasswordHash is null || !await CanSignInAsync(account))
        {
            await ((PortalAccounts)UserManager).VerifyAsync(new PortalAccount(), nobodys, password);
            return SignInResult.Failed;
        }
        var result = await base.PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure: false);
        if (result.Succeeded)
            throttle.Forget(email, Context.Connection.RemoteIpAddress);
        else if (result.RequiresTwoFactor)
            throttle.TakeBack(email, Context.Connection.RemoteIpAddress);
        return result;
    }

    /// <inheritdoc/>
    public override Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient) =>
        SecondStepAsync(() => base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient));

    /// <inheritdoc/>
    public override Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode) =>
        SecondStepAsync(() => base.TwoFactorRecoveryCodeSignInAsync(recoveryCode));

    /// <inheritdoc/>
    public override async Task<PasskeyAssertionResult<PortalAccount>> PerformPasskeyAssertionAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAssertionAsync(credentialJson);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // Identity's word for an answer to nothing that was asked: a page that was left open for long, or something made up.
            return PasskeyAssertionResult.Fail<PortalAccount>(new PasskeyException(e.Message, e));
        }
    }

    /// <inheritdoc/>
    public override Task RefreshSignInAsync(PortalAccount user)
    {
        Context.Items[s_refreshing] = true;
        return base.RefreshSignInAsync(user);
    }

    /// <summary>Who is signed in shows by the password that they are the account's owner.</summary>
    public Task<SignInResult> ConfirmByPasswordAsync(PortalAccount account, string password) =>
        IsBusy() ? Task.FromResult(SignInResult.LockedOut) : ConfirmAsync(account, () => UserManager.CheckPasswordAsync(account, password));

    /// <summary>Who is signed in shows by a code of their authenticator app that they are the account's owner.</summary>
    public Task<SignInResult> ConfirmByCodeAsync(PortalAccount account, string code) =>
        ConfirmAsync(account, async () => account.TwoFactorEnabled && await UserManager.VerifyTwoFactorTokenAsync(account, Options.Tokens.AuthenticatorTokenProvider, code));

    /// <summary>Who is signed in shows by a passkey that they are the account's owner.</summary>
    /// <returns>Whether it is a passkey of the account.</returns>
    public async Task<bool> ConfirmByPasskeyAsync(string credential)
    {
        var asserted = await PerformPasskeyAssertionAsync(credential);
        if (!asserted.Succeeded || asserted.User.Id != UserManager.GetUserId(Context.User))
            return false;
        await UserManager.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        await sessions.ConfirmAsync(Context.User, Context.RequestAborted);
        return true;
    }

    private async Task<SignInResult> ConfirmAsync(PortalAccount account, Func<Task<bool>> isRight)
    {
        if (!await MayTryAsync(account.NormalizedEmail!))
            return SignInResult.LockedOut;
        if (!await isRight())
            return SignInResult.Failed;
        throttle.Forget(account.NormalizedEmail!, Context.Connection.RemoteIpAddress);
        await sessions.ConfirmAsync(Context.User, Context.RequestAborted);
        return SignInResult.Success;
    }

    private async Task<SignInResult> SecondStepAsync(Func<Task<SignInResult>> step)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { NormalizedEmail: { } email })
            return SignInResult.Failed;
        if (!await MayTryAsync(email))
            return SignInResult.LockedOut;
        var result = await step();
        if (result.Succeeded)
            throttle.Forget(email, Context.Connection.RemoteIpAddress);
        return result;
    }

    private bool IsBusy() => IsTurnedAway = ((PortalAccounts)UserManager).IsBusy;

    private async Task<bool> MayTryAsync(string email) =>
        (_tryAgainAt = await throttle.BeginAsync(email, Context.Connection.RemoteIpAddress, Context.RequestAborted)) is null;
}

/// <summary>The hash of a password that nobody knows: checking one against it takes as long as against somebody's.</summary>
internal sealed class NobodysPassword
{
    private string? _hash;

    /// <summary>Made at the first sign-in, whosever that is.</summary>
    public string Hash(IPasswordHasher<PortalAccount> hasher) => _hash ??= hasher.HashPassword(new PortalAccount(), Guid.NewGuid().ToString());
}
