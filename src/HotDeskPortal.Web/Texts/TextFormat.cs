using System.Globalization;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Texts;

/// <summary>Puts values into texts of resource files, as the reader's culture writes them.</summary>
internal static partial class TextFormat
{
    /// <summary>The text with its placeholders filled.</summary>
    public static string With(this string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>The text for a count, which is its first placeholder: <c>X_One</c> or <c>X_Other</c>.</summary>
    public static string Count(int count, string one, string other) => (count == 1 ? one : other).With(count);

    /// <summary>The pieces of a text in their order, for a page that marks some of its values: words, or the value of a placeholder.</summary>
    public static IEnumerable<T> Pieces<T>(string text, IReadOnlyList<T> values, Func<string, T> words)
    {
        var end = 0;
        foreach (Match slot in Slot().Matches(text))
        {
            if (slot.Index > end)
                yield return words(text[end..slot.Index]);
            yield return values[int.Parse(slot.Groups["index"].Value, CultureInfo.InvariantCulture)];
            end = slot.Index + slot.Length;
        }
        if (end < text.Length)
            yield return words(text[end..]);
    }

    [GeneratedRegex(@"\{(?<index>[0-9])\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Slot();
}
