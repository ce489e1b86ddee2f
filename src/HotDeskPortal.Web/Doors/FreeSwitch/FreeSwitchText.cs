using System.Globalization;
using System.Text;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>
/// Writes what people have called things so that it stays text where FreeSWITCH reads it. XML is escaped by who writes it; that is not enough:
/// FreeSWITCH looks for commands in the raw lines of the answer, then expands variables in values, and again in the values of variables.
/// So only signs that mean nothing there are let through.
/// </summary>
internal static class FreeSwitchText
{
    private const int MaxLength = 200;
    private const string Harmless = " .-_/&+,";

    /// <summary>Whatever stands before it, FreeSWITCH leaves out the line that has it; behind a bracket, it runs what follows.</summary>
    private const string Command = "pre-process";

    /// <summary>A name or a place: letters, digits and what stands between them.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\'' or '\u2019')
                words.Append('\u2019');
            else if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || rune.IsAscii && Harmless.Contains((char)rune.Value, StringComparison.Ordinal))
                words.Append(rune);
            else if (words is [.., not ' '])
                words.Append(' ');
            if (words.Length >= MaxLength)
                break;
        }
        return words.Replace("--", "- ").ToString().Replace(Command, "pre process", StringComparison.OrdinalIgnoreCase).Trim();
    }

    /// <summary>Whether it is nothing but a telephone number.</summary>
    public static bool IsNumber(string text) => text.Length is > 0 and <= 64 && DialledNumber.Of(text).Length == text.Length;

    /// <summary>A name of the phone system's own, as <c>trunk</c>, and a domain.</summary>
    public static string Name(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        .Replace(Command, "pre_process", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is nothing but such a name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 255 && Name(text) == text;

    /// <summary>An address on the web.</summary>
    public static string Url(string url) => string.Concat(url.Where(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '.' or '-' or '_' or '~' or '%' or '[' or ']'));

    /// <summary>A regular expression for exactly this number. A backslash would be read by whoever expands variables.</summary>
    public static string Exactly(string number) => $"^{string.Concat(DialledNumber.Of(number).Select(c => c is '*' or '+' ? $"[{c}]" : c.ToString()))}$";

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
