namespace HotDeskPortal.Domain.Routing;

/// <summary>How a number outside is written to the trunk.</summary>
public enum TrunkFormat
{
    /// <summary>As dialled, without the outside prefix.</summary>
    AsDialled,

    /// <summary>E.164 with its plus, where the number can be written so.</summary>
    E164,

    /// <summary>E.164 without the plus.</summary>
    E164Digits,
}

/// <summary>How an office dials numbers outside, and which of them are its own (design/routing.md: Numbers outside).</summary>
public sealed record DialSettings
{
    /// <summary>What is dialled before a number outside, such as <c>9</c> or <c>0</c>; empty: nothing.</summary>
    public string OutsidePrefix { get; init; } = "";

    /// <summary>Country code without its plus; empty: numbers stay as dialled.</summary>
    public string CountryCode { get; init; } = "";

    /// <summary>What is dialled before a country code, such as <c>00</c> or <c>011</c>.</summary>
    public string InternationalPrefix { get; init; } = "";

    /// <summary>What is dialled before an area code, such as <c>0</c> or <c>1</c>; empty: numbers are national as they are.</summary>
    public string NationalPrefix { get; init; } = "";

    /// <summary>How numbers are written to the trunk.</summary>
    public TrunkFormat TrunkFormat { get; init; }

    /// <summary>
    /// The office's numbers from outside: <c>+12025550100 = 4000, +120255501* = 21*, +120255502*</c>. One without target belongs to
    /// the user who shows it as caller ID. As <see cref="DidList"/> reads it.
    /// </summary>
    public string Dids { get; init; } = "";
}

/// <summary>Most characters of the dial settings.</summary>
public static class DialLengths
{
    /// <summary>A prefix or a country code.</summary>
    public const int Prefix = 5;

    /// <summary>All numbers from outside together.</summary>
    public const int Dids = 4000;
}
