namespace HotDeskPortal.Domain.Phones;

/// <summary>Most characters of a phone's texts.</summary>
public static class PhoneLengths
{
    /// <summary>A model, with its maker: also as the phone tells it.</summary>
    public const int Model = 60;

    /// <summary>The firmware, as the phone tells it.</summary>
    public const int Firmware = 60;

    /// <summary>The tag of the configuration that was fetched.</summary>
    public const int FetchedVersion = 64;

    /// <summary>Where an emergency service finds it.</summary>
    public const int EmergencyLocation = 200;

    /// <summary>Name of a file that it sent.</summary>
    public const int UploadName = 100;

    /// <summary>Bytes of a file that it sent.</summary>
    public const int Upload = 512 * 1024;
}
