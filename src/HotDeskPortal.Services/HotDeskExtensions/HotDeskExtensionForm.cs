using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>What one enters of a hot desk extension.</summary>
public sealed class HotDeskExtensionForm
{
    /// <summary>Number, unique in the office over extensions, users and destinations.</summary>
    public string Number { get; set; } = "";

    /// <summary>What people call it.</summary>
    public string Description { get; set; } = "";

    /// <summary>Floor.</summary>
    public string Floor { get; set; } = "";

    /// <summary>Desk.</summary>
    public string Desk { get; set; } = "";

    /// <summary>Portal scope.</summary>
    public PortalScope Scope { get; set; } = PortalScope.NoPortal;

    /// <summary>Whether it has a voicemail box.</summary>
    public bool HasVoicemail { get; set; }

    /// <summary>Whether it rings all of the user's phones.</summary>
    public bool RingsAllPhones { get; set; } = true;

    /// <summary>A person put on it by the phone system.</summary>
    public string? AssignedPerson { get; set; }

    /// <summary>Template of its phone.</summary>
    public int? TemplateId { get; set; }

    /// <summary>Another form that holds the same.</summary>
    internal HotDeskExtensionForm Copy() => (HotDeskExtensionForm)MemberwiseClone();
}

/// <summary>The rules of a <see cref="HotDeskExtensionForm"/>.</summary>
public sealed class HotDeskExtensionFormValidator : AbstractValidator<HotDeskExtensionForm>
{
    /// <summary>Sets the rules.</summary>
    public HotDeskExtensionFormValidator()
    {
        RuleFor(f => f.Number).ExtensionNumber();
        RuleFor(f => f.Description).Line(HotDeskExtensionLengths.Description);
        RuleFor(f => f.Floor).Line(HotDeskExtensionLengths.Floor);
        RuleFor(f => f.Desk).Line(HotDeskExtensionLengths.Desk);
        RuleFor(f => f.AssignedPerson).Line(HotDeskExtensionLengths.AssignedPerson);
        RuleFor(f => f.Scope).IsInEnum().Because("scope");
    }
}

/// <summary>A change of several hot desk extensions: null leaves a value alone.</summary>
public sealed class HotDeskExtensionBulkForm
{
    /// <summary>Which.</summary>
    public IReadOnlyList<int> Ids { get; set; } = [];

    /// <summary>New floor.</summary>
    public string? Floor { get; set; }

    /// <summary>New template.</summary>
    public int? TemplateId { get; set; }

    /// <summary>Takes the floor away.</summary>
    public bool ClearFloor { get; set; }

    /// <summary>Takes the template away: the phones get no configuration any more.</summary>
    public bool ClearTemplate { get; set; }

    /// <summary>Sets the four settings right that hot desking needs: no portal, no voicemail, ring all phones, nobody assigned.</summary>
    public bool MendSettings { get; set; }
}

/// <summary>The rules of a <see cref="HotDeskExtensionBulkForm"/>.</summary>
public sealed class HotDeskExtensionBulkFormValidator : AbstractValidator<HotDeskExtensionBulkForm>
{
    /// <summary>Sets the rules.</summary>
    public HotDeskExtensionBulkFormValidator()
    {
        RuleFor(f => f.Ids).NotEmpty().Because("rows-missing");
        RuleFor(f => f.Floor).Empty().When(f => f.ClearFloor).Because("value-or-clear");
        RuleFor(f => f.TemplateId).Null().When(f => f.ClearTemplate).Because("value-or-clear");
        RuleFor(f => f.Floor).Line(HotDeskExtensionLengths.Floor);
    }
}

/// <summary>Hot desk extensions in one go, with their phones.</summary>
public sealed class HotDeskRangeForm
{
    /// <summary>Most numbers of a range.</summary>
    public const int MaxNumbers = 1000;

    /// <summary>First number.</summary>
    public string First { get; set; } = "";

    /// <summary>Last number; as many digits as the first.</summary>
    public string Last { get; set; } = "";

    /// <summary>MAC addresses of the phones, one a line, in the order of the numbers; an empty line: no phone there.</summary>
    public string Macs { get; set; } = "";

    /// <summary>Model of all those phones.</summary>
    public string Model { get; set; } = "";

    /// <summary>Template of all.</summary>
    public int? TemplateId { get; set; }

    /// <summary>Floor of all.</summary>
    public string Floor { get; set; } = "";

    /// <summary>Emergency location of all those phones.</summary>
    public string? EmergencyLocation { get; set; }

    /// <summary>Number an emergency service calls back, of all those phones.</summary>
    public string? EmergencyCallback { get; set; }
}

/// <summary>The rules of a <see cref="HotDeskRangeForm"/>; its MACs are judged line by line in the preview.</summary>
public sealed class HotDeskRangeFormValidator : AbstractValidator<HotDeskRangeForm>
{
    /// <summary>Sets the rules.</summary>
    public HotDeskRangeFormValidator()
    {
        RuleFor(f => f.First).ExtensionNumber();
        RuleFor(f => f.Last).ExtensionNumber();
        RuleFor(f => f.Last).Must((f, last) => last.Trim().Length == f.First.Trim().Length)
            .Because("numbers-digits")
            .Must((f, last) => string.CompareOrdinal(f.First.Trim(), last.Trim()) <= 0).Because("numbers-order")
            .Must((f, last) => int.Parse(last.Trim(), System.Globalization.CultureInfo.InvariantCulture)
                - int.Parse(f.First.Trim(), System.Globalization.CultureInfo.InvariantCulture) < HotDeskRangeForm.MaxNumbers)
            .Because("numbers-too-many", new { Most = HotDeskRangeForm.MaxNumbers })
            .When(f => ExtensionNumber.TryParse(f.First.Trim(), out _) && ExtensionNumber.TryParse(f.Last.Trim(), out _));
        RuleFor(f => f.Model).Must(m => Domain.Phones.PhoneModels.Find(m) is not null).When(f => !string.IsNullOrWhiteSpace(f.Macs))
            .Because("phones-model");
        RuleFor(f => f.Floor).Line(HotDeskExtensionLengths.Floor);
        RuleFor(f => f.EmergencyLocation).Line(PhoneLengths.EmergencyLocation);
        RuleFor(f => f.EmergencyCallback).TelephoneNumber();
    }
}

/// <summary>One number of a range, before it is created.</summary>
/// <param name="Number">The number.</param>
/// <param name="Line">Which line of the MACs belongs to it, from 1.</param>
/// <param name="Mac">Its phone's address as entered; null: no phone.</param>
/// <param name="Problem">Why it cannot be created; null: it can.</param>
/// <param name="Warning">What should be looked at, and does not stand in the way.</param>
public sealed record HotDeskRangeRow(ExtensionNumber Number, int Line, string? Mac, Error? Problem, OddMac? Warning);

/// <summary>What creating a range will do.</summary>
/// <param name="Rows">Every number.</param>
/// <param name="Problems">What is wrong beside the numbers, as more MACs than numbers.</param>
public sealed record HotDeskRangePlan(IReadOnlyList<HotDeskRangeRow> Rows, IReadOnlyList<Error> Problems)
{
    /// <summary>Whether all of it can be created.</summary>
    public bool IsGood => Problems.Count == 0 && Rows.All(r => r.Problem is null);
}

/// <summary>What a range has created.</summary>
/// <param name="Extensions">Hot desk extensions.</param>
/// <param name="Phones">Phones that were assigned to them.</param>
public sealed record HotDeskRangeDone(int Extensions, int Phones);
