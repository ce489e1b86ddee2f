using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>A recorded call as people look for it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Lines">What was heard and keyed.</param>
/// <param name="People">Who was named in it, or keyed their extension.</param>
/// <param name="Clock">When it came, to the second.</param>
/// <param name="Day">The day; null: today.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record RecordedCallView(
    RecordedCall Call, IReadOnlyList<RecordedLine> Lines, ImmutableArray<string> People, string Clock, string? Day, string Outcome)
{
    /// <summary>The view of a call.</summary>
    public static RecordedCallView Of(RecordedCall call, OfficeDirectory directory, OfficeTime time)
    {
        var lines = CallTranscript.Lines(call);
        var people = lines.Select(l => l.Keys is { } keys && directory.Find(keys) is UserEntry user ? user.Name : l.Name).OfType<string>().Distinct();
        var isToday = time.Exact(call.StartedAt).StartsWith(time.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new RecordedCallView(call, lines, [.. people], time.Clock(call.StartedAt), isToday ? null : time.Brief(call.StartedAt), OutcomeOf(call.Outcome));
    }

    /// <summary>Whether every word of a search stands in it.</summary>
    public bool Fits(string? search) => (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        ((string[])[Call.Phone, Call.Dialled, Clock, Day ?? "", Outcome, Call.DoorName, .. People, .. Lines.Select(l => l.Keys ?? "")])
        .Any(text => CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0));

    /// <summary>How an outcome is marked.</summary>
    public static string Mark(KeypadOutcome? outcome) => outcome switch
    {
        KeypadOutcome.LoggedIn or KeypadOutcome.LoggedOut => "badge good",
        KeypadOutcome.NotRight or KeypadOutcome.PhoneRefuses or KeypadOutcome.Unavailable => "badge bad",
        _ => "badge quiet",
    };

    private static string OutcomeOf(KeypadOutcome? outcome) =>
        outcome is { } known ? DoorStrings.ResourceManager.Find($"Outcome_{known}") ?? known.ToString() : DoorStrings.OutcomeUnknown;
}
