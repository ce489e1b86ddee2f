namespace HotDeskPortal.Domain.Doors;

/// <summary>Phone systems that the portal speaks with.</summary>
public enum PhoneSystem
{
    /// <summary>Asterisk, and what is built on it: FreePBX, Issabel, VitalPBX.</summary>
    Asterisk,

    /// <summary>FreeSWITCH, and FusionPBX.</summary>
    FreeSwitch,

    /// <summary>Twilio's voice webhooks.</summary>
    Twilio,

    /// <summary>SignalWire's voice webhooks.</summary>
    SignalWire,

    /// <summary>Kazoo's Pivot.</summary>
    Kazoo,

    /// <summary>The web responder of NetSapiens.</summary>
    NetSapiens,
}

/// <summary>Where one phone system comes in: what people call a phone system. An office may have several.</summary>
public sealed class Door
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office whose phones it serves.</summary>
    public int OfficeId { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>What kind of phone system comes in here.</summary>
    public PhoneSystem System { get; set; }

    /// <summary>128 random bits as base64url: names the door in every URL. Never another door's, and never changed.</summary>
    public required string Address { get; set; }

    /// <summary>SHA-256 of its secret, which has 128 random bits or more: no work factor is needed.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>When the secret was made.</summary>
    public DateTimeOffset SecretCreatedAt { get; set; }

    /// <summary>Who had it made.</summary>
    public string SecretCreatedBy { get; set; } = "";

    /// <summary>SHA-256 of the secret before, which opens until the new one has been used; null: none does.</summary>
    public byte[]? PreviousSecretHash { get; set; }

    /// <summary>Until when the secret before opens at most.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; set; }

    /// <summary>Networks it may be come from, as <see cref="DoorNetworks"/> writes them; empty: from anywhere.</summary>
    public string AllowedNetworks { get; set; } = "";

    /// <summary>What the phone system calls its way out, for example <c>trunk</c>.</summary>
    public string Trunk { get; set; } = "";

    /// <summary>The domain that FreeSWITCH registers phones in; null: it has none.</summary>
    public string? Realm { get; set; }

    /// <summary>What Twilio and SignalWire sign their requests with, encrypted; null: they do not sign.</summary>
    public string? ProtectedSigningToken { get; set; }

    /// <summary>Whether it opens at all.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Counts changes; an edit of an older revision is refused.</summary>
    public int Revision { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; set; } = "";

    /// <summary>When it was deleted; it stays, so that whoever still comes to it can be told why.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>When a call came last; null: never.</summary>
    public DateTimeOffset? LastCallAt { get; set; }

    /// <summary>When the phone system came last, for whatever; null: never.</summary>
    public DateTimeOffset? LastRequestAt { get; set; }

    /// <summary>The network address it came from then.</summary>
    public string? LastRequestFrom { get; set; }

    /// <summary>When somebody was refused last who named this door; null: never.</summary>
    public DateTimeOffset? LastRefusedAt { get; set; }

    /// <summary>Why.</summary>
    public DoorRefusal? LastRefusal { get; set; }

    /// <summary>The network address they came from.</summary>
    public string? LastRefusedFrom { get; set; }
}

/// <summary>Why a door stays shut.</summary>
public enum DoorRefusal
{
    /// <summary>No door has this address.</summary>
    UnknownAddress,

    /// <summary>The door was deleted.</summary>
    Deleted,

    /// <summary>The door is turned off.</summary>
    TurnedOff,

    /// <summary>The network is not one of those that may come.</summary>
    ForeignNetwork,

    /// <summary>It came without the secret.</summary>
    MissingSecret,

    /// <summary>The secret is another one, or an old one.</summary>
    WrongSecret,

    /// <summary>The request is signed wrongly, or not at all.</summary>
    WrongSignature,

    /// <summary>It asks in a way that is another system's.</summary>
    OtherSystem,
}

/// <summary>Most characters of a door's texts.</summary>
public static class DoorLengths
{
    /// <summary>What people call it.</summary>
    public const int Name = CommonLengths.Name;

    /// <summary>Its address: 16 bytes as base64url.</summary>
    public const int Address = 22;

    /// <summary>The networks it may be come from.</summary>
    public const int AllowedNetworks = 500;

    /// <summary>What the phone system calls its way out.</summary>
    public const int Trunk = 60;

    /// <summary>A domain.</summary>
    public const int Realm = 253;

    /// <summary>What requests are signed with, as it is entered.</summary>
    public const int SigningToken = 200;

    /// <summary>The same, encrypted.</summary>
    public const int ProtectedSigningToken = 1000;
}
