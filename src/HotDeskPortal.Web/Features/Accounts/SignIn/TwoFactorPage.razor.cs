using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Asks who has given the right password for the code of their authenticator app.</summary>
public sealed partial class TwoFactorPage
{
    private string? error;

    /// <summary>Where to go once signed in.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <summary>Whether the cookie outlives the browser.</summary>
    [SupplyParameterFromQuery] public bool Remember { get; set; }

    [SupplyParameterFromForm(FormName = "two-factor")] private InputModel Input { get; set; } = default!;

    [Inject] private SignInManager<PortalAccount> SignIn { get; set; } = default!;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [Inject] private AuditRefusals Refusals { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (await SignIn.GetTwoFactorAuthenticationUserAsync() is null)
            Navigator.NavigateInside(AccountPaths.SignIn);
    }

    private async Task OnSubmit()
    {
        // Asked before: a lock forgets who it was.
        var account = await SignIn.GetTwoFactorAuthenticationUserAsync();
        var code = Input.Code.Replace(" ", "", StringComparison.Ordinal);
        var isFromApp = code.Length == 6 && code.All(char.IsAsciiDigit);
        var result = isFromApp
            ? await SignIn.TwoFactorAuthenticatorSignInAsync(code, Remember, rememberClient: false)
            : await SignIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
            Refusals.SignInFailed(account?.Email, HttpContext.Connection.RemoteIpAddress);
        if (result.Succeeded)
            Navigator.NavigateInside(LocalAddress.Of(ReturnUrl, HttpContext.Request.PathBase));
        else if (result.IsLockedOut)
            Navigator.NavigateInside(AccountPaths.LockedOut);
        else
            error = isFromApp ? SignInStrings.TwoFactorCodeWrong : SignInStrings.TwoFactorRecoveryCodeWrong;
    }

    private sealed class InputModel
    {
        public string Code { get; set; } = "";
    }
}
