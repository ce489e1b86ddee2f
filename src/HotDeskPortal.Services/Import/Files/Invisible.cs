using System.Globalization;
using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Characters that nobody sees: hard and zero-width blanks, marks of direction and byte order, controls.</summary>
internal static class Invisible
{
    /// <summary>The text without blanks and invisible characters at its ends.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary>Whether there is something in a text that nobody sees.</summary>
    public static bool IsIn(string text) => text.Any(Is);

    /// <summary>The text with what nobody sees made visible: <c>24·U+200B·53</c>.</summary>
    public static string Show(string text)
    {
        if (!IsIn(text))
            return text;
        var shown = new StringBuilder();
        foreach (var c in text)
            shown = Is(c) ? shown.Append(CultureInfo.InvariantCulture, $"·U+{(int)c:X4}·") : shown.Append(c);
        return shown.ToString();
    }

    private static bool IsBlank(char c) => c == ' ' || char.IsWhiteSpace(c) || Is(c);

    public static bool Is(char c) => c is not (>= ' ' and <= '~') && (
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        // Letters and symbols by their category, and blank all the same.
        || c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u2800' or '\u034F');
}
