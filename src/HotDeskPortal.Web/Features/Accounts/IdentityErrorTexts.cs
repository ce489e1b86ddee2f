using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Why ASP.NET Core Identity refuses something, in the portal's words instead of the framework's.</summary>
internal sealed class IdentityErrorTexts : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError DefaultError() => Of(nameof(DefaultError));

    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure));

    /// <inheritdoc />
    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch));

    /// <inheritdoc />
    public override IdentityError InvalidToken() => Of(nameof(InvalidToken));

    /// <inheritdoc />
    public override IdentityError RecoveryCodeRedemptionFailed() => Of(nameof(RecoveryCodeRedemptionFailed));

    /// <inheritdoc />
    public override IdentityError LoginAlreadyAssociated() => Of(nameof(LoginAlreadyAssociated));

    /// <inheritdoc />
    public override IdentityError InvalidUserName(string? userName) => Of(nameof(InvalidUserName), userName);

    /// <inheritdoc />
    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail), email);

    /// <inheritdoc />
    public override IdentityError DuplicateUserName(string userName) => Of(nameof(DuplicateUserName), userName);

    /// <inheritdoc />
    public override IdentityError DuplicateEmail(string email) => Of(nameof(DuplicateEmail), email);

    /// <inheritdoc />
    public override IdentityError InvalidRoleName(string? role) => Of(nameof(InvalidRoleName), role);

    /// <inheritdoc />
    public override IdentityError DuplicateRoleName(string role) => Of(nameof(DuplicateRoleName), role);

    /// <inheritdoc />
    public override IdentityError UserAlreadyHasPassword() => Of(nameof(UserAlreadyHasPassword));

    /// <inheritdoc />
    public override IdentityError UserLockoutNotEnabled() => Of(nameof(UserLockoutNotEnabled));

    /// <inheritdoc />
    public override IdentityError UserAlreadyInRole(string role) => Of(nameof(UserAlreadyInRole), role);

    /// <inheritdoc />
    public override IdentityError UserNotInRole(string role) => Of(nameof(UserNotInRole), role);

    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Of(nameof(PasswordTooShort), length);

    /// <inheritdoc />
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Of(nameof(PasswordRequiresUniqueChars), uniqueChars);

    /// <inheritdoc />
    public override IdentityError PasswordRequiresNonAlphanumeric() => Of(nameof(PasswordRequiresNonAlphanumeric));

    /// <inheritdoc />
    public override IdentityError PasswordRequiresDigit() => Of(nameof(PasswordRequiresDigit));

    /// <inheritdoc />
    public override IdentityError PasswordRequiresLower() => Of(nameof(PasswordRequiresLower));

    /// <inheritdoc />
    public override IdentityError PasswordRequiresUpper() => Of(nameof(PasswordRequiresUpper));

    private static IdentityError Of(string code, params object?[] values) => new() { Code = code, Description = IdentityErrorStrings.ResourceManager.Find(code)!.With(values) };
}
