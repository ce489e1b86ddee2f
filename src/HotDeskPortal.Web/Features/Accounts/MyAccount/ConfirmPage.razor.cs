using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts.MyAccount;

/// <summary>Asks who is signed in to show that the account is theirs: a cookie may be in anybody's hands.</summary>
public sealed partial class ConfirmPage
{
    private string? error;
    private PortalAccount? account;
    private bool hasPassword;
    private bool hasPasskey;

    /// <summary>Where to go then.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <summary>What became of a passkey, as a code.</summary>
    [SupplyParameterFromQuery] public string? Passkey { get; set; }

    [SupplyParameterFromForm(FormName = "confirm-password")] private PasswordInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "confirm-code")] private CodeInput Code { get; set; } = default!;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [Inject] private PortalSignInManager SignIn { get; set; } = default!;

    [Inject] private AuditRefusals Refusals { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private string Back => LocalAddress.Of(ReturnUrl ?? AccountPaths.MyAccount, HttpContext.Request.PathBase);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Code ??= new();
        error = Passkey == PasskeyEndpoints.Refused ? MyAccountStrings.ConfirmPasskeyWrong : null;
        account = await SignIn.UserManager.GetUserAsync(HttpContext.User);
        if (account is null)
        {
            Navigator.NavigateInside(AccountPaths.SignIn);
            return;
        }
        hasPassword = await SignIn.UserManager.HasPasswordAsync(account);
        hasPasskey = (await SignIn.UserManager.GetPasskeysAsync(account)).Count > 0;
    }

    private async Task ConfirmByPasswordAsync() => Follow(await SignIn.ConfirmByPasswordAsync(account!, Input.Password), MyAccountStrings.ConfirmPasswordWrong);

    private async Task ConfirmByCodeAsync() =>
        Follow(await SignIn.ConfirmByCodeAsync(account!, Code.Code.Replace(" ", "", StringComparison.Ordinal)), MyAccountStrings.ConfirmCodeWrong);

    private void Follow(SignInResult result, string refusal)
    {
        if (!result.Succeeded && !SignIn.IsTurnedAway)
            Refusals.SignInFailed(account!.Email, HttpContext.Connection.RemoteIpAddress);
        if (result.Succeeded)
            Navigator.NavigateInside(Back);
        else if (result.IsLockedOut)
            Navigator.NavigateInside(SignIn.LockedOutAddress);
        else
            error = refusal;
    }

    private sealed class PasswordInput
    {
        public string Password { get; set; } = "";
    }

    private sealed class CodeInput
    {
        public string Code { get; set; } = "";
    }
}
