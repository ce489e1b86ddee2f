using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Components.Account;

/// <summary>Makes the first account of a new installation, for who can read the server's log.</summary>
public sealed partial class FirstStartPage
{
    private string? error;

    [SupplyParameterFromForm(FormName = "first-start")] private InputModel Input { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Input ??= new();

    private void OnSubmit() => error = "This set-up code is not the one in the log. The code changes each time the server starts.";

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter the set-up code.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Enter an e-mail address.")]
        [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter a password.")]
        [MinLength(12, ErrorMessage = "The password needs twelve characters or more.")]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "The two passwords are not the same.")]
        public string Repeat { get; set; } = "";
    }
}
