using FluentValidation;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>What one enters of a user.</summary>
public sealed class HotDeskUserForm
{
    /// <summary>Number, unique in the office over extensions, users and destinations.</summary>
    public string Number { get; set; } = "";

    /// <summary>Given name.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string LastName { get; set; } = "";

    /// <summary>E-mail address, if any.</summary>
    public string? Email { get; set; }

    /// <summary>Name that outgoing calls show; empty: the user's own.</summary>
    public string? CallerIdName { get; set; }

    /// <summary>Number that outgoing calls show, E.164.</summary>
    public string? CallerIdNumber { get; set; }

    /// <summary>Whether they may log in at hot desk extensions.</summary>
    public bool IsHotDeskingEnabled { get; set; } = true;

    /// <summary>Not disabled.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>A PIN to set while creating; empty: none yet. An update ignores it: a PIN is set or reset on its own.</summary>
    public string? NewPin { get; set; }

    /// <summary>Another form that holds the same.</summary>
    internal HotDeskUserForm Copy() => (HotDeskUserForm)MemberwiseClone();
}

/// <summary>The rules of a <see cref="HotDeskUserForm"/>.</summary>
public sealed class HotDeskUserFormValidator : AbstractValidator<HotDeskUserForm>
{
    /// <summary>Sets the rules.</summary>
    public HotDeskUserFormValidator()
    {
        RuleFor(f => f.Number).ExtensionNumber();
        RuleFor(f => f.FirstName).Line(HotDeskUserLengths.FirstName).Must(IsNoFormula).Because("formula");
        RuleFor(f => f.LastName).Line(HotDeskUserLengths.LastName).Must(IsNoFormula).Because("formula");
        RuleFor(f => f.FirstName).Must((f, first) => !string.IsNullOrWhiteSpace(first) || !string.IsNullOrWhiteSpace(f.LastName))
            .Because("name-missing");
        RuleFor(f => f.Email).MaximumLength(HotDeskUserLengths.Email).Because("too-long")
            .EmailAddress().When(f => !string.IsNullOrWhiteSpace(f.Email)).Because("email");
        RuleFor(f => f.CallerIdName).Line(HotDeskUserLengths.CallerIdName);
        RuleFor(f => f.CallerIdNumber).TelephoneNumber();
        RuleFor(f => f.NewPin).Custom((pin, context) =>
        {
            if (!string.IsNullOrEmpty(pin) && ExtensionNumber.TryParse(context.InstanceToValidate.Number.Trim(), out var number)
                && Pin.Entered(pin).Refusal(number) is { } refused)
                context.Fail(refused);
        });
    }

    /// <summary>A spreadsheet that opens an export takes such a name for a formula.</summary>
    private static bool IsNoFormula(string? name) => string.IsNullOrEmpty(name) || !"=+-@".Contains(name.TrimStart().FirstOrDefault());
}

/// <summary>A change of several users: null leaves a value alone.</summary>
public sealed class HotDeskUserBulkForm
{
    /// <summary>Which.</summary>
    public IReadOnlyList<int> Ids { get; set; } = [];

    /// <summary>Enable or disable hot desking.</summary>
    public bool? IsHotDeskingEnabled { get; set; }

    /// <summary>Enable or disable the users; disabling ends their sessions.</summary>
    public bool? IsActive { get; set; }

    /// <summary>New caller ID number.</summary>
    public string? CallerIdNumber { get; set; }

    /// <summary>Takes the caller ID number away: calls show the extension.</summary>
    public bool ClearCallerIdNumber { get; set; }
}

/// <summary>The rules of a <see cref="HotDeskUserBulkForm"/>.</summary>
public sealed class HotDeskUserBulkFormValidator : AbstractValidator<HotDeskUserBulkForm>
{
    /// <summary>Sets the rules.</summary>
    public HotDeskUserBulkFormValidator()
    {
        RuleFor(f => f.Ids).NotEmpty().Because("rows-missing");
        RuleFor(f => f.CallerIdNumber).Empty().When(f => f.ClearCallerIdNumber).Because("value-or-clear");
        RuleFor(f => f.CallerIdNumber).TelephoneNumber();
    }
}
