using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Web.Texts;

/// <summary>
/// Words errors, and facts that come with them, by <c>ErrorStrings.resx</c>: for pages, and as <c>detail</c> of the API's problems. Here
/// are only those that tell several things one after the other.
/// </summary>
internal static class ErrorTexts
{
    /// <summary>Rows that a sentence names; a page shows all of them.</summary>
    private const int MostRows = 5;

    /// <summary>What happened and why, in a sentence; null where nothing did.</summary>
    [return: NotNullIfNotNull(nameof(fact))]
    public static string? Of(Fact? fact) => fact switch
    {
        null => null,
        InvalidInput e => string.Join(' ', e.Result.Errors.Select(ValidationTexts.Of)),
        AccountRefused e => string.Join(' ', e.Reasons),
        ChangedMeanwhile e => Together(e, e.Differences.Select(Of)),
        RangeRefused e => Together(e, e.Plan.Problems.Select(FactTexts.Of).Concat(
            e.Plan.Rows.Where(r => r.Problem is not null).Take(MostRows).Select(r => Sentence.Fill(Words("RangeRefused_Row"), r)))),
        ImportOutdated e => Together(e, e.Rows.Take(MostRows).Select(r => Sentence.Fill(
            Words("ImportOutdated_Row"), path => path == nameof(r.Line) ? r.Line : r.Notes.First(n => !n.IsWarning).What))),
        _ => Told(fact),
    };

    /// <summary>Where the words of a fact stand: under the code of an error, the name of another fact, and their variant.</summary>
    public static string Key(Fact fact) =>
        (fact is Error error ? Key(error.Code) : fact.GetType().Name) + (fact.Variant is { } variant ? $"_{variant}" : "");

    /// <summary>A code as it is written in resource files: <c>UnknownOffice</c> for <c>unknown-office</c>.</summary>
    public static string Key(string code) => string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Of(FieldDifference difference) => Sentence.Fill(Words("ChangedMeanwhile_Difference"), path => path switch
    {
        nameof(difference.Now) => FieldTexts.Value(difference.Field, difference.Now),
        nameof(difference.Yours) => FieldTexts.Value(difference.Field, difference.Yours),
        _ => FieldTexts.Label(difference.Field),
    });

    private static string Together(Error error, IEnumerable<string> more) => string.Join(' ', more.Prepend(Told(error)));

    private static string Told(Fact fact) => Sentence.Fill(Words(Key(fact)), fact);

    /// <summary>A key without words is told as it is: a test sees to it that there is none.</summary>
    private static string Words(string key) => ErrorStrings.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
