using FluentValidation;

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

    /// <summary>The account's e-mail address, which its password must not be made of; whoever knows the account says it, not who fills the form in.</summary>
    public string Email { get; set; } = "";
}

/// <summary>The rules of an <see cref="AccountForm"/>.</summary>
public sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    /// <summary>Sets the rules.</summary>
    public AccountFormValidator()
    {
        RuleFor(f => f.Role).IsInEnum().Because("role");
        RuleFor(f => f.Offices).NotEmpty().When(f => f.Role == PortalRole.OfficeManager).Because("manager-offices");
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
            .NotEmpty().Because("email-missing")
            .MaximumLength(AccountLengths.Email).Because("too-long")
            .EmailAddress().Because("email");
    }
}

/// <summary>The rules of a <see cref="PasswordForm"/>.</summary>
public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    /// <summary>Sets the rules.</summary>
    public PasswordFormValidator()
    {
        RuleFor(f => f.Password).Password(f => f.Email);
        RuleFor(f => f.RepeatPassword).Equal(f => f.Password).Because("password-repeat");
    }
}
