using System.Text.RegularExpressions;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>What a phone says of itself when it fetches a file.</summary>
/// <param name="Vendor">Its maker.</param>
/// <param name="Model">Its model, as the inventory writes it: <c>T54W</c>, <c>VVX 450</c>.</param>
/// <param name="Firmware">Its firmware.</param>
/// <param name="Mac">Its address, where it tells.</param>
public sealed partial record PhoneUserAgent(PhoneVendor Vendor, string Model, string Firmware, MacAddress? Mac)
{
    private const int MaxLength = 300;
    private const int MaxPart = 50;

    private static readonly string[] Makers = ["yealink", "poly", "obi"];

    /// <summary>What people look with: phones have browsers too, and those fetch no configuration.</summary>
    private static readonly string[] Browsers = ["Mozilla/", "Microbrowser/", "curl/", "Wget/"];

    /// <summary>
    /// Whether a phone may have sent it: one that names itself, also in a way not known yet, or one of which nothing is told. A browser, or a
    /// tool, is none.
    /// </summary>
    public static bool IsPhone(string? text) => string.IsNullOrWhiteSpace(text)
        || (Makers.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)) && !Browsers.Any(b => text.StartsWith(b, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads a User-Agent of one of the vendors; null: none of them.</summary>
    public static PhoneUserAgent? Parse(string? text)
    {
        if (text is null or { Length: > MaxLength })
            return null;
        if (Yealink().Match(text) is { Success: true } yealink)
            return Of(PhoneVendor.Yealink, yealink.Groups["model"].Value, yealink);
        if (Poly().Match(text) is { Success: true } poly)
            return Of(PhoneVendor.Poly, poly.Groups["model"].Value.Replace("SPIP_", "SoundPoint IP ", StringComparison.Ordinal), poly);
        return Obi().Match(text) is { Success: true } obi ? Of(PhoneVendor.Poly, $"Edge {obi.Groups["model"].Value}", obi) : null;
    }

    private static PhoneUserAgent? Of(PhoneVendor vendor, string name, Match match)
    {
        var (model, firmware) = (name.Replace('_', ' '), match.Groups["firmware"].Value);
        if (model.Length > MaxPart || firmware.Length > MaxPart)
            return null;
        return new PhoneUserAgent(
            vendor, model, firmware, MacAddress.TryParse(match.Groups["mac"].Value, out var mac, out _) ? mac : null);
    }

    [GeneratedRegex(@"\AYealink[ -]+(SIP[ -])?(?<model>[A-Z0-9][A-Z0-9_-]*) +(?<firmware>[0-9][0-9A-Z.-]*)( +(?<mac>[0-9A-F:-]{12,17}))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Yealink();

    [GeneratedRegex(@"\A([A-Za-z]+ +)?(HP)?Poly[A-Za-z]*-(?<model>[A-Za-z0-9_]+)-UA/(?<firmware>[0-9.]+)([^(]*\(SN:(?<mac>[0-9A-Fa-f:]{12,17})\))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Poly();

    [GeneratedRegex(@"\APoly/OBiEDGE(?<model>[A-Z][0-9]+)-(?<firmware>[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Obi();
}
