using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Texts;

/// <summary>Puts links and emphasis into texts of resource files: a sentence stays whole, and what is put in is drawn, never taken for markup.</summary>
internal static class MarkedText
{
    /// <summary>The text with what is drawn in the place of its placeholders: <c>"Dial {0}".Mark(@&lt;b&gt;*45&lt;/b&gt;)</c>.</summary>
    public static RenderFragment Mark(this string text, params RenderFragment[] marks) => builder =>
    {
        foreach (var piece in TextFormat.Pieces<RenderFragment>(text, marks, words => inner => inner.AddContent(0, words)))
            builder.AddContent(0, piece);
    };
}
