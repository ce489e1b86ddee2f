using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Takes the code of a one-time link: its owner chooses a password or a passkey, and is signed in.</summary>
public sealed partial class InvitationPage
{
    private string? error;
    private PortalAccount? account;
    private EditContext edit = default!;
    private ValidationMessageStore messages = default!;

    /// <summary>The link's code.</summary>
    [SupplyParameterFromQuery] public string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "invitation")] private PasswordForm Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "invitation", Name = "Passkey")] private string? Passkey { get; set; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [Inject] private AccountLinks Links { get; set; } = default!;

    [Inject] private SignInManager<PortalAccount> SignIn { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        edit = new EditContext(Input);
        messages = new ValidationMessageStore(edit);
        // The address holds a secret: it must not travel on to another site. Not "no-referrer", with which browsers send forms with
        // the origin "null", and no passkey is taken from there.
        HttpContext.Response.Headers["Referrer-Policy"] = "same-origin";
        var found = await Links.FindAsync(SignIn.UserManager, Code, HttpContext.RequestAborted);
        (account, error) = (found.IsSuccess ? found.Value : null, ErrorTexts.Of(found.Error));
    }

    private async Task OnSubmit()
    {
        var accepted = Passkey is { Length: > 0 } passkey ? await AcceptPasskeyAsync(passkey)
            : await Links.AcceptAsync(SignIn.UserManager, Code, Input, HttpContext.RequestAborted);
        if (accepted.IsSuccess)
        {
            // Not by the new password where an authenticator app is asked for: the sign-in page asks for it.
            if (await SignIn.UserManager.GetTwoFactorEnabledAsync(accepted.Value))
                Navigator.NavigateInside(AccountPaths.SignIn);
            else
                await SignInAsync(accepted.Value);
        }
        else if (accepted.Error is InvalidInput invalid)
        {
            foreach (var failure in invalid.Result.Errors)
                messages.Add(edit.Field(failure.PropertyName), ValidationTexts.Of(failure));
        }
        else
        {
            (account, error) = (accepted.Error is LinkGone ? null : account, ErrorTexts.Of(accepted.Error));
        }
    }

    private async Task<Result<PortalAccount>> AcceptPasskeyAsync(string credential)
    {
        var made = await SignIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded)
            return new PasskeyRefused();
        // The options went to whoever had this link: a passkey made for somebody else is none of this account's.
        if (made.UserEntity.Id != account?.Id)
            return new LinkGone();
        made.Passkey.Name = DeviceName.Of(HttpContext.Request.Headers.UserAgent.ToString());
        return await Links.AcceptAsync(SignIn.UserManager, Code, made.Passkey, HttpContext.RequestAborted);
    }

    private async Task SignInAsync(PortalAccount accepted)
    {
        await SignIn.SignInAsync(accepted, isPersistent: false);
        Navigator.NavigateInside("/");
    }
}
