namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>Writes what people have called things so that it stays text where Asterisk reads it, and nothing more.</summary>
internal static class AsteriskText
{
    /// <summary>In a comment: one line.</summary>
    public static string Comment(string text) => OneLine(text);

    /// <summary>The value of a setting. A semicolon would begin a comment.</summary>
    public static string Value(string text) => Plain(text).Replace(";", "\\;", StringComparison.Ordinal);

    /// <summary>
    /// Text that ends up in a caller ID, a header or a quoted argument: without the signs that would end it. Dialplan
    /// expressions are not expanded in values, yet a name that begins one is spelt so that nobody must rely on that.
    /// </summary>
    public static string Plain(string text) => OneLine(text).Replace('"', '\'').Replace('\\', '/')
        .Replace("${", "$ {", StringComparison.Ordinal).Replace("$[", "$ [", StringComparison.Ordinal);

    /// <summary>A name of the phone system's own, as <c>trunk</c>.</summary>
    public static string Name(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));

    /// <summary>An address on the web, in a dialplan or between single quotes of a shell.</summary>
    public static string Url(Uri url) => string.Concat(url.AbsoluteUri.TrimEnd('/').Where(c => c is > ' ' and < '\x7f' && !"'\"\\;$`,()|".Contains(c)));

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
