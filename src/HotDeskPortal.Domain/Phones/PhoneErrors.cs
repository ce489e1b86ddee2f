namespace HotDeskPortal.Domain.Phones;

/// <summary>The rules of a MAC address.</summary>
public enum MacRule
{
    /// <summary>There has to be one.</summary>
    Missing,

    /// <summary>It has hexadecimal digits, and separators between them.</summary>
    HexDigits,

    /// <summary>It has twelve of them.</summary>
    Length,

    /// <summary>It is neither all zeros nor everybody's address.</summary>
    Device,

    /// <summary>It is one device's, not a group's.</summary>
    OneDevice,
}

/// <summary>A text that is no phone's MAC address.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record MacRefused(MacRule Rule) : Error("mac-refused", ErrorKind.Invalid)
{
    /// <summary>How many digits an address has.</summary>
    public static int Length => MacAddress.Length;

    /// <summary>How many digits the text has.</summary>
    public int Count { get; init; }

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();

    /// <inheritdoc/>
    public override string Field => nameof(Phone.Mac);
}
