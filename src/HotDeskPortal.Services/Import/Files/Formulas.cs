using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>
/// Keeps a spreadsheet from taking text for a formula: an apostrophe goes in front of what begins like one, at the beginning of a text and
/// behind everything in it that some spreadsheet takes for a delimiter (<c>x;=1+1;y</c> is three cells where the semicolon parts them).
/// A telephone number, a plus and digits, is left alone: it computes nothing.
/// </summary>
internal static class Formulas
{
    private const string Delimiters = ",;\t|\r\n", Starters = "=+-@|\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    /// <summary>A text in which nothing begins like a formula.</summary>
    public static string Defuse(string text)
    {
        var safe = new StringBuilder(text);
        foreach (var (at, _) in Enumerable.Reverse(Starts(text)))
            safe.Insert(at, '\'');
        return safe.ToString();
    }

    /// <summary>What <see cref="Defuse"/> made safe, as it was.</summary>
    public static string Restore(string text)
    {
        if (!text.Contains('\'', StringComparison.Ordinal))
            return text;
        var restored = new StringBuilder(text);
        foreach (var (at, _) in Starts(text).Where(s => s.IsDefused).Reverse())
            restored.Remove(at - 1, 1);
        return restored.ToString();
    }

    /// <summary>The places at which something begins like a formula, and whether an apostrophe stands in front already.</summary>
    private static List<(int At, bool IsDefused)> Starts(string text)
    {
        var starts = new List<(int, bool)>();
        var (begins, apostrophes) = (true, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\'')
            {
                apostrophes++;
                continue;
            }
            // A tab or line break at the very beginning is taken for a formula's as well.
            if (begins && (Starters.Contains(c, StringComparison.Ordinal) || (i == apostrophes && c is '\t' or '\r' or '\n')) && (apostrophes > 0 || !IsTelephoneNumber(text)))
                starts.Add((i, apostrophes > 0));
            begins = Delimiters.Contains(c, StringComparison.Ordinal) || (begins && apostrophes == 0 && (c == '"' || char.IsWhiteSpace(c) || Invisible.Is(c)));
            apostrophes = 0;
        }
        return starts;
    }

    private static bool IsTelephoneNumber(string text) => text.Length > 1 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
