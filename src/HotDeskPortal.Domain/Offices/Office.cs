using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Domain.Offices;

/// <summary>One customer site with its own extension numbers, time zone and policies.</summary>
public sealed class Office
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The name in addresses: lower case, letters, digits and dashes, unique.</summary>
    public required string Key { get; set; }

    /// <summary>The name people read.</summary>
    public required string Name { get; set; }

    /// <summary>IANA time zone; automatic logout and every time on screen follow it.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Language of the keypad prompts, as a culture name such as <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether trainers may act here: nothing in a training office touches real phones.</summary>
    public bool IsTraining { get; set; }

    /// <summary>First number of the range recommended for hot desk extensions.</summary>
    public ExtensionNumber RangeFirst { get; set; }

    /// <summary>Last number of the range recommended for hot desk extensions.</summary>
    public ExtensionNumber RangeLast { get; set; }

    /// <summary>First number of the range recommended for hot desk users; null: none is recommended.</summary>
    public ExtensionNumber? UserRangeFirst { get; set; }

    /// <summary>Last number of the range recommended for hot desk users; null: none is recommended.</summary>
    public ExtensionNumber? UserRangeLast { get; set; }

    /// <summary>Numbers that reach an emergency service and are never refused.</summary>
    public List<string> EmergencyNumbers { get; set; } = [];

    /// <summary>What phones dial to log in and out.</summary>
    public FeatureCodes FeatureCodes { get; set; } = FeatureCodes.Default;

    /// <summary>How numbers outside are dialled, and which are the office's own.</summary>
    public DialSettings Dialling { get; set; } = new();

    /// <summary>The office's rules.</summary>
    public OfficePolicies Policies { get; set; } = new();

    /// <summary>Host name or address of the SIP server that phones register with; null: not set yet.</summary>
    public string? SipServer { get; set; }

    /// <summary>Port of the SIP server.</summary>
    public int SipPort { get; set; } = 5060;

    /// <summary>How phones reach the SIP server.</summary>
    public SipTransport SipTransport { get; set; } = SipTransport.Udp;

    /// <summary>Counts changes of the settings; an edit of an older revision is refused.</summary>
    public int Revision { get; set; }

    /// <summary>When the settings were changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed the settings last.</summary>
    public string ChangedBy { get; set; } = "";

    /// <summary>When something changed that phones' configurations are made of.</summary>
    public DateTimeOffset ConfigurationChangedAt { get; set; }

    /// <summary>
    /// Number of the latest change of this office. Every change takes the next one in the transaction that makes it:
    /// gap-free, so a reader knows what it has missed (README.md: How ownership changes).
    /// </summary>
    public long OwnershipVersion { get; set; }
}

/// <summary>How phones reach the SIP server.</summary>
public enum SipTransport
{
    /// <summary>UDP.</summary>
    Udp,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>TLS.</summary>
    Tls,

    /// <summary>Found by DNS NAPTR records.</summary>
    DnsNaptr,
}

/// <summary>A key in the address from which phones of an office fetch their first configuration.</summary>
public sealed class ProvisioningKey
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>SHA-256 of the key, which has 128 random bits or more.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who created it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>When it was revoked; null: it works.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
