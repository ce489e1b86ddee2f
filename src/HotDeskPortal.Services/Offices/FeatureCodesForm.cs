using FluentValidation;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Services.Offices;

/// <summary>An office's feature codes as they are edited.</summary>
public sealed class FeatureCodesForm
{
    /// <summary>The code to log in.</summary>
    public string LogIn { get; set; } = FeatureCodes.Default.LogIn;

    /// <summary>The code to log out.</summary>
    public string LogOut { get; set; } = FeatureCodes.Default.LogOut;

    /// <summary>The code that does either; blank: there is none.</summary>
    public string Toggle { get; set; } = "";

    internal static FeatureCodesForm Of(FeatureCodes codes) => new() { LogIn = codes.LogIn, LogOut = codes.LogOut, Toggle = codes.Toggle ?? "" };

    /// <summary>The codes as entered.</summary>
    public FeatureCodes ToCodes() => new(LogIn.Trim(), LogOut.Trim(), InputRules.OrNull(Toggle));
}

/// <summary>
/// The rules of a <see cref="FeatureCodesForm"/>. A code begins with a star, so it is no extension and no emergency number; a star
/// before an emergency number would make a slip of the finger dangerous.
/// </summary>
internal sealed class FeatureCodesFormValidator : AbstractValidator<FeatureCodesForm>
{
    public FeatureCodesFormValidator(IEnumerable<string> emergencyNumbers)
    {
        var emergency = emergencyNumbers.Select(n => $"*{n}").ToHashSet(StringComparer.Ordinal);
        Code(nameof(FeatureCodesForm.LogIn), f => f.LogIn, f => [], emergency);
        Code(nameof(FeatureCodesForm.LogOut), f => f.LogOut, f => [f.LogIn], emergency);
        Code(nameof(FeatureCodesForm.Toggle), f => f.Toggle, f => [f.LogIn, f.LogOut], emergency);
    }

    private void Code(string field, Func<FeatureCodesForm, string> code, Func<FeatureCodesForm, string[]> others, HashSet<string> emergency) =>
        RuleFor(f => f).Custom((form, context) =>
        {
            var text = code(form).Trim();
            if (text.Length == 0 && field == nameof(FeatureCodesForm.Toggle))
                return;
            if (!FeatureCodes.IsCode(text))
                context.Fail("feature-code", Path(context, field));
            else if (emergency.Contains(text))
                context.Fail("feature-code-emergency", Path(context, field), new { Number = text[1..] });
            // A phone dials as soon as a code is complete.
            else if (Array.Find(others(form), o => IsTaken(text, o.Trim())) is { } taken)
                context.Fail("feature-code-taken", Path(context, field), new { Code = taken.Trim() });
        });

    private static bool IsTaken(string text, string other) =>
        other.Length > 0 && (other.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(other, StringComparison.Ordinal));

    private static string Path(ValidationContext<FeatureCodesForm> context, string field) => context.PropertyChain.BuildPropertyPath(field);
}
