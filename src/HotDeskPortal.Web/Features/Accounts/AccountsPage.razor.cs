using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Who may sign in; for administrators.</summary>
public sealed partial class AccountsPage
{
    private ImmutableArray<AccountSummary>? accounts;
    private string? error;

    [Inject] private AccountService Service { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private Uri InvitationAddress => Navigator.ToAbsoluteUri(AccountPaths.Invitation.TrimStart('/'));

    /// <inheritdoc />
    protected override async Task ReadAsync()
    {
        var read = await Service.ListAsync(Actor);
        (error, accounts) = (ErrorTexts.Of(read.Error), read.IsSuccess ? read.Value : null);
    }

    private static string Safety(AccountSummary account) => account switch
    {
        { Provider: { } provider } => AccountStrings.AccountsThrough.With(provider),
        { HasTwoFactor: true, Passkeys: > 0 and var n } => TextFormat.Count(n, AccountStrings.AccountsWithAppAndPasskeys_One, AccountStrings.AccountsWithAppAndPasskeys_Other),
        { HasTwoFactor: true } => AccountStrings.AccountsWithApp,
        { Passkeys: > 0 and var n } => TextFormat.Count(n, AccountStrings.AccountsWithPasskeys_One, AccountStrings.AccountsWithPasskeys_Other),
        { State: AccountState.Invited or AccountState.InvitationEnded } => AccountStrings.AccountsInvitedBy.With(account.InvitedBy),
        _ => AccountStrings.AccountsPasswordAlone,
    };

    private static string Reach(AccountSummary account) =>
        account.Role == PortalRole.OfficeManager ? string.Join(", ", account.OfficeNames) : RoleTexts.Meaning(account.Role);

    private static string Mark(AccountState state) => state switch
    {
        AccountState.Active => "badge good",
        AccountState.Invited => "badge",
        AccountState.InvitationEnded => "badge bad",
        _ => "badge quiet",
    };

    private string State(AccountSummary account) =>
        FactTexts.Of(account.State).With(account is { State: AccountState.Invited, LinkUntil: { } until } ? Time.Brief(until) : null);

    private async Task InviteAsync()
    {
        if (!await IsConfirmedAsync())
            return;
        var dialog = await Dialogs.ShowAsync<InvitationDialog>(AccountStrings.AccountsInviteTitle, new DialogParameters<InvitationDialog>
        {
            { d => d.Actor, Actor }, { d => d.Offices, Offices }, { d => d.Page, InvitationAddress },
        });
        if (await dialog.Result is { Canceled: false, Data: AccountLink link })
            await ShowAsync(link);
        await ReadAsync();
    }

    private async Task ChangeAsync(AccountSummary account)
    {
        if (!await IsConfirmedAsync())
            return;
        var dialog = await Dialogs.ShowAsync<AccountDialog>(AccountStrings.EditTitle.With(account.Email), new DialogParameters<AccountDialog>
        {
            { d => d.Actor, Actor }, { d => d.Offices, Offices }, { d => d.Stored, account },
        });
        await dialog.Result;
        await ReadAsync();
    }

    private async Task NewLinkAsync(AccountSummary account)
    {
        if (!await IsConfirmedAsync())
            return;
        var made = await Service.NewLinkAsync(Actor, account.Id, InvitationAddress);
        if (made.IsSuccess)
            await ShowAsync(made.Value);
        await AfterAsync(made.Error, null);
    }

    private async Task ShowAsync(AccountLink link)
    {
        var dialog = await Dialogs.ShowAsync<AccountLinkDialog>(
            AccountStrings.LinkTitle.With(link.Email), new DialogParameters<AccountLinkDialog> { { d => d.Link, link } });
        await dialog.Result;
    }

    private Task DisableAsync(AccountSummary account) => AskAsync(
        account, AccountStrings.AccountsCloseTitle, AccountStrings.AccountsCloseQuestion, AccountStrings.AccountsCloseConfirm,
        () => Service.DisableAsync(Actor, account.Id), AccountStrings.AccountsCloseDone);

    private async Task EnableAsync(AccountSummary account)
    {
        if (!await IsConfirmedAsync())
            return;
        await AfterAsync((await Service.EnableAsync(Actor, account.Id)).Error, AccountStrings.AccountsOpenDone.With(account.Email));
    }

    private Task ResetTwoFactorAsync(AccountSummary account) => AskAsync(
        account, AccountStrings.AccountsAppAwayTitle, AccountStrings.AccountsAppAwayQuestion, AccountStrings.AccountsAppAwayConfirm,
        () => Service.ResetTwoFactorAsync(Actor, account.Id), AccountStrings.AccountsAppAwayDone);

    private Task DeleteAsync(AccountSummary account) => AskAsync(
        account, SharedStrings.DeleteNamed, AccountStrings.AccountsDeleteQuestion, AccountStrings.AccountsDeleteConfirm,
        () => Service.DeleteAsync(Actor, account.Id), AccountStrings.AccountsDeleteDone);

    private async Task AskAsync(AccountSummary account, string title, string question, string confirm, Func<Task<Result<Done>>> act, string told)
    {
        if (await IsConfirmedAsync() && await Dialogs.ConfirmAsync(title.With(account.Email), question.With(account.Email), confirm))
            await AfterAsync((await act()).Error, told.With(account.Email));
    }

    private async Task AfterAsync(Error? refused, string? told)
    {
        await ReadAsync();
        error ??= ErrorTexts.Of(refused);
        if (refused is null && told is not null)
            Snackbar.Add(told, Severity.Success);
    }
}
