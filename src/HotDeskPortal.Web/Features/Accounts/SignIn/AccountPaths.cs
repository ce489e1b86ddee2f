namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Addresses of the account pages.</summary>
internal static class AccountPaths
{
    /// <summary>Where all of them are.</summary>
    public const string Root = "/account";

    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string SignedOut = "/account/signed-out";
    public const string AccessDenied = "/account/access-denied";
    public const string LockedOut = "/account/locked-out";
    public const string Busy = "/account/busy";
    public const string TooMany = "/account/too-many-sign-ins";
    public const string ProviderStart = "/account/provider";
    public const string ProviderRefused = "/account/provider-refused";
    public const string ProviderCallback = "/signin-oidc";
    public const string FirstStart = "/account/first-start";
    public const string TwoFactor = "/account/two-factor";
    public const string Invitation = "/account/invitation";
    public const string MyAccount = "/account/me";
    public const string Authenticator = "/account/authenticator";
    public const string Confirm = "/account/confirm";
    public const string PasskeySignIn = "/account/passkeys/sign-in";
    public const string PasskeyConfirmation = "/account/passkeys/confirmation";
    public const string PasskeyCreation = "/account/passkeys/creation-options";
    public const string PasskeyRequest = "/account/passkeys/request-options";

    /// <summary>The page that asks who is signed in to show that the account is theirs, and leads back then.</summary>
    public static string ConfirmFor(string returnUrl) => $"{Confirm}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
