using FluentValidation;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Phones;

/// <summary>What one enters of a phone.</summary>
public sealed class PhoneForm
{
    /// <summary>MAC address, with or without separators.</summary>
    public string Mac { get; set; } = "";

    /// <summary>Model: one of <see cref="PhoneModels.All"/>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Where it stands, as an emergency service must hear it.</summary>
    public string? EmergencyLocation { get; set; }

    /// <summary>Number an emergency service calls back, E.164.</summary>
    public string? EmergencyCallback { get; set; }

    /// <summary>The hot desk extension or user to assign it to; null: in stock.</summary>
    public int? ExtensionId { get; set; }
}

/// <summary>The rules of a <see cref="PhoneForm"/>.</summary>
public sealed class PhoneFormValidator : AbstractValidator<PhoneForm>
{
    /// <summary>Sets the rules.</summary>
    public PhoneFormValidator()
    {
        RuleFor(f => f.Mac).Custom((mac, context) =>
        {
            if (!MacAddress.TryParse(mac, out _, out var reason))
                context.Fail(reason);
        });
        RuleFor(f => f.Model).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("model-missing")
            .Must(m => PhoneModels.Find(m) is not null).Because("unknown-model");
        RuleFor(f => f.EmergencyLocation).Line(PhoneLengths.EmergencyLocation);
        RuleFor(f => f.EmergencyCallback).TelephoneNumber();
    }
}

/// <summary>A change of several phones: null leaves a value alone.</summary>
public sealed class PhoneBulkForm
{
    /// <summary>Which.</summary>
    public IReadOnlyList<int> Ids { get; set; } = [];

    /// <summary>New model.</summary>
    public string? Model { get; set; }

    /// <summary>New emergency location.</summary>
    public string? EmergencyLocation { get; set; }

    /// <summary>New call-back number.</summary>
    public string? EmergencyCallback { get; set; }

    /// <summary>Takes the emergency location away.</summary>
    public bool ClearEmergencyLocation { get; set; }

    /// <summary>Takes the call-back number away.</summary>
    public bool ClearEmergencyCallback { get; set; }
}

/// <summary>The rules of a <see cref="PhoneBulkForm"/>.</summary>
public sealed class PhoneBulkFormValidator : AbstractValidator<PhoneBulkForm>
{
    /// <summary>Sets the rules.</summary>
    public PhoneBulkFormValidator()
    {
        RuleFor(f => f.Ids).NotEmpty().Because("rows-missing");
        RuleFor(f => f.EmergencyLocation).Empty().When(f => f.ClearEmergencyLocation).Because("value-or-clear");
        RuleFor(f => f.EmergencyCallback).Empty().When(f => f.ClearEmergencyCallback).Because("value-or-clear");
        RuleFor(f => f.Model).Must(m => m is null || PhoneModels.Find(m) is not null).Because("model-missing");
        RuleFor(f => f.EmergencyLocation).Line(PhoneLengths.EmergencyLocation);
        RuleFor(f => f.EmergencyCallback).TelephoneNumber();
    }
}
