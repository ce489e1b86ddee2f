using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Texts;

/// <summary>
/// The words for facts and for values of enums, from the strings of their feature. A fact's words have its type's name, and its variant
/// behind an underscore; where they depend on its <c>Count</c>, there is <c>_Other</c>, and <c>_One</c> or <c>_Zero</c> where that is another
/// sentence. <c>{Name}</c> in them is the property of that name, <c>{Local:yyyy}</c> the same in a format. The words for a value of an enum are named <c>Enum_Value</c>.
/// </summary>
public static partial class FactTexts
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> s_properties = new();

    /// <summary>The words for a fact, in the reader's language.</summary>
    public static string Of(Fact fact)
    {
        if (fact is Error error)
            return error.Message;
        var (strings, values) = (FeatureStrings.Of(fact.GetType()), PropertiesOf(fact.GetType()));
        var text = Keys(fact, values).Select(strings.Find).FirstOrDefault(t => t is not null) ?? fact.GetType().Name;
        return Placeholder().Replace(text, p => values.TryGetValue(p.Groups["name"].Value, out var value) ? Word(value.GetValue(fact), p.Groups["format"].Value) : p.Value);
    }

    /// <summary>The words for a value of an enum, as they stand within a sentence.</summary>
    public static string Of(Enum value) => FeatureStrings.Of(value.GetType()).Find($"{value.GetType().Name}_{value}") ?? value.ToString();

    /// <summary>The words for so many of a value, named <c>Enum_Value_One</c> and <c>Enum_Value_Other</c>.</summary>
    public static string Of(Enum value, int count)
    {
        var (strings, name) = (FeatureStrings.Of(value.GetType()), $"{value.GetType().Name}_{value}");
        return (count == 1 ? strings.Find($"{name}_One") : null) ?? strings.Find($"{name}_Other") ?? Of(value);
    }

    /// <summary>The words for a value of an enum where they stand alone, named <c>Enum_Value_Label</c>; else as within a sentence.</summary>
    public static string Label(Enum value) => FeatureStrings.Of(value.GetType()).Find($"{value.GetType().Name}_{value}_Label") ?? Of(value);

    /// <summary>The names under which a fact's words may stand, the most exact one first.</summary>
    private static IEnumerable<string> Keys(Fact fact, Dictionary<string, PropertyInfo> values)
    {
        var name = fact.Variant is { } variant ? $"{fact.GetType().Name}_{variant}" : fact.GetType().Name;
        if (values.TryGetValue("Count", out var count) && count.GetValue(fact) is int n)
        {
            if (n < 2)
                yield return n == 0 ? $"{name}_Zero" : $"{name}_One";
            yield return $"{name}_Other";
        }
        yield return name;
    }

    private static string Word(object? value, string? format = null) => value switch
    {
        null => "",
        string text => text,
        Fact fact => Of(fact),
        Enum one => Of(one),
        IEnumerable several => string.Join(", ", several.Cast<object?>().Select(v => Word(v))),
        IFormattable formattable => formattable.ToString(format, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    private static Dictionary<string, PropertyInfo> PropertiesOf(Type type) =>
        s_properties.GetOrAdd(type, static t => t.GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToDictionary(p => p.Name, StringComparer.Ordinal));

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(:(?<format>[^}]+))?\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
