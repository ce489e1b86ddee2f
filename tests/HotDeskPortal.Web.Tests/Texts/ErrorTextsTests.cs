using System.Collections;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Errors are facts; this is where they get their words, and where none of them may lack any.</summary>
public sealed class ErrorTextsTests
{
    /// <summary>Sentences that are added to an error's own, one for each of several things.</summary>
    private static readonly string[] Added = ["ChangedMeanwhile_Difference", "RangeRefused_Row", "ImportOutdated_Row"];

    private static readonly Dictionary<string, string> Words = ErrorStrings.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [Fact]
    public void EveryError_InEachOfItsVariants_IsToldInItsSentence()
    {
        foreach (var (fact, sentence) in ErrorSentences.All)
            ErrorTexts.Of(fact).ShouldBe(sentence);
    }

    [Fact]
    public void EveryErrorType_HasItsSentenceHere() =>
        ErrorTypes().Except(ErrorSentences.All.Select(s => s.Fact.GetType())).ShouldBeEmpty("add the error to ErrorSentences, and its words to ErrorStrings.resx");

    [Fact]
    public void Strings_AreThoseOfTheErrors_AndNoOthers()
    {
        var told = ErrorSentences.All.Select(s => s.Fact).SelectMany(f => f is TemplateChanged changed ? [f, .. changed.Changes] : new[] { f })
            .Where(f => f is not (InvalidInput or AccountRefused)).Select(ErrorTexts.Key).Concat(Added).Distinct();

        Words.Keys.ShouldBe(told, ignoreOrder: true);
    }

    [Fact]
    public void EveryPlaceholder_NamesAPropertyOfTheError()
    {
        foreach (var fact in ErrorSentences.All.Select(s => s.Fact).Where(f => Words.ContainsKey(ErrorTexts.Key(f))))
            foreach (var path in Sentence.Paths(Words[ErrorTexts.Key(fact)]))
                path.Split('.').Aggregate((Type?)fact.GetType(), (type, name) => type is null ? null : Sentence.Property(type, name)?.PropertyType)
                    .ShouldNotBeNull($"{ErrorTexts.Key(fact)} names {path}");
    }

    /// <summary>Else a dialog would show the sentence nowhere near its field.</summary>
    [Fact]
    public void EveryField_IsOneOfAForm()
    {
        var fields = typeof(InvalidInput).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Form", StringComparison.Ordinal) || t == typeof(ImportOrder)).SelectMany(t => t.GetProperties())
            .Select(p => p.Name).ToHashSet();

        // A request of the API has fields that no form has.
        ErrorSentences.All.Select(s => s.Fact).OfType<Error>().Where(e => e.GetType().Assembly != typeof(ErrorTexts).Assembly).Select(e => e.Field).OfType<string>().Where(f => !fields.Contains(f)).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_AreOneErrorsOnly()
    {
        var errors = ErrorSentences.All.Select(s => s.Fact).OfType<Error>().ToList();

        errors.GroupBy(e => e.Code).Where(g => g.DistinctBy(e => e.GetType()).Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        errors.ShouldAllBe(e => e.Code.All(c => char.IsAsciiLetterLower(c) || c == '-'));
    }

    [Theory]
    [InlineData("{Name} of {Office.Name}", "A of B")]
    [InlineData("{At:yyyy-MM-dd}: {{Name}} {Missing}{Office.Missing}.", "2026-11-24: {Name} .")]
    [InlineData("{Several}", "a, 2")]
    [InlineData("{ Name } {", "{ Name } {")]
    public void Sentence_IsFilledByName(string words, string filled) => Sentence.Fill(
        words, new { Name = "A", Office = new { Name = "B" }, At = new DateTime(2026, 11, 24), Several = new object[] { "a", 2 } }).ShouldBe(filled);

    [Fact]
    public void Problem_OfEveryKind_HasAStatusOfItsOwn()
    {
        var statuses = Enum.GetValues<ErrorKind>().Select(kind => (kind, ApiProblems.Details(new Any(kind)).Status)).ToList();

        statuses.ShouldBe(
        [
            (ErrorKind.Invalid, 400), (ErrorKind.NotFound, 404), (ErrorKind.Refused, 403), (ErrorKind.Conflict, 409), (ErrorKind.Outdated, 412),
            (ErrorKind.PreconditionRequired, 428), (ErrorKind.Unprocessable, 422), (ErrorKind.Unauthenticated, 401), (ErrorKind.TooMany, 429),
            (ErrorKind.Unavailable, 503),
        ]);
    }

    private static IEnumerable<Type> ErrorTypes() => new[] { typeof(Error), typeof(InvalidInput), typeof(ErrorTexts) }
        .SelectMany(t => t.Assembly.GetTypes()).Where(t => t.IsSubclassOf(typeof(Error)) && !t.IsAbstract);

    private sealed record Any(ErrorKind Of) : Error("any", Of);
}
