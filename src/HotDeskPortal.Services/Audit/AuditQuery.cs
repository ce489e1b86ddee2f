using System.Collections.Immutable;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Audit;

/// <summary>Whose entries are shown.</summary>
public enum AuditScope
{
    /// <summary>The office's.</summary>
    Office,

    /// <summary>The portal's own: accounts, API keys, sign-ins.</summary>
    Portal,

    /// <summary>All that one may see, of every office.</summary>
    All,
}

/// <summary>Which entries of the audit log are shown, the latest first. Text is sought in subjects, and in what was before and after.</summary>
public sealed record AuditQuery : GridQuery
{
    /// <summary>Whose.</summary>
    public AuditScope Scope { get; init; }

    /// <summary>Who did it must contain this.</summary>
    public string? By { get; init; }

    /// <summary>Where it came from must contain this.</summary>
    public string? From { get; init; }

    /// <summary>What was done; null: anything.</summary>
    public AuditAction? Action { get; init; }

    /// <summary>To what kind of thing; null: any.</summary>
    public AuditSubject? Kind { get; init; }

    /// <summary>First day, in the office's time zone.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>A field that was so and is otherwise.</summary>
/// <param name="Label">The field.</param>
/// <param name="Before">What it said; null: nothing.</param>
/// <param name="After">What it says; null: nothing any more.</param>
public sealed record AuditDifference(string Label, string? Before, string? After);

/// <summary>An entry of the audit log as it is shown.</summary>
/// <param name="Chain">Its chain: an office's key, or <see cref="AuditChain.Portal"/>.</param>
/// <param name="Number">Its number there.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done.</param>
/// <param name="Kind">To what kind of thing.</param>
/// <param name="Subject">To which one.</param>
/// <param name="Party">What kind of somebody did it.</param>
/// <param name="By">Who.</param>
/// <param name="Channel">The way it came.</param>
/// <param name="From">Where from.</param>
/// <param name="Differences">Before and after.</param>
public sealed record AuditRow(
    string Chain, long Number, DateTimeOffset At, AuditAction Action, AuditSubject Kind, string Subject, AuditParty Party, string By, OwnershipChannel? Channel,
    string? From, ImmutableArray<AuditDifference> Differences);
