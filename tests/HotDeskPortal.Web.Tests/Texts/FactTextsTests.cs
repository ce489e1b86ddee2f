using System.Collections;
using System.Globalization;
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
    public void EveryCheckOfReadiness_HasWords()
    {
        foreach (var check in ReadinessChecks.All)
        {
            ReadinessTexts.Title(check.Code).ShouldNotBe(check.Code);
            check.Holds().ShouldNotBe(check.Code);
            check.Why().ShouldEndWith(".", Case.Sensitive, check.Code);
        }
    }

    private static Dictionary<string, string> WordsOf(Type type) => FeatureStrings.Of(type)!.GetResourceSet(CultureInfo.InvariantCulture, true, true)!
        .Cast<DictionaryEntry>().Where(e => (string)e.Key == type.Name || ((string)e.Key).StartsWith($"{type.Name}_", StringComparison.Ordinal))
        .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(:[^}]+)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
