using System.Diagnostics.CodeAnalysis;

namespace HotDeskPortal.Domain.Offices;

/// <summary>An extension number of an office: 2 to 8 digits, kept as dialled, leading zeros included.</summary>
public readonly record struct ExtensionNumber : IComparable<ExtensionNumber>
{
    /// <summary>Fewest digits.</summary>
    public const int MinDigits = 2;

    /// <summary>Most digits.</summary>
    public const int MaxDigits = 8;

    private readonly string? _digits;

    private ExtensionNumber(string digits) => _digits = digits;

    /// <summary>The digits.</summary>
    public string Digits => _digits ?? "";

    /// <summary>Reads a number; false where <paramref name="text"/> is anything but 2 to 8 ASCII digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ExtensionNumber number)
    {
        var valid = text is { Length: >= MinDigits and <= MaxDigits } && text.All(char.IsAsciiDigit);
        number = valid ? new ExtensionNumber(text!) : default;
        return valid;
    }

    /// <summary>Reads a number that is known to be one.</summary>
    /// <exception cref="FormatException">It is not 2 to 8 digits.</exception>
    public static ExtensionNumber Parse(string text) => TryParse(text, out var number)
        ? number
        : throw new FormatException($"'{text}' is not an extension number: {MinDigits} to {MaxDigits} digits.");

    /// <summary>Shorter numbers first, then by digit: the order in which people read a number plan.</summary>
    public int CompareTo(ExtensionNumber other)
    {
        var byLength = Digits.Length.CompareTo(other.Digits.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(Digits, other.Digits);
    }

    /// <inheritdoc/>
    public override string ToString() => Digits;

    /// <summary>Whether <paramref name="left"/> comes first.</summary>
    public static bool operator <(ExtensionNumber left, ExtensionNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes last.</summary>
    public static bool operator >(ExtensionNumber left, ExtensionNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes first or is the same.</summary>
    public static bool operator <=(ExtensionNumber left, ExtensionNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes last or is the same.</summary>
    public static bool operator >=(ExtensionNumber left, ExtensionNumber right) => left.CompareTo(right) >= 0;
}

/// <summary>A range of numbers recommended for hot desk extensions; a number outside it is allowed and flagged by readiness.</summary>
/// <param name="First">The first number that belongs to it.</param>
/// <param name="Last">The last number that belongs to it.</param>
public sealed record NumberRange(ExtensionNumber First, ExtensionNumber Last)
{
    /// <summary>Whether <paramref name="number"/> lies inside, both ends included.</summary>
    public bool Contains(ExtensionNumber number) => First <= number && number <= Last;

    /// <summary>Whether a number may belong to both.</summary>
    public bool Overlaps(NumberRange other) => First <= other.Last && other.First <= Last;

    /// <inheritdoc/>
    public override string ToString() => $"{First}–{Last}";
}
