using FluentValidation;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Makes the first account of a new installation, for who can read the server's log.</summary>
public sealed partial class FirstStartPage
{
    private string? error;
    private EditContext edit = default!;
    private ValidationMessageStore messages = default!;

    [SupplyParameterFromForm(FormName = "first-start")] private FirstStartForm Input { get; set; } = default!;

    [Inject] private FirstStart FirstStart { get; set; } = default!;

    [Inject] private IValidator<FirstStartForm> Validator { get; set; } = default!;

    [Inject] private UserManager<PortalAccount> Accounts { get; set; } = default!;

    [Inject] private SignInManager<PortalAccount> SignIn { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        edit = new EditContext(Input);
        messages = new ValidationMessageStore(edit);
        if (!await FirstStart.IsPendingAsync(CancellationToken.None))
            Navigator.NavigateInside(AccountPaths.SignIn);
    }

    private async Task OnSubmit()
    {
        var created = await FirstStart.CreateAsync(Accounts, Input, Validator, CancellationToken.None);
        if (created.IsSuccess)
        {
            await SignIn.SignInAsync(created.Value, isPersistent: false);
            Navigator.NavigateInside("/");
        }
        else if (created.Error is InvalidInput invalid)
        {
            foreach (var failure in invalid.Result.Errors)
                messages.Add(edit.Field(failure.PropertyName), ValidationTexts.Of(failure));
        }
        else if (created.Error.Field is { } field)
        {
            messages.Add(edit.Field(field), ErrorTexts.Of(created.Error));
        }
        else
        {
            error = ErrorTexts.Of(created.Error);
        }
    }
}
