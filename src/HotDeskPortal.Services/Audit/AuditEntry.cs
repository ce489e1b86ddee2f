using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Audit;

/// <summary>What was done.</summary>
public enum AuditAction
{
    /// <summary>Something is new.</summary>
    Created,

    /// <summary>Something is other than before.</summary>
    Changed,

    /// <summary>Something is gone.</summary>
    Deleted,

    /// <summary>A PIN was set or reset.</summary>
    PinSet,

    /// <summary>A session was ended by somebody else than its owner.</summary>
    LoggedOut,

    /// <summary>Too many wrong PINs.</summary>
    LockedOut,

    /// <summary>Somebody lifted a lock.</summary>
    Unlocked,

    /// <summary>Somebody signed in to the portal.</summary>
    SignedIn,

    /// <summary>Somebody could not sign in to the portal.</summary>
    SignInFailed,

    /// <summary>An API key was refused.</summary>
    KeyDenied,

    /// <summary>The audit log was verified.</summary>
    Verified,

    /// <summary>Secrets, or a file of who did what, left the portal.</summary>
    Exported,

    /// <summary>Wrong PINs were entered at phones.</summary>
    WrongPins,

    /// <summary>Somebody was signed out of the portal, or signed out.</summary>
    SessionEnded,

    /// <summary>A phone got its secrets for the first time.</summary>
    HandedOut,
}

/// <summary>What an entry is about.</summary>
public enum AuditSubject
{
    /// <summary>An office's settings.</summary>
    Office,

    /// <summary>A hot desk extension.</summary>
    HotDeskExtension,

    /// <summary>A hot desk user.</summary>
    HotDeskUser,

    /// <summary>A destination of call routing.</summary>
    Destination,

    /// <summary>A phone.</summary>
    Phone,

    /// <summary>A template.</summary>
    Template,

    /// <summary>A floor plan.</summary>
    FloorPlan,

    /// <summary>A readiness finding that is put aside.</summary>
    Finding,

    /// <summary>An office's provisioning key.</summary>
    ProvisioningKey,

    /// <summary>The SIP accounts of an office.</summary>
    SipAccounts,

    /// <summary>An account of the portal.</summary>
    Account,

    /// <summary>A key of the HTTP API.</summary>
    ApiKey,

    /// <summary>A phone system.</summary>
    PhoneSystem,

    /// <summary>Who was logged in where, and when.</summary>
    History,

    /// <summary>Who takes a seat.</summary>
    Seats,

    /// <summary>The audit log.</summary>
    AuditLog,
}

/// <summary>What kind of somebody did it.</summary>
public enum AuditParty
{
    /// <summary>Somebody who has not shown who they are.</summary>
    Nobody,

    /// <summary>The portal by itself.</summary>
    Portal,

    /// <summary>Somebody signed in.</summary>
    Account,

    /// <summary>The bearer of an API key.</summary>
    ApiKey,

    /// <summary>A phone system, which has come in by its door.</summary>
    PhoneSystem,
}

/// <summary>One line of the audit log: written once with what it tells of, never changed, chained to the line before.</summary>
public sealed class AuditEntry
{
    /// <summary>The chain: an office's key, or <see cref="AuditChain.Portal"/>.</summary>
    public required string Chain { get; init; }

    /// <summary>The number in the chain; gap-free from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>To what kind of thing.</summary>
    public required AuditSubject Kind { get; init; }

    /// <summary>To which one, as people called it then.</summary>
    public required string Subject { get; init; }

    /// <summary>What kind of somebody did it.</summary>
    public required AuditParty Party { get; init; }

    /// <summary>Who: an e-mail address, or the name of a key.</summary>
    public required string By { get; init; }

    /// <summary>The way it came; null: the portal by itself.</summary>
    public OwnershipChannel? Channel { get; init; }

    /// <summary>The network address it came from; null: unknown, or the portal itself.</summary>
    public string? From { get; init; }

    /// <summary>What was so before, as a JSON object of texts, without secrets; null: nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What is so after, likewise.</summary>
    public string? After { get; init; }

    /// <summary>Version of the key behind <see cref="Hash"/>.</summary>
    public required int KeyVersion { get; init; }

    /// <summary>The hash of the entry before; zeros for the first.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>HMAC-SHA-256 over everything above, with a key that is not in the database.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>Where a chain ends. Without it, nobody would miss entries that were cut off the end.</summary>
public sealed class AuditChain
{
    /// <summary>The chain of what belongs to no office: accounts, API keys, sign-ins. No office's key looks like this.</summary>
    public const string Portal = "*";

    /// <summary>The chain: an office's key, or <see cref="Portal"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Number of the last entry.</summary>
    public long Length { get; set; }

    /// <summary>Hash of the last entry.</summary>
    public byte[] Hash { get; set; } = new byte[AuditSeal.HashBytes];

    /// <summary>Version of the key behind <see cref="Seal"/>.</summary>
    public int KeyVersion { get; set; }

    /// <summary>HMAC-SHA-256 over everything above.</summary>
    public byte[] Seal { get; set; } = new byte[AuditSeal.HashBytes];
}
