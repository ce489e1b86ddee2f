using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Somebody who signs in to the portal.</summary>
public sealed class PortalAccount : IdentityUser
{
    /// <summary>What they may do.</summary>
    public PortalRole Role { get; set; }

    /// <summary>The offices of an office manager; other roles see theirs by role.</summary>
    public List<AccountOffice> Offices { get; set; } = [];

    /// <summary>Whether the invitation is still to be accepted.</summary>
    public bool IsInvited { get; set; }

    /// <summary>Who invited them.</summary>
    public string InvitedBy { get; set; } = "";

    /// <summary>SHA-256 of the one-time link with which a password is chosen; null: there is none, or it was used.</summary>
    public byte[]? LinkHash { get; set; }

    /// <summary>When the link ends.</summary>
    public DateTimeOffset? LinkUntil { get; set; }

    /// <summary>Whether an administrator has closed the account.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>When they signed in last.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>The half minute whose code of the authenticator app was taken last; it and those before open nothing any more.</summary>
    public long AuthenticatorStep { get; set; }
}

/// <summary>An office that an account belongs to.</summary>
public sealed class AccountOffice
{
    /// <summary>The account.</summary>
    public required string AccountId { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }
}

/// <summary>A browser in which an account is signed in; its cookie holds until it ends.</summary>
public sealed class AccountSession
{
    /// <summary>Identity; a claim of the cookie.</summary>
    public Guid Id { get; set; }

    /// <summary>The account.</summary>
    public required string AccountId { get; set; }

    /// <summary>When somebody signed in.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it was used last, to a minute or so.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Browser and system, as people call them.</summary>
    public string Device { get; set; } = "";

    /// <summary>Where from.</summary>
    public string Address { get; set; } = "";

    /// <summary>When somebody there has shown last that they are the account's owner, by signing in or by confirming it.</summary>
    public DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>When it was ended; null: it was not. The row stays, to know where the account was signed in to before.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
