using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Services.Routing;

/// <summary>What one enters of a destination.</summary>
public sealed class DestinationForm
{
    /// <summary>Number, unique in the office over extensions, users and destinations.</summary>
    public string Number { get; set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is.</summary>
    public DestinationKind Kind { get; set; }

    /// <summary>Numbers of whom it calls, in order: users, or other destinations.</summary>
    public IReadOnlyList<string> Members { get; set; } = [];
}

/// <summary>The rules of a <see cref="DestinationForm"/>. Whether a member exists, and is no shared phone, the service knows.</summary>
public sealed class DestinationFormValidator : AbstractValidator<DestinationForm>
{
    /// <summary>Most members.</summary>
    public const int MaxMembers = 500;

    /// <summary>Sets the rules.</summary>
    public DestinationFormValidator()
    {
        RuleFor(f => f.Number).ExtensionNumber();
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop).NotEmpty().Because("destination-name-missing").Line(DestinationLengths.Name);
        RuleFor(f => f.Kind).IsInEnum().Because("destination-kind");
        RuleFor(f => f.Members).Cascade(CascadeMode.Stop)
            .Must(m => m.Count <= MaxMembers).Because("members-too-many", new { Most = MaxMembers })
            .Must(m => m.All(n => ExtensionNumber.TryParse(n.Trim(), out _))).Because("members-numbers")
            .Must(m => m.Select(n => n.Trim()).Distinct().Count() == m.Count).Because("members-twice");
    }
}

/// <summary>A destination with everything.</summary>
/// <param name="Entry">Number, kind, name.</param>
/// <param name="Members">Its members, with where a call to each goes now.</param>
/// <param name="Route">Where a call to it goes now.</param>
/// <param name="Revision">Counts changes.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who changed it last.</param>
public sealed record DestinationDetail(
    DestinationEntry Entry, ImmutableArray<MemberRoute> Members, Route Route, int Revision, DateTimeOffset ChangedAt, string ChangedBy)
{
    /// <summary>A form that holds what is stored.</summary>
    public DestinationForm ToForm() => new()
    {
        Number = Entry.Number.Digits, Name = Entry.Name, Kind = Entry.Kind, Members = [.. Members.Select(m => m.Entry.Number.Digits)],
    };
}
