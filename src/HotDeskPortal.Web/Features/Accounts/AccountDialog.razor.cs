using FluentValidation;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Invites somebody, or changes what an account may do.</summary>
public sealed partial class AccountDialog
{
    private readonly FieldErrors errors = new();
    private readonly InvitationForm form = new();
    private AccountLink? link;
    private readonly Busy busy = new();

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The offices to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfficeChoice> Offices { get; set; } = [];

    /// <summary>The page that takes an invitation.</summary>
    [Parameter, EditorRequired] public Uri Page { get; set; } = default!;

    /// <summary>What is changed; null: somebody is invited.</summary>
    [Parameter] public AccountSummary? Stored { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private AccountService Service { get; set; } = default!;

    [Inject] private IValidator<InvitationForm> Invitations { get; set; } = default!;

    [Inject] private IValidator<AccountForm> Validator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Stored is null)
            return;
        form.Role = Stored.Role;
        form.Offices.UnionWith(Stored.OfficeKeys);
    }

    private void Set(string office, bool isOn) => _ = isOn ? form.Offices.Add(office) : form.Offices.Remove(office);

    private async Task SaveAsync()
    {
        if (busy || !errors.Take(Stored is null ? Invitations.Validate(form) : Validator.Validate(form)))
            return;
        await busy.RunAsync(() => Stored is null ? InviteAsync() : ChangeAsync(Stored));
    }

    private async Task InviteAsync()
    {
        var made = await Service.InviteAsync(Actor, form, Page);
        errors.Take(made.Error);
        link = made.IsSuccess ? made.Value : null;
    }

    private async Task ChangeAsync(AccountSummary stored)
    {
        var done = await Service.ChangeAsync(Actor, stored.Id, form);
        errors.Take(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add($"{stored.Email} was changed.", MudBlazor.Severity.Success);
        Dialog.Close();
    }
}
