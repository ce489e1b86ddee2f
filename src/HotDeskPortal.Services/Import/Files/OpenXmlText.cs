using System.Globalization;
using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>What XML cannot hold stands in a workbook's texts as <c>_x000D_</c>, and an underscore that would begin such a thing as <c>_x005F_</c>.</summary>
internal static class OpenXmlText
{
    /// <summary>The text that is meant.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i, out var code))
                (plain, i) = (plain.Append(code), i + 6);
            else
                plain.Append(text[i]);
        }
        return plain.ToString();
    }

    /// <summary>The text as it is written.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isRight = Rune.TryGetRuneAt(text, i, out var rune);
            if (!isRight || (rune.Value < ' ' && text[i] is not ('\t' or '\n')) || rune.Value is '\uFFFE' or '\uFFFF' || IsEscape(text, i, out _))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else
                escaped.Append(text, i, rune.Utf16SequenceLength);
            i += isRight ? rune.Utf16SequenceLength - 1 : 0;
        }
        return escaped.ToString();
    }

    private static bool IsEscape(string text, int at, out char code)
    {
        code = default;
        if (at + 6 >= text.Length || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_'
            || !ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        code = (char)value;
        return true;
    }
}
