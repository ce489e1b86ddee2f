using System.Collections.Frozen;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Templates;

namespace HotDeskPortal.Services.Templates;

/// <summary>What placeholders stand for at one phone.</summary>
/// <param name="Extension">Number of the hot desk extension.</param>
/// <param name="Office">Name of the office.</param>
/// <param name="Description">Description of the hot desk extension.</param>
/// <param name="Codes">The office's feature codes.</param>
public sealed record PlaceholderValues(string Extension, string Office, string Description, FeatureCodes Codes);

/// <summary>
/// The placeholders of a template's texts; <see cref="PlaceholderText"/> is their grammar. What a placeholder stands for is output
/// and never read again.
/// </summary>
public static class Placeholders
{
    private static readonly FrozenDictionary<string, Func<PlaceholderValues, string>> Known =
        new Dictionary<string, Func<PlaceholderValues, string>>
        {
            ["extension"] = v => v.Extension, ["office"] = v => v.Office, ["description"] = v => v.Description,
            ["login"] = v => v.Codes.LogIn, ["logout"] = v => v.Codes.LogOut, ["toggle"] = v => v.Codes.Toggle ?? v.Codes.LogIn,
        }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Names = Known.Keys.ToFrozenSet();

    /// <summary>The known ones, as one writes them.</summary>
    public static string KnownList => string.Join(", ", new[] { "extension", "office", "description", "login", "logout", "toggle" }.Select(n => $"{{{{ {n} }}}}"));

    /// <summary>What is wrong with the placeholders of a text; null: nothing.</summary>
    public static WrongPlaceholder? Check(string text) => PlaceholderText.Parse(text, Names, out _) switch
    {
        null => null,
        { Fault: PlaceholderFault.NotClosed } => new WrongPlaceholder(PlaceholderRule.Written),
        { Fault: PlaceholderFault.NotAName } => new WrongPlaceholder(PlaceholderRule.Plain),
        { Name: var name } => new WrongPlaceholder(PlaceholderRule.Known) { Name = name },
    };

    /// <summary>The text with its placeholders filled in; from something that <see cref="Check"/> refuses on, it stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">What placeholders stand for.</param>
    public static string Render(string text, PlaceholderValues values)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        PlaceholderText.Parse(text, Names, out var pieces);
        return string.Concat(pieces.Select(p => p.IsName ? Known[p.Text](values) : p.Text));
    }
}
