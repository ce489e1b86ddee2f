using System.ComponentModel.DataAnnotations;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Components.Account;

/// <summary>Signs an account in.</summary>
public sealed partial class SignInPage
{
    private string? error;

    /// <summary>Where to go once signed in; an address inside the portal.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")] private InputModel Input { get; set; } = default!;

    [Inject] private SignInManager<PortalAccount> SignIn { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private FirstStart FirstStart { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    // Only Development registers demo data.
    private IReadOnlyList<DemoAccount> DemoAccounts =>
        Services.GetService<DemoData>() is null ? [] : [.. DemoData.Accounts.Select(a => new DemoAccount(Title(a.Role), Purpose(a.Role), a.Email, DemoData.Password))];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (await FirstStart.IsPendingAsync(CancellationToken.None))
            Navigator.NavigateTo(AccountPaths.FirstStart);
    }

    private async Task OnSubmit()
    {
        var result = await SignIn.PasswordSignInAsync(Input.Email, Input.Password, Input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
            Navigator.NavigateTo(LocalAddress(ReturnUrl));
        else if (result.IsLockedOut)
            Navigator.NavigateTo(AccountPaths.LockedOut);
        else
            error = "E-mail or password is not right. Both are as your administrator gave them to you.";
    }

    /// <summary>An address of this site, whatever a link claimed; with its slash in front or, as the router gives it, without.</summary>
    private static string LocalAddress(string? address)
    {
        var path = address is ['/', ..] ? address : $"/{address}";
        var isLocal = path is not ['/', '/' or '\\', ..] && !path.Split('?')[0].Contains(':', StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(path, UriKind.Relative);
        return isLocal ? path : "/";
    }

    private static string Title(PortalRole role) => role switch
    {
        PortalRole.OfficeManager => "Office manager",
        _ => role.ToString(),
    };

    private static string Purpose(PortalRole role) => role switch
    {
        PortalRole.Administrator => "every office",
        PortalRole.OfficeManager => "the main office",
        PortalRole.Support => "watches and helps in every office",
        _ => "teaches in the training office",
    };

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
