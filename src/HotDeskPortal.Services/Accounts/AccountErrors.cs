using HotDeskPortal.Domain;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Services.Accounts;

/// <summary>There is no such API key.</summary>
public sealed record UnknownApiKey(int Id) : Error("unknown-api-key", ErrorKind.NotFound);

/// <summary>Not the code that the log printed.</summary>
public sealed record WrongSetUpCode() : Error("wrong-set-up-code", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Field => nameof(FirstStartForm.SetUpCode);
}

/// <summary>There is an account already.</summary>
public sealed record AlreadySetUp() : Error("already-set-up", ErrorKind.Conflict);

/// <summary>ASP.NET Core Identity refused the account.</summary>
/// <param name="Reasons">Why, in the words of its <see cref="IdentityErrorDescriber"/>.</param>
public sealed record AccountRefused(FactList<string> Reasons) : Error("account-refused", ErrorKind.Invalid)
{
    /// <summary>What Identity said.</summary>
    internal static AccountRefused Of(IdentityResult refused) => new([.. refused.Errors.Select(e => e.Description)]);
}

/// <summary>A cookie alone is not enough for this: they have to show first that the account is theirs.</summary>
public sealed record ConfirmationNeeded() : Error("confirmation-needed", ErrorKind.Refused);

/// <summary>There is no such account.</summary>
public sealed record UnknownAccount() : Error("unknown-account", ErrorKind.NotFound);

/// <summary>Somebody has the e-mail address already.</summary>
public sealed record EmailTaken(string Email) : Error("email-taken", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Field => nameof(InvitationForm.Email);
}

/// <summary>Without this account nobody could administer the portal.</summary>
public sealed record LastAdministrator() : Error("last-administrator", ErrorKind.Conflict);

/// <summary>The one-time link was used, has ended, or never was.</summary>
public sealed record LinkGone() : Error("link-gone", ErrorKind.NotFound);

/// <summary>An identity provider vouches for the account: what it may do and how it signs in are decided there.</summary>
public sealed record ProvidersAccount() : Error("providers-account", ErrorKind.Conflict);

/// <summary>None of their groups opens anything here.</summary>
public sealed record NoRole() : Error("no-role", ErrorKind.Refused);

/// <summary>The provider keeps the groups back, because there are too many for a token.</summary>
public sealed record GroupsHidden() : Error("groups-hidden", ErrorKind.Refused);

/// <summary>The provider tells no e-mail address, or none that it stands by.</summary>
public sealed record NoEmail() : Error("no-email", ErrorKind.Refused);

/// <summary>An administrator of the portal has closed the account.</summary>
public sealed record AccountClosed() : Error("account-closed", ErrorKind.Refused);

/// <summary>Whoever they are at the provider has another account here.</summary>
public sealed record ConnectedElsewhere() : Error("connected-elsewhere", ErrorKind.Conflict);
