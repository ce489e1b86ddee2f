using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Features.Readiness;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Whatever Domain and Services have to tell has words, and the words tell nothing else.</summary>
public sealed partial class FactTextsTests
{
    private static IEnumerable<Type> Types => typeof(Fact).Assembly.GetTypes().Concat(typeof(ReadinessCheck).Assembly.GetTypes());

    private static IEnumerable<Type> Facts => Types.Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract && !t.IsSubclassOf(typeof(Error)));

    [Fact]
    public void EveryFact_HasWords_AndTheyNameItsProperties()
    {
        var (silent, wrong) = (new List<string>(), new List<string>());
        foreach (var type in Facts)
        {
            var words = WordsOf(type);
            if (words.Count == 0)
                silent.Add(type.FullName!);
            wrong.AddRange(words.SelectMany(w => Placeholder().Matches(w.Value).Select(p => p.Groups["name"].Value)
                .Where(name => type.GetProperty(name) is null).Select(name => $"{w.Key} names {{{name}}}")));
        }
        silent.ShouldBeEmpty();
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Facts_HaveNamesOfTheirOwnInTheirFeature() =>
        Facts.Select(t => (FeatureStrings.FeatureOf(t), t.Name)).ShouldBeUnique("words are found by the name");

    [Fact]
    public void Features_ThatHaveStringsForAType_StandInFeatureStrings()
    {
        var strings = typeof(FeatureStrings).Assembly.GetTypes().Where(t => t.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true)
            .Select(t => (Feature: t.Namespace!.Split('.')[3], Manager: t.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
            .Where(t => t.Manager is not null).ToLookup(t => t.Feature, t => (ResourceManager)t.Manager!.GetValue(null)!);
        strings.Count.ShouldBeGreaterThan(10);

        Types.Where(t => (t.IsEnum || t.IsSubclassOf(typeof(Fact))) && t.Namespace!.Split('.').Length > 2 && FeatureStrings.Of(t) is null)
            .Where(t => strings[FeatureStrings.FeatureOf(t)].Any(s => Has(s, t)))
            .Select(t => t.FullName).ShouldBeEmpty("their feature is missing in FeatureStrings: nobody finds these words");

        static bool Has(ResourceManager strings, Type type) => strings.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>()
            .Select(e => (string)e.Key).Any(key => type.IsEnum
                ? Enum.GetNames(type).Any(v => key.StartsWith($"{type.Name}_{v}", StringComparison.Ordinal))
                : key == type.Name || key.StartsWith($"{type.Name}_", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryCheckOfReadiness_HasWords()
    {
        foreach (var check in ReadinessChecks.All)
        {
            ReadinessTexts.Title(check.Code).ShouldNotBe(check.Code);
            $"{ReadinessTexts.Title(check.Code)} {check.Holds()} {check.Why()}".ShouldNotContain('{', check.Code);
            check.Holds().ShouldNotBe(check.Code);
            check.Why().ShouldEndWith(".", Case.Sensitive, check.Code);
        }
    }

    /// <summary>The words of its feature; what only errors tell is worded with them.</summary>
    private static Dictionary<string, string> WordsOf(Type type) => new[] { FeatureStrings.Of(type), ErrorStrings.ResourceManager }.OfType<ResourceManager>()
        .SelectMany(strings => strings.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>()).Where(e => (string)e.Key == type.Name || ((string)e.Key).StartsWith($"{type.Name}_", StringComparison.Ordinal))
        .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(:[^}]+)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
