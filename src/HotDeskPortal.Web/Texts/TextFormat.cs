using System.Globalization;

namespace HotDeskPortal.Web.Texts;

/// <summary>Puts values into texts of resource files, as the reader's culture writes them.</summary>
internal static class TextFormat
{
    /// <summary>The text with its placeholders filled.</summary>
    public static string With(this string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>The text for a count, which is its first placeholder: <c>X_One</c> or <c>X_Other</c>.</summary>
    public static string Count(int count, string one, string other) => (count == 1 ? one : other).With(count);
}
