using System.Text.RegularExpressions;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>MAC addresses as people and systems write them: <c>SEP805EC0AA0010</c>, <c>805e.c0aa.0012</c>, <c>80:5E:C0:AA:0:1A</c>.</summary>
internal static partial class MacSpelling
{
    private const int MostStrange = 3;

    /// <summary>Reads an address. What is no address stays as it is, for the form's validator to refuse; a better reason comes with it.</summary>
    public static (string Mac, Error? Refusal) Read(string text)
    {
        var bare = Suffix().Replace(Prefix().Replace(Narrow(Invisible.Trim(text)).Trim('"', '\'', '[', ']', '{', '}', '<', '>'), ""), "").Trim();
        // 805E10112233 is an address, whatever a spreadsheet might call it.
        return Hex(bare) is { } hex && MacAddress.TryParse(hex, out var mac, out _) ? (mac.Hex, null) : (text, Refusal(bare));
    }

    /// <summary>The signs that Asian keyboards write as wide as their others, in their usual width.</summary>
    private static string Narrow(string text) => text.Any(IsWide) ? string.Concat(text.Select(c => IsWide(c) ? (char)(c - '！' + '!') : c)) : text;

    private static bool IsWide(char c) => c is >= '！' and <= '～';

    /// <summary>The digits without what separates them; single digits between separators have lost their zero.</summary>
    private static string? Hex(string text)
    {
        var groups = Separators().Split(text);
        return text.Length != MacAddress.Length && SpreadsheetTraces.In(text) is not null ? null
            : groups.Length == 6 && Array.TrueForAll(groups, g => g.Length is 1 or 2) ? string.Concat(groups.Select(g => g.PadLeft(2, '0')))
            : string.Concat(groups);
    }

    private static Error? Refusal(string text)
    {
        if (SpreadsheetTraces.In(text) is { } made)
            return made;
        if (text.Length is > 6 and < MacAddress.Length && text.All(char.IsAsciiDigit))
            return new SpreadsheetMadeNumber(MadeNumber.LostZeros, MacAddress.TryParse(text.PadLeft(MacAddress.Length, '0'), out var mac, out _) ? mac.ToString() : "");
        if (Within().Match(text) is { Success: true } found && found.Length < text.Length)
            return new NearlyMac(MacFault.MoreText, RowCells.Short(text.Remove(found.Index, found.Length).Trim()));
        var joined = string.Concat(Separators().Split(text));
        var strange = joined.Where(c => !char.IsAsciiHexDigit(c)).Distinct().ToArray();
        return joined.Length == MacAddress.Length && strange.Length is > 0 and <= MostStrange
            ? new NearlyMac(MacFault.Characters, Invisible.Show(string.Join(' ', strange)))
            : null;
    }

    [GeneratedRegex(
        @"^((mac([\s_-]?addr(ess)?)?|sep|sip|ata|spa|0x|hw(addr)?|yealink|polycom|poly|phone|device)[\s:_\-#=./]*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(-phone|-reg)?\.(cfg|xml|cnf\.xml|boot)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"[:._\p{Pd}\p{Zs}]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<![0-9a-f])[0-9a-f]{2}([:.\-]?[0-9a-f]{2}){5}(?![0-9a-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Within();
}
