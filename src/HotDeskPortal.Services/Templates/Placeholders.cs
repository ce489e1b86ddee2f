using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fluid;
using Fluid.Ast;
using Fluid.Parser;

namespace HotDeskPortal.Services.Templates;

/// <summary>What placeholders stand for at one phone.</summary>
/// <param name="Extension">Number of the hot desk extension.</param>
/// <param name="Office">Name of the office.</param>
/// <param name="Description">Description of the hot desk extension.</param>
public sealed record PlaceholderValues(string Extension, string Office, string Description);

/// <summary>
/// Placeholders of a template's texts, in Liquid. Only <c>{{ name }}</c> of a known name is allowed: no tags, no filters, so a
/// text says what it says. What a placeholder stands for is output and never read as Liquid again.
/// </summary>
public static class Placeholders
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = new() { MaxSteps = 1000 };
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new();

    private static readonly FrozenDictionary<string, Func<PlaceholderValues, string>> Known =
        new Dictionary<string, Func<PlaceholderValues, string>>
        {
            ["extension"] = v => v.Extension, ["office"] = v => v.Office, ["description"] = v => v.Description,
        }.ToFrozenDictionary();

    /// <summary>The known ones, as one writes them.</summary>
    public static string KnownList => string.Join(", ", new[] { "extension", "office", "description" }.Select(n => $"{{{{ {n} }}}}"));

    /// <summary>What is wrong with the placeholders of a text; null: nothing.</summary>
    public static WrongPlaceholder? Check(string text)
    {
        if (!Parser.TryParse(text, out var parsed, out _) || parsed is not FluidTemplate template)
            return new WrongPlaceholder(PlaceholderRule.Written);
        foreach (var statement in template.Statements)
        {
            if (statement is TextSpanStatement)
                continue;
            if (statement is not OutputStatement { Expression: MemberExpression { Segments: [IdentifierSegment name] } })
                return new WrongPlaceholder(PlaceholderRule.Plain);
            if (!Known.ContainsKey(name.Identifier))
                return new WrongPlaceholder(PlaceholderRule.Known) { Name = name.Identifier };
        }
        return null;
    }

    /// <summary>The text with its placeholders filled in.</summary>
    /// <param name="text">A text that <see cref="Check"/> accepts.</param>
    /// <param name="values">What they stand for.</param>
    /// <exception cref="ParseException">It does not.</exception>
    public static string Render(string text, PlaceholderValues values)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        // Templates are few and their texts short; what is typed into a preview must not pile up all the same.
        if (Parsed.Count > 10_000)
            Parsed.Clear();
        var template = Parsed.GetOrAdd(text, static t => Parser.Parse(t));
        var context = new TemplateContext(Options);
        foreach (var (name, value) in Known)
            context.SetValue(name, value(values));
        return template.Render(context, NullEncoder.Default);
    }
}
