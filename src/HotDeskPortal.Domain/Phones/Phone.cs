namespace HotDeskPortal.Domain.Phones;

/// <summary>A physical device: at a hot desk extension, with a user, or in stock.</summary>
public sealed class Phone
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office whose phone it is.</summary>
    public int OfficeId { get; set; }

    /// <summary>Its address, unique over all offices.</summary>
    public MacAddress Mac { get; set; }

    /// <summary>Maker and model, for example <c>Yealink T54W</c>.</summary>
    public required string Model { get; set; }

    /// <summary>The hot desk extension it stands at; a hot desk extension has at most one phone.</summary>
    public int? HotDeskExtensionId { get; set; }

    /// <summary>The user whose own phone it is.</summary>
    public int? UserId { get; set; }

    /// <summary>Where it stands, as an emergency service must hear it.</summary>
    public string? EmergencyLocation { get; set; }

    /// <summary>Number an emergency service calls back, E.164.</summary>
    public string? EmergencyCallback { get; set; }

    /// <summary>The import that has written it and is not through yet: it is not there for anybody; null: it is.</summary>
    public Guid? ImportId { get; set; }

    /// <summary>Counts changes; an edit of an older revision is refused.</summary>
    public int Revision { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; set; } = "";

    /// <summary>Until when the office's provisioning key opens this phone's configuration; null: closed.</summary>
    public DateTimeOffset? ProvisioningWindowUntil { get; set; }

    /// <summary>SHA-256 of the key that opens this phone's own files; null: it never got one.</summary>
    public byte[]? DeviceKeyHash { get; set; }

    /// <summary>SHA-256 of the key that follows it, told and not used yet: until then both open the phone's files; null: none does.</summary>
    public byte[]? NextDeviceKeyHash { get; set; }

    /// <summary>When it fetched its configuration last; null: never.</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>The address it fetched from.</summary>
    public string? FetchedFrom { get; set; }

    /// <summary>The configuration it fetched, as its ETag.</summary>
    public string? FetchedVersion { get; set; }

    /// <summary>The model that the phone itself named.</summary>
    public string? ReportedModel { get; set; }

    /// <summary>The firmware that the phone itself named.</summary>
    public string? ReportedFirmware { get; set; }

    /// <summary>The address that the phone itself named at its last try; another one than its own was refused.</summary>
    public MacAddress? ReportedMac { get; set; }

    /// <summary>When it asked in vain last; null: never.</summary>
    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>Why it got nothing then.</summary>
    public RefusedFetch? RefusedBecause { get; set; }

    /// <summary>When something changed that its configuration is made of.</summary>
    public DateTimeOffset ConfigurationChangedAt { get; set; }
}

/// <summary>Why a phone that belongs here got nothing.</summary>
public enum RefusedFetch
{
    /// <summary>It asks at an address whose key opens nothing, or nothing any more.</summary>
    DeadAddress,

    /// <summary>It asks with the office's key, and its window is closed.</summary>
    ClosedWindow,

    /// <summary>It came by an address at which no other machine finds the portal, and it could only have been sent there again.</summary>
    NoPublicAddress,
}

/// <summary>A log or override file that a phone has sent; kept for support to read, never served to anyone else.</summary>
public sealed class PhoneUpload
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The phone.</summary>
    public int PhoneId { get; set; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What it holds; at most 512 KiB.</summary>
    public required byte[] Content { get; set; }
}
