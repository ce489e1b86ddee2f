namespace HotDeskPortal.Domain.Ownership;

/// <summary>Where a change came from.</summary>
public enum OwnershipChannel
{
    /// <summary>The keypad simulator page.</summary>
    Simulator,

    /// <summary>A phone, through the phone system.</summary>
    Phone,

    /// <summary>Another use of the HTTP API.</summary>
    Api,

    /// <summary>A page of the portal.</summary>
    Portal,

    /// <summary>The portal's own clock.</summary>
    Schedule,
}

/// <summary>How an ownership session ended.</summary>
public enum SessionEnd
{
    /// <summary>The owner dialled <c>*46</c>.</summary>
    LoggedOut,

    /// <summary>Somebody else logged in at the phone.</summary>
    TakenOver,

    /// <summary>The owner logged in at another phone.</summary>
    Moved,

    /// <summary>Somebody with the right to do so ended it, with a reason.</summary>
    Forced,

    /// <summary>It reached the office's maximum length.</summary>
    MaximumSession,

    /// <summary>The office's nightly logout.</summary>
    Nightly,

    /// <summary>The user was disabled.</summary>
    UserDisabled,

    /// <summary>The user was deleted.</summary>
    UserDeleted,

    /// <summary>The hot desk extension was deleted.</summary>
    HotDeskDeleted,

    /// <summary>The phone was taken from the hot desk extension.</summary>
    PhoneUnassigned,
}

/// <summary>Who did something, and by which way.</summary>
/// <param name="Channel">The way.</param>
/// <param name="By">A name for the history: a person, an account, an API key, or <c>schedule</c>.</param>
/// <param name="Key">The API key that brought it; null: none did.</param>
public sealed record Origin(OwnershipChannel Channel, string By, string? Key = null);

/// <summary>From login to logout: who owned which hot desk extension, how it began and how it ended.</summary>
public sealed class OwnershipSession
{
    /// <summary>Identity, time-ordered.</summary>
    public Guid Id { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>The hot desk extension owned.</summary>
    public int HotDeskExtensionId { get; set; }

    /// <summary>The phone that stood there.</summary>
    public int PhoneId { get; set; }

    /// <summary>The owner.</summary>
    public int UserId { get; set; }

    /// <summary>Login.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The way the login came.</summary>
    public OwnershipChannel StartedThrough { get; set; }

    /// <summary>Who did it.</summary>
    public required string StartedBy { get; set; }

    /// <summary>The API key that brought the login; null: none did.</summary>
    public string? StartedKey { get; set; }

    /// <summary>Logout; null: still open.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How it ended; null: still open.</summary>
    public SessionEnd? End { get; set; }

    /// <summary>The way the end came.</summary>
    public OwnershipChannel? EndedThrough { get; set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; set; }

    /// <summary>The API key that brought the end; null: none did.</summary>
    public string? EndedKey { get; set; }

    /// <summary>The session that ended this one: the takeover's, or the one the owner moved to.</summary>
    public Guid? SucceededBy { get; set; }

    /// <summary>The reason given, for a forced logout.</summary>
    public string? Reason { get; set; }
}
