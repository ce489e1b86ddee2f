namespace HotDeskPortal.Services.Accounts;

/// <summary>What the bearer of an API key may do.</summary>
[Flags]
public enum ApiKeyRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read ownership, routes, history and the directory.</summary>
    Read = 1,

    /// <summary>Hold keypad calls.</summary>
    Keypad = 2,

    /// <summary>Force a logout.</summary>
    LogOut = 4,

    /// <summary>Create, change, delete and import extensions, users and phones; read and change the office's settings; count its seats.</summary>
    Write = 8,

    /// <summary>Set and reset PINs.</summary>
    ResetPin = 16,

    /// <summary>Read the office's audit log.</summary>
    Audit = 32,

    /// <summary>Lift locks, let phones fetch their configuration, see a class.</summary>
    Assist = 64,
}

/// <summary>A key of the HTTP API. The key itself is shown once; only its hash is kept.</summary>
public sealed class ApiKey
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the key, which has 128 random bits or more: no work factor is needed.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>What it may do.</summary>
    public ApiKeyRights Rights { get; set; }

    /// <summary>Where it may do so.</summary>
    public List<ApiKeyOffice> Offices { get; set; } = [];

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who created it.</summary>
    public string CreatedBy { get; set; } = "";

    /// <summary>When it opened something last, to the minute; null: never yet.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When it stops working; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>An office that an API key is bound to.</summary>
public sealed class ApiKeyOffice
{
    /// <summary>The key.</summary>
    public int ApiKeyId { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }
}
