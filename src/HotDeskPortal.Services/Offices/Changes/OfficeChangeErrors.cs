using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>The number means something else in this office already (design/behaviour.md: Numbers, people and phones).</summary>
/// <param name="Number">The number.</param>
/// <param name="By">What has it, for example <c>user Dana Whitfield</c>.</param>
public sealed record NumberTaken(ExtensionNumber Number, string By) : Error("number-taken", $"{Number} is taken by {By}.");

/// <summary>A value that differs from what was about to be saved.</summary>
/// <param name="Field">What people call it.</param>
/// <param name="Now">What is stored.</param>
/// <param name="Yours">What was about to be saved.</param>
public sealed record FieldDifference(string Field, string Now, string Yours);

/// <summary>Somebody else has changed the record since it was read: nothing was overwritten.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Revision">The revision it has now.</param>
/// <param name="Differences">Where the stored record and the one that was about to be saved differ.</param>
public sealed record ChangedMeanwhile(string By, DateTimeOffset At, int Revision, ImmutableArray<FieldDifference> Differences)
    : Error("changed-meanwhile", Tell(By, At, Differences))
{
    private static string Tell(string by, DateTimeOffset at, ImmutableArray<FieldDifference> differences)
    {
        var what = differences.IsEmpty ? "" : " " + string.Join(" ", differences.Select(d => $"{d.Field} is now '{d.Now}', yours '{d.Yours}'."));
        return string.Create(CultureInfo.InvariantCulture, $"Changed meanwhile by {by} at {at:yyyy-MM-dd HH:mm:ss} UTC; nothing was saved.{what}");
    }
}

/// <summary>Nothing was selected to be changed.</summary>
public sealed record NothingSelected() : Error("nothing-selected", "Select at least one row.");

