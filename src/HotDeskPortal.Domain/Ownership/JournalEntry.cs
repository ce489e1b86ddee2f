namespace HotDeskPortal.Domain.Ownership;

/// <summary>What a journal entry tells.</summary>
public enum JournalKind
{
    /// <summary>A session began.</summary>
    SessionStarted,

    /// <summary>A session ended.</summary>
    SessionEnded,

    /// <summary>A user is locked after wrong PINs.</summary>
    UserLocked,

    /// <summary>A user's lock was lifted.</summary>
    UserUnlocked,

    /// <summary>A phone refuses after wrong PINs.</summary>
    PhoneLocked,

    /// <summary>A phone's lock was lifted.</summary>
    PhoneUnlocked,

    /// <summary>Extensions, users, phones, destinations or policies changed: look at the directory again.</summary>
    DirectoryChanged,

    /// <summary>So many PINs were wrong in a day, that somebody guesses them.</summary>
    PinsGuessed,
}

/// <summary>One change of an office, under the version it took. Whoever applies them in order knows the office's state.</summary>
public sealed record JournalEntry
{
    /// <summary>The office.</summary>
    public required int OfficeId { get; init; }

    /// <summary>The office's version after this change; gap-free from 1.</summary>
    public required long Version { get; init; }

    /// <summary>What was committed together has one change set: a takeover's two entries, for example.</summary>
    public required Guid ChangeSet { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required JournalKind Kind { get; init; }

    /// <summary>The way it came.</summary>
    public required OwnershipChannel Channel { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }

    /// <summary>The session that began or ended.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The hot desk extension concerned.</summary>
    public int? HotDeskExtensionId { get; init; }

    /// <summary>The phone concerned.</summary>
    public int? PhoneId { get; init; }

    /// <summary>The user concerned.</summary>
    public int? UserId { get; init; }

    /// <summary>How a session ended.</summary>
    public SessionEnd? End { get; init; }

    /// <summary>The session that took its place.</summary>
    public Guid? SucceededBy { get; init; }

    /// <summary>The reason given.</summary>
    public string? Reason { get; init; }

    /// <summary>End of a lock.</summary>
    public DateTimeOffset? Until { get; init; }
}
