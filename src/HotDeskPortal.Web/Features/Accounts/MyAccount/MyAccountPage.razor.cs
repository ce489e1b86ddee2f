using System.Collections.Immutable;
using System.Globalization;
using FluentValidation;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts.MyAccount;

/// <summary>What everybody may change about their own account: how they sign in, and where they are signed in.</summary>
public sealed partial class MyAccountPage
{
    private const string Everywhere = "everywhere";

    private string? error;
    private string? told;
    private PortalAccount? account;
    private string? provider;
    private bool hasPassword;
    private int codesLeft;
    private Guid? here;
    private IList<UserPasskeyInfo> passkeys = [];
    private ImmutableArray<AccountSessionSummary> sessions = [];
    private EditContext edit = default!;
    private ValidationMessageStore messages = default!;

    [SupplyParameterFromForm(FormName = "password")] private InputModel Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "passkeys", Name = "Passkey")] private string? Passkey { get; set; }

    [SupplyParameterFromForm(FormName = "passkeys", Name = "RemovePasskey")] private string? RemovePasskey { get; set; }

    [SupplyParameterFromForm(FormName = "sessions", Name = "EndSession")] private string? EndSession { get; set; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [Inject] private PortalSignInManager SignIn { get; set; } = default!;

    [Inject] private AccountSessions Sessions { get; set; } = default!;

    [Inject] private AuditContext Audited { get; set; } = default!;

    [Inject] private IValidator<PasswordForm> Validator { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    private UserManager<PortalAccount> Accounts => SignIn.UserManager;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        edit = new EditContext(Input);
        messages = new ValidationMessageStore(edit);
        account = await Accounts.GetUserAsync(HttpContext.User);
        if (account is null)
            Navigator.NavigateInside(AccountPaths.SignIn);
        else
            await ReadAsync(account);
    }

    private async Task ReadAsync(PortalAccount mine)
    {
        here = AccountSessions.IdOf(HttpContext.User);
        provider = (await Accounts.GetLoginsAsync(mine)).FirstOrDefault()?.ProviderDisplayName;
        hasPassword = await Accounts.HasPasswordAsync(mine);
        passkeys = await Accounts.GetPasskeysAsync(mine);
        codesLeft = mine.TwoFactorEnabled ? await Accounts.CountRecoveryCodesAsync(mine) : 0;
        sessions = await Sessions.ListAsync(mine.Id, HttpContext.RequestAborted);
    }

    private async Task ChangePasswordAsync()
    {
        if (provider is not null)
            return;
        var chosen = new PasswordForm { Password = Input.Password, RepeatPassword = Input.RepeatPassword, Email = account!.Email ?? "" };
        foreach (var failure in Validator.Validate(chosen).Errors)
            messages.Add(edit.Field(failure.PropertyName), ValidationTexts.Of(failure));
        if (edit.GetValidationMessages().Any())
            return;
        if (hasPassword ? !await IsTheirPasswordAsync() : !await IsConfirmedAsync())
            return;
        var changed = hasPassword
            ? await Accounts.ChangePasswordAsync(account, Input.Current, Input.Password)
            : await Accounts.AddPasswordAsync(account, Input.Password);
        if (!changed.Succeeded)
            error = string.Join(" ", changed.Errors.Select(e => e.Description));
        else
            await StayHereAloneAsync(MyAccountStrings.PasswordChanged);
    }

    /// <summary>The password now confirms whose the account is, and is guessed here no faster than elsewhere.</summary>
    private async Task<bool> IsTheirPasswordAsync()
    {
        var shown = await SignIn.ConfirmByPasswordAsync(account!, Input.Current);
        if (shown.IsLockedOut)
            Navigator.NavigateInside(SignIn.LockedOutAddress);
        else if (!shown.Succeeded)
            messages.Add(edit.Field(nameof(Input.Current)), MyAccountStrings.PasswordWrong);
        return shown.Succeeded;
    }

    /// <summary>Whether it was shown lately whose the account is; otherwise they are asked, and come back here.</summary>
    private async Task<bool> IsConfirmedAsync()
    {
        if (await Sessions.IsConfirmedAsync(HttpContext.User, HttpContext.RequestAborted))
            return true;
        Navigator.NavigateInside(AccountPaths.ConfirmFor(AccountPaths.MyAccount));
        return false;
    }

    private async Task ChangePasskeysAsync()
    {
        // A form that another window still shows, from before the account was connected: nothing may open it beside the provider.
        if (provider is not null || !await IsConfirmedAsync())
            return;
        if (RemovePasskey is { Length: > 0 } id)
        {
            if (!hasPassword && passkeys.Count == 1)
            {
                error = MyAccountStrings.PasskeyOnlyWay;
                return;
            }
            await Accounts.RemovePasskeyAsync(account!, Convert.FromHexString(id));
            await StayHereAloneAsync(MyAccountStrings.PasskeyRemoved);
        }
        else if (Passkey is { Length: > 0 } credential)
        {
            var made = await SignIn.PerformPasskeyAttestationAsync(credential);
            if (!made.Succeeded || made.UserEntity.Id != account!.Id)
            {
                error = MyAccountStrings.PasskeyUntaken;
                return;
            }
            made.Passkey.Name = DeviceName.Of(HttpContext.Request.Headers.UserAgent.ToString());
            await Accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
            await ReadAsync(account);
            told = MyAccountStrings.PasskeyWasAdded;
        }
    }

    private async Task EndSessionsAsync()
    {
        // Whom a provider vouches for has nothing to show here.
        if (provider is null && !await IsConfirmedAsync())
            return;
        if (EndSession == Everywhere)
        {
            await Sessions.EndAllAsync(Audited.Source, account!.Id, except: null);
            await Accounts.UpdateSecurityStampAsync(account);
            await SignIn.SignOutAsync();
            Navigator.NavigateInside(AccountPaths.SignedOut);
        }
        else if (Guid.TryParse(EndSession, CultureInfo.InvariantCulture, out var id))
        {
            await Sessions.EndAsync(Audited.Source, account!.Id, id);
            await ReadAsync(account);
            told = MyAccountStrings.SessionEnded;
        }
    }

    /// <summary>What somebody has changed about signing in must end what was signed in before, but not throw them out themselves.</summary>
    private async Task StayHereAloneAsync(string done)
    {
        await Accounts.UpdateSecurityStampAsync(account!);
        await Sessions.EndAllAsync(Audited.Source, account!.Id, here);
        await SignIn.RefreshSignInAsync(account);
        await ReadAsync(account);
        Input = new InputModel();
        edit = new EditContext(Input);
        told = done;
    }

    private string Seen(AccountSessionSummary session) => session.Address.Length > 0
        ? MyAccountStrings.SessionSeenFrom.With(session.Address, When(session.StartedAt), When(session.LastSeenAt))
        : MyAccountStrings.SessionSeen.With(When(session.StartedAt), When(session.LastSeenAt));

    private string When(DateTimeOffset at)
    {
        var ago = Clock.GetUtcNow() - at;
        return ago < TimeSpan.FromMinutes(2) ? MyAccountStrings.WhenNow
            : ago < TimeSpan.FromHours(1) ? MyAccountStrings.WhenMinutes.With($"{ago.TotalMinutes:0}")
            : ago < TimeSpan.FromHours(2) ? MyAccountStrings.WhenHour
            : MyAccountStrings.WhenHours.With((int)ago.TotalHours);
    }

    private sealed class InputModel
    {
        public string Current { get; set; } = "";

        public string Password { get; set; } = "";

        public string RepeatPassword { get; set; } = "";
    }
}
