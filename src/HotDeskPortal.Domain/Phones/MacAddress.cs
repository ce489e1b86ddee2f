using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HotDeskPortal.Domain.Phones;

/// <summary>A phone's MAC address, kept as twelve lower-case hex digits.</summary>
public readonly record struct MacAddress
{
    /// <summary>Hexadecimal digits of an address.</summary>
    public const int Length = 12;

    private readonly string? _hex;

    private MacAddress(string hex) => _hex = hex;

    /// <summary>Twelve lower-case hex digits without separators: how phones name their files.</summary>
    public string Hex => _hex ?? "";

    /// <summary>Reads an address written with colons, dashes, dots, blanks or nothing between its digits.</summary>
    /// <param name="text">What somebody typed or a phone sent.</param>
    /// <param name="mac">The address.</param>
    /// <param name="reason">Why it is none.</param>
    public static bool TryParse(string? text, out MacAddress mac, [NotNullWhen(false)] out MacRefused? reason)
    {
        mac = default;
        var hex = Compact(text ?? "");
        reason = hex switch
        {
            "" => new MacRefused(MacRule.Missing),
            _ when !hex.All(char.IsAsciiHexDigit) => new MacRefused(MacRule.HexDigits),
            { Length: not Length } => new MacRefused(MacRule.Length) { Count = hex.Length },
            _ when hex.All(c => c == hex[0]) && hex[0] is '0' or 'f' => new MacRefused(MacRule.Device),
            _ when (byte.Parse(hex.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1) == 1 => new MacRefused(MacRule.OneDevice),
            _ => null,
        };
        if (reason is not null)
            return false;
        mac = new MacAddress(hex);
        return true;
    }

    /// <summary>Reads an address that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static MacAddress Parse(string text) =>
        TryParse(text, out var mac, out var reason) ? mac : throw new FormatException(reason.ToString());

    /// <summary>Whether a part of an address, in any spelling, is part of this one: for searches.</summary>
    public bool Has(string part) => Compact(part) is { Length: > 0 } hex && Hex.Contains(hex, StringComparison.Ordinal);

    /// <summary>Pairs with colons, upper case, as printed on the phone's label.</summary>
    public override string ToString() => string.Join(':', Hex.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));

    private static string Compact(string text) => string.Concat(text.Where(c => c is not (':' or '-' or '.' or ' '))).ToLowerInvariant();
}
