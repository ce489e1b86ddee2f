using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Tests;

/// <summary>Finds things on a page as people do: buttons and fields by their names, rows by what stands in them.</summary>
internal static class PageQueries
{
    /// <summary>Buttons and links of that name.</summary>
    public static IReadOnlyList<IElement> Buttons<T>(this IRenderedComponent<T> page, string name)
        where T : IComponent => [.. page.FindAll("button, a[href], [role=button]").Where(e => NameOf(e) == name)];

    /// <summary>The one button or link of that name.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> page, string name)
        where T : IComponent => page.Buttons(name).ShouldHaveSingleItem($"named “{name}”");

    /// <summary>The field with that label.</summary>
    public static IElement Field<T>(this IRenderedComponent<T> page, string label)
        where T : IComponent => page.FindAll("input, select, textarea").Where(e => LabelOf(page.Nodes.QuerySelectorAll("label"), e) == label)
            .ShouldHaveSingleItem($"labelled “{label}”");

    /// <summary>Presses the button of that name. Found and pressed in one go: what renders in between would take its handler away.</summary>
    public static void Press<T>(this IRenderedComponent<T> page, string name)
        where T : IComponent => page.InvokeAsync(() => page.Button(name).Click()).GetAwaiter().GetResult();

    /// <summary>Types into the field with that label.</summary>
    public static void Type<T>(this IRenderedComponent<T> page, string label, string text)
        where T : IComponent => page.InvokeAsync(() =>
    {
        try
        {
            page.Field(label).Input(text);
        }
        catch (MissingEventHandlerException)
        {
            page.Field(label).Change(text);
        }
    }).GetAwaiter().GetResult();

    /// <summary>The rows of the page's table whose text holds this.</summary>
    public static IReadOnlyList<string> Rows<T>(this IRenderedComponent<T> page, string text = "")
        where T : IComponent => [.. page.FindAll("tbody tr").Select(r => Plain(r.TextContent)).Where(r => r.Contains(text, StringComparison.Ordinal))];

    /// <summary>All that can be read on the page, without line breaks.</summary>
    public static string Text<T>(this IRenderedComponent<T> page)
        where T : IComponent => Plain(string.Join(' ', page.Nodes.Select(n => n.TextContent)));

    private static string NameOf(IElement element) => element.GetAttribute("aria-label") ?? Plain(element.TextContent);

    private static string LabelOf(IEnumerable<IElement> labels, IElement field) => field.GetAttribute("aria-label")
        ?? Plain(labels.OfType<IHtmlLabelElement>().FirstOrDefault(l => l.HtmlFor is { Length: > 0 } id ? id == field.Id : l.Contains(field))?.TextContent ?? "");

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
