using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.HotDeskUsers;

/// <summary>
/// A person with an extension. With hot desking enabled and no phone of their own they can log in at any hot desk extension
/// of the office (design/behaviour.md: Numbers, people and phones).
/// </summary>
public sealed class HotDeskUser : Extension
{
    /// <summary>Given name.</summary>
    public required string FirstName { get; set; }

    /// <summary>Family name.</summary>
    public required string LastName { get; set; }

    /// <summary>E-mail address, if any.</summary>
    public string? Email { get; set; }

    /// <summary>Name that outgoing calls show; null: the user's own.</summary>
    public string? CallerIdName { get; set; }

    /// <summary>Number that outgoing calls show, E.164; null: none set, flagged by readiness.</summary>
    public string? CallerIdNumber { get; set; }

    /// <summary>Whether the user may log in at hot desk extensions at all.</summary>
    public bool IsHotDeskingEnabled { get; set; }

    /// <summary>Whether the user is active; a disabled one is treated like an unknown one at the keypad.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The PIN's keyed hash; null: no PIN set, nobody can log in as this user.</summary>
    public PinHash? Pin { get; set; }

    /// <summary>When the user was active. Nothing reads it through the user; what is added is stored with them.</summary>
    public List<UserActivity> Activities { get; } = [];

    /// <summary>First and last name, as shown everywhere.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();
}

/// <summary>
/// HMAC-SHA-256 over user and PIN with a random salt and a secret key kept outside the database: a PIN has so few values that
/// only the key protects a leaked table (design/behaviour.md: PINs).
/// </summary>
/// <param name="Hash">32 bytes.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="KeyVersion">Which key, so that keys can be rotated.</param>
public sealed record PinHash(byte[] Hash, byte[] Salt, int KeyVersion);
