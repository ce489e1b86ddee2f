namespace HotDeskPortal.Domain.Offices;

/// <summary>Most characters of an office's texts.</summary>
public static class OfficeLengths
{
    /// <summary>The name in addresses.</summary>
    public const int Key = 40;

    /// <summary>The name people read.</summary>
    public const int Name = CommonLengths.Name;

    /// <summary>An IANA time zone.</summary>
    public const int TimeZone = 64;

    /// <summary>A culture name.</summary>
    public const int Language = 16;

    /// <summary>All emergency numbers together, as they are stored.</summary>
    public const int EmergencyNumbers = 400;

    /// <summary>Host name or address of the SIP server.</summary>
    public const int SipServer = 200;
}
