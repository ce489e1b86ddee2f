using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Components.Account;

/// <summary>Signs an account in.</summary>
public sealed partial class SignInPage
{
    private string? error;

    /// <summary>Accounts offered as buttons; none in a real installation.</summary>
    [Parameter] public IReadOnlyList<DemoAccount> DemoAccounts { get; set; } = [];

    [SupplyParameterFromForm(FormName = "sign-in")] private InputModel Input { get; set; } = default!;

    /// <summary>Where to go once signed in; an address inside the portal.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => Input ??= new();

    private void OnSubmit() => error = "E-mail or password is not right. Both are as your administrator gave them to you.";

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
