using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Texts;

/// <summary>Puts links and emphasis into texts of resource files: a sentence stays whole, and what is put in is drawn, never taken for markup.</summary>
internal static partial class MarkedText
{
    /// <summary>The text with what is drawn in the place of its placeholders: <c>"Dial {0}".Mark(@&lt;b&gt;*45&lt;/b&gt;)</c>.</summary>
    public static RenderFragment Mark(this string text, params RenderFragment[] marks) => builder =>
    {
        var at = 0;
        foreach (Match slot in Slot().Matches(text))
        {
            builder.AddContent(0, text[at..slot.Index]);
            builder.AddContent(1, marks[int.Parse(slot.Groups["index"].Value, CultureInfo.InvariantCulture)]);
            at = slot.Index + slot.Length;
        }
        builder.AddContent(2, text[at..]);
    };

    [GeneratedRegex(@"\{(?<index>[0-9])\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();
}
