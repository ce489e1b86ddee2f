using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Texts;

/// <summary>
/// Fills sentences that name what they tell: <c>{Number}</c>, <c>{Owner.Name}</c>, <c>{At:yyyy-MM-dd}</c>; <c>{{</c> and <c>}}</c> are braces.
/// A translation may so tell things in its own order, and leave some out.
/// </summary>
internal static partial class Sentence
{
    /// <summary>The sentence, filled with the properties of what it is about.</summary>
    public static string Fill(string words, object about) => Fill(words, path => Read(about, path));

    /// <summary>The sentence, filled with the values of these names.</summary>
    public static string Fill(string words, Func<string, object?> value) => Slot().Replace(words, match => match.Value switch
    {
        "{{" => "{",
        "}}" => "}",
        _ => Say(value(match.Groups["path"].Value), match.Groups["format"].Value),
    });

    /// <summary>What a sentence names.</summary>
    public static IEnumerable<string> Paths(string words) => Slot().Matches(words).Select(m => m.Groups["path"].Value).Where(p => p.Length > 0);

    /// <summary>A property of something, or of a property of it; null where there is none.</summary>
    public static object? Read(object? about, string path)
    {
        foreach (var name in path.Split('.'))
            about = about is null ? null : Property(about.GetType(), name)?.GetValue(about);
        return about;
    }

    /// <summary>The property that a name stands for.</summary>
    public static PropertyInfo? Property(Type type, string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static);

    private static string Say(object? value, string format) => value switch
    {
        null => "",
        string text => text,
        Fact fact => FactTexts.Of(fact),
        Enum one => FactTexts.Of(one),
        IEnumerable several => string.Join(", ", several.Cast<object?>().Select(one => Say(one, format))),
        IFormattable formattable => formattable.ToString(format.Length > 0 ? format : null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{\{|\}\}|\{(?<path>[A-Za-z.]+)(:(?<format>[^{}]+))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Slot();
}
