using System.Globalization;
using FluentValidation.Results;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Texts;

/// <summary>Words what validators find, by the code that the rule gives and <c>ValidationStrings.resx</c>.</summary>
internal static class ValidationTexts
{
    /// <summary>What is wrong, in a sentence.</summary>
    public static string Of(ValidationFailure failure) => failure.CustomState is Fact fact
        ? FactTexts.Of(fact)
        : Sentence.Fill(
            ValidationStrings.ResourceManager.GetString(ErrorTexts.Key(failure.ErrorCode), CultureInfo.CurrentUICulture) ?? failure.ErrorCode,
            name => Sentence.Read(failure.CustomState, name) ?? failure.FormattedMessagePlaceholderValues?.GetValueOrDefault(name));

    /// <summary>What is wrong with each field, as the API tells it.</summary>
    public static Dictionary<string, string[]> ByField(ValidationResult result) =>
        result.Errors.GroupBy(f => f.PropertyName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(Of).ToArray(), StringComparer.Ordinal);
}
