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

    /// <summary>Reads a User-Agent of one of the vendors; null: none of them.</summary>
    public static PhoneUserAgent? Parse(string? text)
    {
        if (text is null or { Length: > MaxLength })
            return null;
        if (Yealink().Match(text) is { Success: true } yealink)
            return Of(PhoneVendor.Yealink, yealink);
        return Poly().Match(text) is { Success: true } poly ? Of(PhoneVendor.Poly, poly) : null;
    }

    private static PhoneUserAgent? Of(PhoneVendor vendor, Match match)
    {
        var (model, firmware) = (match.Groups["model"].Value.Replace('_', ' '), match.Groups["firmware"].Value);
        if (model.Length > MaxPart || firmware.Length > MaxPart)
            return null;
        return new PhoneUserAgent(
            vendor, model, firmware, MacAddress.TryParse(match.Groups["mac"].Value, out var mac, out _) ? mac : null);
    }

    [GeneratedRegex(@"\AYealink +(SIP-)?(?<model>[A-Za-z0-9]+) +(?<firmware>[0-9.]+)( +(?<mac>[0-9A-Fa-f:]{12,17}))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Yealink();

    [GeneratedRegex(@"\A[A-Za-z]+ +Poly[A-Za-z]*-(?<model>[A-Za-z0-9_]+)-UA/(?<firmware>[0-9.]+)([^(]*\(SN:(?<mac>[0-9A-Fa-f:]{12,17})\))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Poly();
}
