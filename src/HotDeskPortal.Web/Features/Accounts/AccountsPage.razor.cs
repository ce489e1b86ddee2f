using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
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

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private Uri InvitationAddress => Navigator.ToAbsoluteUri(AccountPaths.Invitation.TrimStart('/'));

    /// <inheritdoc />
    protected override async Task ReadAsync()
    {
        var read = await Service.ListAsync(Actor);
        (error, accounts) = (ErrorTexts.Of(read.Error), read.IsSuccess ? read.Value : null);
    }

    private static string Safety(AccountSummary account)
    {
        if (account.Provider is { } provider)
            return $"through {provider}";
        var passkeys = account.Passkeys switch { 0 => "", 1 => "a passkey", var n => $"{n} passkeys" };
        var methods = string.Join(" and ", new[] { account.HasTwoFactor ? "an authenticator app" : "", passkeys }.Where(m => m.Length > 0));
        return methods.Length > 0 ? $"with {methods}"
            : account.State is AccountState.Invited or AccountState.InvitationEnded ? $"invited by {account.InvitedBy}"
            : "password alone";
    }

    private async Task InviteAsync() => await ShowAsync("Invite somebody", new() { { d => d.Actor, Actor }, { d => d.Offices, Offices }, { d => d.Page, InvitationAddress } });

    private async Task ChangeAsync(AccountSummary account) => await ShowAsync(
        $"Role and offices of {account.Email}", new() { { d => d.Actor, Actor }, { d => d.Offices, Offices }, { d => d.Page, InvitationAddress }, { d => d.Stored, account } });

    private async Task ShowAsync(string title, DialogParameters<AccountDialog> parameters)
    {
        await (await Dialogs.ShowAsync<AccountDialog>(title, parameters)).Result;
        await ReadAsync();
    }

    private async Task NewLinkAsync(AccountSummary account)
    {
        var made = await Service.NewLinkAsync(Actor, account.Id, InvitationAddress);
        if (made.IsSuccess)
            await (await Dialogs.ShowAsync<AccountLinkDialog>(
                $"Link for {account.Email}", new DialogParameters<AccountLinkDialog> { { d => d.Link, made.Value } })).Result;
        await AfterAsync(made.Error, null);
    }

    private Task DisableAsync(AccountSummary account) => AskAsync(
        $"Close {account.Email}", $"{account.Email} is signed out of the portal within a minute, and cannot sign in until the account is opened again.", "Close the account",
        () => Service.DisableAsync(Actor, account.Id), $"{account.Email} is closed.");

    private async Task EnableAsync(AccountSummary account) =>
        await AfterAsync((await Service.EnableAsync(Actor, account.Id)).Error, $"{account.Email} is open again.");

    private Task ResetTwoFactorAsync(AccountSummary account) => AskAsync(
        $"Take the authenticator app of {account.Email} away",
            "For who has lost the phone that it was on: the password alone signs in then, until they set an app up again. Make sure that it is really them who ask.",
        "Take it away", () => Service.ResetTwoFactorAsync(Actor, account.Id), $"{account.Email} has no authenticator app any more.");

    private Task DeleteAsync(AccountSummary account) => AskAsync(
        $"Delete {account.Email}", $"{account.Email} is signed out within a minute and gone from this list. What they did stays in the history.", "Delete",
        () => Service.DeleteAsync(Actor, account.Id), $"{account.Email} was deleted.");

    private async Task AskAsync(string title, string question, string confirm, Func<Task<Result<Done>>> act, string told)
    {
        if (await Dialogs.ShowMessageBoxAsync(title, question, yesText: confirm, cancelText: "Cancel") == true)
            await AfterAsync((await act()).Error, told);
    }

    private async Task AfterAsync(Error? refused, string? told)
    {
        await ReadAsync();
        error ??= ErrorTexts.Of(refused);
        if (refused is null && told is not null)
            Snackbar.Add(told, Severity.Success);
    }
}
