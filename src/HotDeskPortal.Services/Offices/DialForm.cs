using FluentValidation;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Services.Offices;

/// <summary>How an office dials numbers outside, as it is edited.</summary>
public sealed class DialForm
{
    /// <summary>What is dialled before a number outside; blank: nothing.</summary>
    public string OutsidePrefix { get; set; } = "";

    /// <summary>Country code, with or without plus; blank: numbers stay as dialled.</summary>
    public string CountryCode { get; set; } = "";

    /// <summary>What is dialled before a country code.</summary>
    public string InternationalPrefix { get; set; } = "";

    /// <summary>What is dialled before an area code; blank: nothing.</summary>
    public string NationalPrefix { get; set; } = "";

    /// <summary>How numbers are written to the trunk.</summary>
    public TrunkFormat TrunkFormat { get; set; }

    /// <summary>The office's numbers from outside, as <see cref="DidList"/> reads them.</summary>
    public string Dids { get; set; } = "";

    internal static DialForm Of(DialSettings s) => new()
    {
        OutsidePrefix = s.OutsidePrefix, CountryCode = s.CountryCode, InternationalPrefix = s.InternationalPrefix, NationalPrefix = s.NationalPrefix,
        TrunkFormat = s.TrunkFormat, Dids = s.Dids,
    };

    /// <summary>The settings as entered.</summary>
    public DialSettings ToSettings() => new()
    {
        OutsidePrefix = OutsidePrefix.Trim(), CountryCode = CountryCode.Trim().TrimStart('+'), InternationalPrefix = InternationalPrefix.Trim(),
        NationalPrefix = NationalPrefix.Trim(), TrunkFormat = TrunkFormat, Dids = Dids.Trim(),
    };
}

/// <summary>The rules of a <see cref="DialForm"/>.</summary>
internal sealed class DialFormValidator : AbstractValidator<DialForm>
{
    private const int LongestPrefix = 3, LongestInternational = 5;

    public DialFormValidator()
    {
        RuleFor(f => f.OutsidePrefix).Must(p => IsDigits(p, LongestPrefix)).Because("outside-prefix");
        RuleFor(f => f.CountryCode).Must(c => IsDigits(c.Trim().TrimStart('+'), LongestPrefix) && !c.Trim().TrimStart('+').StartsWith('0')).Because("country-code");
        RuleFor(f => f.CountryCode).Must((f, c) => f.TrunkFormat == TrunkFormat.AsDialled || c.Trim().Length > 0).Because("country-code-missing");
        RuleFor(f => f.InternationalPrefix).Must(p => IsDigits(p, LongestInternational)).Because("international-prefix");
        RuleFor(f => f.NationalPrefix).Must(p => IsDigits(p, LongestPrefix)).Because("national-prefix");
        RuleFor(f => f.TrunkFormat).IsInEnum().Because("trunk-format");
        RuleFor(f => f.Dids).MaximumLength(DialLengths.Dids).Because("too-long")
            .Custom((text, context) =>
            {
                if (!DidList.TryParse(text, out _, out var wrong))
                    context.Fail("did", facts: new { Entry = wrong });
            });
    }

    private static bool IsDigits(string text, int most) => text.Trim() is var digits && digits.Length <= most && digits.All(char.IsAsciiDigit);
}
