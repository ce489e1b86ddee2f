using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Texts;

/// <summary>
/// The words for facts and for values of enums, from the strings of their feature. A fact's words have its type's name, and its variant
/// behind an underscore; where they depend on its <c>Count</c>, there is <c>_Other</c>, and <c>_One</c> or <c>_Zero</c> where that is another
/// sentence. They name the fact's properties: <see cref="Sentence"/>. The words for a value of an enum are named <c>Enum_Value</c>.
/// </summary>
public static class FactTexts
{
    /// <summary>The words for a fact, in the reader's language.</summary>
    public static string Of(Fact fact) => fact is not Error && FeatureStrings.Of(fact.GetType()) is { } strings
        && Names(fact).Select(strings.Find).FirstOrDefault(words => words is not null) is { } words
            ? Sentence.Fill(words, fact)
            : ErrorTexts.Of(fact);

    /// <summary>The words for a value of an enum, as they stand within a sentence.</summary>
    public static string Of(Enum value) => Find(value, "") ?? value.ToString();

    /// <summary>The words for so many of a value, named <c>Enum_Value_One</c> and <c>Enum_Value_Other</c>.</summary>
    public static string Of(Enum value, int count) => (count == 1 ? Find(value, "_One") : null) ?? Find(value, "_Other") ?? Of(value);

    /// <summary>The words for a value of an enum where they stand alone, named <c>Enum_Value_Label</c>; else as within a sentence.</summary>
    public static string Label(Enum value) => Find(value, "_Label") ?? Of(value);

    /// <summary>The names under which a fact's words may stand, the most exact one first.</summary>
    internal static IEnumerable<string> Names(Fact fact)
    {
        var name = fact.Variant is { } variant ? $"{fact.GetType().Name}_{variant}" : fact.GetType().Name;
        if (Sentence.Read(fact, "Count") is int count)
        {
            if (count < 2)
                yield return count == 0 ? $"{name}_Zero" : $"{name}_One";
            yield return $"{name}_Other";
        }
        yield return name;
    }

    private static string? Find(Enum value, string form) => FeatureStrings.Of(value.GetType())?.Find($"{value.GetType().Name}_{value}{form}");
}
