using System.Globalization;

namespace HotDeskPortal.Web.Texts;

/// <summary>Puts values into the texts of resource files.</summary>
public static class Text
{
    /// <summary>A text with its values.</summary>
    public static string Of(string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>A text that counts something: one has words of its own. The count is value 0.</summary>
    public static string Counted(int count, string one, string other) => Of(count == 1 ? one : other, count);
}
