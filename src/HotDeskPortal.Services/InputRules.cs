using FluentValidation;
using FluentValidation.Results;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services;

/// <summary>
/// Rules that several forms share, and the way in which every rule says what is wrong: by a code, which Web words. What a code's
/// sentence is filled with is what the rule knows (<c>MaxLength</c>, <c>From</c>, <c>PropertyValue</c>), or facts given with it.
/// </summary>
internal static class InputRules
{
    /// <summary>How long an extension number is.</summary>
    public static readonly object NumberDigits = new { Min = Domain.Offices.ExtensionNumber.MinDigits, Max = Domain.Offices.ExtensionNumber.MaxDigits };

    /// <summary>Names what is wrong where the rule does not hold. The library's own sentences, which may quote what was entered, are never made.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="code">Kebab-case.</param>
    /// <param name="facts">What its sentence is filled with, beside what the rule knows.</param>
    public static IRuleBuilderOptions<T, TProperty> Because<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, object? facts = null)
    {
        rule = rule.WithErrorCode(code).WithMessage(code);
        return facts is null ? rule : rule.WithState(_ => facts);
    }

    /// <summary>A failure that a service or a rule of its own kind finds.</summary>
    public static ValidationFailure Failure(string code, string field, object? facts = null) => new(field, code) { ErrorCode = code, CustomState = facts };

    /// <summary>Adds a failure to what a validator has found.</summary>
    public static void Fail<T>(this ValidationContext<T> context, string code, string? field = null, object? facts = null) =>
        context.AddFailure(Failure(code, field ?? context.PropertyPath, facts));

    /// <summary>Adds an error to what a validator has found, under the field that is looked at.</summary>
    public static void Fail<T>(this ValidationContext<T> context, Error error) => context.Fail(error.Code, facts: error);

    /// <summary>An extension number.</summary>
    public static void ExtensionNumber<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().Because("extension-number-missing")
        .Must(n => Domain.Offices.ExtensionNumber.TryParse(n.Trim(), out _)).Because("extension-number", NumberDigits);

    /// <summary>One line of text that fits its column and cannot break out of a phone's file.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .MaximumLength(length).Because("too-long")
        .Must(t => t is null || !t.Any(char.IsControl)).Because("one-line");

    /// <summary>A telephone number in E.164.</summary>
    public static void TelephoneNumber<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(n => string.IsNullOrWhiteSpace(n) || (n.Trim() is ['+', not '0', ..] t && t.Length is >= 8 and <= 16 && t.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0))
        .Because("telephone-number");

    /// <summary>The text without blanks around it; null where nothing is left.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
