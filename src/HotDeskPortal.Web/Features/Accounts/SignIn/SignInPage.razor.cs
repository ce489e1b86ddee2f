using System.ComponentModel.DataAnnotations;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Hosting.Demo;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Signs an account in.</summary>
public sealed partial class SignInPage
{
    private string? error;

    /// <summary>Where to go once signed in; an address inside the portal.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")] private InputModel Input { get; set; } = default!;

    /// <summary>What became of a passkey, as a code.</summary>
    [SupplyParameterFromQuery] public string? Passkey { get; set; }

    [Inject] private PortalSignInManager SignIn { get; set; } = default!;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [Inject] private AuditRefusals Refusals { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private FirstStart FirstStart { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    // Only Development registers demo data.
    private IReadOnlyList<DemoAccount> DemoAccounts =>
        Services.GetService<DemoData>() is null ? [] : [.. DemoPortalAccounts.All.Select(a =>
            new DemoAccount(FactTexts.Label(a.Role), Purpose(a.Role), a.Email, DemoPortalAccounts.Password))];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        error = Passkey == PasskeyEndpoints.Refused ? SignInStrings.SignInPasskeyRefused : null;
        if (await FirstStart.IsPendingAsync(CancellationToken.None))
            Navigator.NavigateInside(AccountPaths.FirstStart);
    }

    private async Task OnSubmit(EditContext form)
    {
        error = null;
        if (form.Validate())
            Follow(await SignIn.PasswordSignInAsync(Input.Email, Input.Password, Input.Remember, lockoutOnFailure: false));
    }

    private void Follow(Microsoft.AspNetCore.Identity.SignInResult result)
    {
        if (result.Succeeded)
            Navigator.NavigateInside(LocalAddress.Of(ReturnUrl, HttpContext.Request.PathBase));
        else if (result.RequiresTwoFactor)
            Navigator.NavigateTo(Navigator.GetUriWithQueryParameters(AccountPaths.TwoFactor.TrimStart('/'), new Dictionary<string, object?>
            {
                ["returnUrl"] = ReturnUrl, ["remember"] = Input.Remember ? true : null,
            }));
        else
            Refuse(result);
    }

    private void Refuse(Microsoft.AspNetCore.Identity.SignInResult result)
    {
        if (!SignIn.IsTurnedAway)
            Refusals.SignInFailed(Input.Email, HttpContext.Connection.RemoteIpAddress);
        if (result.IsLockedOut)
            Navigator.NavigateInside(SignIn.LockedOutAddress);
        else
            error = SignInStrings.SignInRefused;
    }

    private static string Purpose(PortalRole role) => role switch
    {
        PortalRole.Administrator => SignInStrings.DemoAdministrator,
        PortalRole.OfficeManager => SignInStrings.DemoOfficeManager,
        PortalRole.Support => SignInStrings.DemoSupport,
        _ => SignInStrings.DemoTrainer,
    };

    private sealed class InputModel
    {
        [Required(ErrorMessageResourceType = typeof(SignInStrings), ErrorMessageResourceName = nameof(SignInStrings.SignInEmailMissing))]
        [EmailAddress(ErrorMessageResourceType = typeof(SignInStrings), ErrorMessageResourceName = nameof(SignInStrings.SignInEmailWrong))]
        public string Email { get; set; } = "";

        [Required(ErrorMessageResourceType = typeof(SignInStrings), ErrorMessageResourceName = nameof(SignInStrings.SignInPasswordMissing))]
        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
