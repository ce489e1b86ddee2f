namespace HotDeskPortal.Domain;

/// <summary>Most characters of texts that several features have. A length is said once: columns, forms and imports hold to it.</summary>
public static class CommonLengths
{
    /// <summary>Whoever changes something: an e-mail address, a user's name, the name of a key.</summary>
    public const int Who = 256;

    /// <summary>What people call something.</summary>
    public const int Name = 100;

    /// <summary>Why somebody did something, for the history.</summary>
    public const int Reason = 200;

    /// <summary>A telephone number as it is stored.</summary>
    public const int TelephoneNumber = 20;

    /// <summary>An IP address as text.</summary>
    public const int NetworkAddress = 64;

    /// <summary>Bytes of a SHA-256.</summary>
    public const int Hash = 32;
}
