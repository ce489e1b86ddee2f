using FluentValidation;

namespace HotDeskPortal.Services;

/// <summary>Rules that several forms share.</summary>
internal static class InputRules
{
    /// <summary>An extension number.</summary>
    public static void ExtensionNumber<T>(this IRuleBuilderInitial<T, string> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("Enter an extension number.")
        .Must(n => Domain.Offices.ExtensionNumber.TryParse(n.Trim(), out _))
        .WithMessage($"An extension number has {Domain.Offices.ExtensionNumber.MinDigits} to {Domain.Offices.ExtensionNumber.MaxDigits} digits, and nothing else.");

    /// <summary>One line of text that fits its column and cannot break out of a phone's file.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .MaximumLength(length).WithMessage($"Keep it within {length} characters.")
        .Must(t => t is null || !t.Any(char.IsControl)).WithMessage("This is one line of text, without line breaks or tabs.");

    /// <summary>A telephone number in E.164.</summary>
    public static void TelephoneNumber<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(n => string.IsNullOrWhiteSpace(n) || (n.Trim() is ['+', not '0', ..] t && t.Length is >= 8 and <= 16 && t.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0))
        .WithMessage("Enter the number as +, country code and number, for example +12025550119.");

    /// <summary>The text without blanks around it; null where nothing is left.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
