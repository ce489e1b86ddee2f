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

    /// <summary>Numbers that reach an emergency service and are never refused.</summary>
    public List<string> EmergencyNumbers { get; set; } = [];

    /// <summary>The office's rules.</summary>
    public OfficePolicies Policies { get; set; } = new();

    /// <summary>
    /// Number of the latest change of this office. Every change takes the next one in the transaction that makes it:
    /// gap-free, so a reader knows what it has missed (04-architecture: The one way data flows).
    /// </summary>
    public long OwnershipVersion { get; set; }
}
