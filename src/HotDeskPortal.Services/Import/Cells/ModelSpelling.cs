using System.Collections.Frozen;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>Models as people and systems write them: <c>SIP-T54W</c>, <c>yealink/t54w</c>, <c>PolycomVVX-VVX_450</c>.</summary>
internal static partial class ModelSpelling
{
    private const int MostNearest = 3, MostEdits = 2, LongestKey = 40, LeastBegun = 4;

    /// <summary>What makers are called, and were.</summary>
    private static readonly FrozenDictionary<string, PhoneVendor> Makers = new Dictionary<string, PhoneVendor>(StringComparer.Ordinal)
    {
        ["yealink"] = PhoneVendor.Yealink, ["poly"] = PhoneVendor.Poly, ["polycom"] = PhoneVendor.Poly, ["plantronics"] = PhoneVendor.Poly, ["hppoly"] = PhoneVendor.Poly,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Each model by what is left of its name, with and without the family's: <c>vvx450</c>, <c>edgee450</c>, <c>e450</c>.</summary>
    private static readonly FrozenDictionary<string, PhoneModel> ByKey = PhoneModels.All
        .SelectMany(m => new[] { Compact(m.Name), Compact(m.Name.Split(' ')[^1]) }.Where(k => k.Any(char.IsAsciiLetter)).Select(k => KeyValuePair.Create(k, m)))
        .DistinctBy(k => k.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a model: its full name, or the text as it is and why it is none.</summary>
    public static (string Model, UnknownPhoneModel? Refusal) Read(string text)
    {
        if (text.Length == 0 || PhoneModels.Find(text) is not null)
            return (PhoneModels.Find(text)?.FullName ?? text, null);
        var (key, maker) = Key(text);
        return ByKey.TryGetValue(key, out var model) && (maker is null || maker == model.Vendor)
            ? (model.FullName, null)
            : (text, new UnknownPhoneModel(RowCells.Short(text), Nearest(key, maker)));
    }

    private static (string Key, PhoneVendor? Maker) Key(string text)
    {
        var compact = Compact(Extras().Replace(Firmware().Replace(Invisible.Trim(text), ""), ""));
        PhoneVendor? maker = null;
        while (Makers.Keys.Where(m => compact.StartsWith(m, StringComparison.Ordinal) && compact.Length > m.Length).MaxBy(m => m.Length) is { } name)
            (compact, maker) = (compact[name.Length..], Makers[name]);
        foreach (var protocol in new[] { "sip", "cp" })
            if (compact.StartsWith(protocol, StringComparison.Ordinal) && compact.Length > protocol.Length && (protocol == "sip" || char.IsAsciiLetter(compact[protocol.Length])))
                compact = compact[protocol.Length..];
        // PolycomVVX-VVX_450: user agents name the family twice.
        return (Twice().Replace(compact, "${family}"), maker);
    }

    private static FactList<string> Nearest(string key, PhoneVendor? maker) => key.Length > LongestKey ? [] :
    [
        .. ByKey.Where(k => maker is null || k.Value.Vendor == maker)
            // T54W with Teams: what stands behind a model that is known.
            .Select(k => (
                k.Value, Edits: k.Key.Length >= LeastBegun && key.StartsWith(k.Key, StringComparison.Ordinal) ? 1 : Cells.Edits.Between(key, k.Key),
                Begins: key.AsSpan().CommonPrefixLength(k.Key)))
            .GroupBy(k => k.Value).Select(g => (Model: g.Key, Edits: g.Min(k => k.Edits), Begins: g.Max(k => k.Begins)))
            .Where(m => m.Edits <= MostEdits)
            .OrderBy(m => m.Edits).ThenByDescending(m => m.Begins).ThenByDescending(m => m.Model.FullName, StringComparer.Ordinal)
            .Take(maker is null ? MostNearest : MostNearest - 1).Select(m => m.Model.FullName),
        // Of a maker that is known, any model can be used.
        .. maker is { } known ? [$"{known} {PhoneModels.OtherModel}"] : Array.Empty<string>(),
    ];

    private static string Compact(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A version at the end, as user agents and exports have it.</summary>
    [GeneratedRegex(@"[\s/_-]+(UA/?|fw|firmware|v|ver\.?|version)?\s*\d+(\.\d+){2,}(-\w+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Firmware();

    /// <summary>What the maker's name hides, and what is plugged in.</summary>
    [GeneratedRegex(@"^\s*HP\s+(?=Poly)|\s*\+\s*EXP\s?\d+\w?\s*$|\s+(IP|desk|SIP|VoIP)?\s*phone\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Extras();

    [GeneratedRegex(@"^(?<family>vvx|edge|ccx|trio|t)\k<family>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Twice();
}
