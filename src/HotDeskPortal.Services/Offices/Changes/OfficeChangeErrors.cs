using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>What a number may belong to.</summary>
public enum NumberHolder
{
    /// <summary>A hot desk extension.</summary>
    HotDesk,

    /// <summary>A user.</summary>
    User,

    /// <summary>A call queue.</summary>
    Queue,

    /// <summary>A number from outside.</summary>
    Did,

    /// <summary>An attendant.</summary>
    Attendant,
}

/// <summary>The number means something else in this office already (design/behaviour.md: Numbers, people and phones).</summary>
/// <param name="Number">The number.</param>
/// <param name="Holder">What has it.</param>
/// <param name="Name">What that is called; empty: a hot desk extension may have no description.</param>
public sealed record NumberTaken(ExtensionNumber Number, NumberHolder Holder, string Name) : Error("number-taken", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Variant => Name.Length == 0 ? "Unnamed" : Holder.ToString();

    /// <inheritdoc/>
    public override string Field => nameof(Number);
}

/// <summary>A value that differs from what was about to be saved.</summary>
/// <param name="Field">The form's field, by the property's name.</param>
/// <param name="Now">What is stored: a text, a number, yes or no, one of an enumeration, a time; null: nothing.</param>
/// <param name="Yours">What was about to be saved.</param>
public sealed record FieldDifference(string Field, object? Now, object? Yours);

/// <summary>Somebody else has changed the record since it was read: nothing was overwritten.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Revision">The revision it has now.</param>
/// <param name="Differences">Where the stored record and the one that was about to be saved differ.</param>
public sealed record ChangedMeanwhile(string By, DateTimeOffset At, int Revision, ImmutableArray<FieldDifference> Differences)
    : Error("changed-meanwhile", ErrorKind.Outdated);

/// <summary>Nothing was selected to be changed.</summary>
public sealed record NothingSelected() : Error("nothing-selected", ErrorKind.Invalid);
