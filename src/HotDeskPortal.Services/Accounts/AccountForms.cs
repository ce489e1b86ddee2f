using FluentValidation;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Accounts;

/// <summary>What an account may do, as it is edited.</summary>
public class AccountForm
{
    /// <summary>The role.</summary>
    public PortalRole Role { get; set; } = PortalRole.Support;

    /// <summary>Keys of an office manager's offices; other roles see theirs by role.</summary>
    public HashSet<string> Offices { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>Somebody to be invited.</summary>
public sealed class InvitationForm : AccountForm
{
    /// <summary>Their e-mail address, with which they sign in.</summary>
    public string Email { get; set; } = "";
}

/// <summary>A password that somebody chooses.</summary>
public sealed class PasswordForm
{
    /// <summary>The password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The password once more.</summary>
    public string RepeatPassword { get; set; } = "";
}

/// <summary>The rules of an <see cref="AccountForm"/>.</summary>
public sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    /// <summary>Sets the rules.</summary>
    public AccountFormValidator()
    {
        RuleFor(f => f.Role).IsInEnum().WithMessage("Choose a role.");
        RuleFor(f => f.Offices).NotEmpty().When(f => f.Role == PortalRole.OfficeManager).WithMessage("Choose the offices that they manage.");
    }
}

/// <summary>The rules of an <see cref="InvitationForm"/>.</summary>
public sealed class InvitationFormValidator : AbstractValidator<InvitationForm>
{
    /// <summary>Sets the rules.</summary>
    public InvitationFormValidator()
    {
        Include(new AccountFormValidator());
        RuleFor(f => f.Email).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter an e-mail address.")
            .MaximumLength(AccountLengths.Email).WithMessage($"Keep it within {AccountLengths.Email} characters.")
            .EmailAddress().WithMessage("This is not an e-mail address.");
    }
}

/// <summary>The rules of a <see cref="PasswordForm"/>.</summary>
public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    /// <summary>Sets the rules.</summary>
    public PasswordFormValidator()
    {
        RuleFor(f => f.Password).MinimumLength(12).WithMessage("Choose a password of 12 characters or more.")
            .MaximumLength(200).WithMessage("Keep it within 200 characters.");
        RuleFor(f => f.RepeatPassword).Equal(f => f.Password).WithMessage("The two passwords differ.");
    }
}

/// <summary>There is no such account.</summary>
public sealed record UnknownAccount() : Error("unknown-account", "There is no such account any more.");

/// <summary>Somebody has the e-mail address already.</summary>
public sealed record EmailTaken(string Email) : Error("email-taken", $"There is an account for {Email} already.");

/// <summary>Without this account nobody could administer the portal.</summary>
public sealed record LastAdministrator() : Error("last-administrator", "This is the last administrator who can sign in: make somebody else one first.");

/// <summary>The one-time link was used, has ended, or never was.</summary>
public sealed record LinkGone() : Error("link-gone", "This link was used already, or its time is over. Ask an administrator for a new one.");

/// <summary>An identity provider vouches for the account: what it may do and how it signs in are decided there.</summary>
public sealed record ProvidersAccount() : Error("providers-account", "This account signs in through the identity provider: its role and offices follow the groups there, and it has no password here.");
