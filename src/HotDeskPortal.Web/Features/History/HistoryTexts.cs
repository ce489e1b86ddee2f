using System.Globalization;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Web.Features.History;

/// <summary>The words of the history.</summary>
public static class HistoryTexts
{
    /// <summary>How a session ended, as filters and charts name it.</summary>
    public static string Name(SessionEnd end) => end switch
    {
        SessionEnd.LoggedOut => "Logged out",
        SessionEnd.TakenOver => "Taken over",
        SessionEnd.Moved => "Moved to another desk",
        SessionEnd.Forced => "Logged out by somebody else",
        SessionEnd.MaximumSession => "Longest session reached",
        SessionEnd.Nightly => "Nightly logout",
        SessionEnd.UserDisabled => "User disabled",
        SessionEnd.UserDeleted => "User deleted",
        SessionEnd.HotDeskDeleted => "Extension deleted",
        _ => "Phone taken away",
    };

    /// <summary>How a session ended, and by whom.</summary>
    public static string Ending(SessionEnd? end, string? by) => end switch
    {
        null => "still logged in",
        SessionEnd.LoggedOut => "logged out",
        SessionEnd.TakenOver => $"taken over by {by}",
        SessionEnd.Moved => "moved to another desk",
        SessionEnd.Forced => $"logged out by {by}",
        SessionEnd.MaximumSession => "longest session reached",
        SessionEnd.Nightly => "nightly logout",
        SessionEnd.UserDisabled => $"user disabled by {by}",
        SessionEnd.UserDeleted => $"user deleted by {by}",
        SessionEnd.HotDeskDeleted => $"extension deleted by {by}",
        _ => $"phone taken away by {by}",
    };

    /// <summary>Which way something came.</summary>
    public static string Way(OwnershipChannel channel) => channel switch
    {
        OwnershipChannel.Simulator => "simulator",
        OwnershipChannel.Phone => "phone",
        OwnershipChannel.Api => "API",
        OwnershipChannel.Portal => "portal",
        _ => "schedule",
    };

    /// <summary>A length of time that fits a column: <c>4 min</c>, <c>7 h 20</c>, <c>3 d 4 h</c>.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => $"{(int)length.TotalMinutes} min",
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours} h {length.Minutes:00}"),
        _ => $"{(int)length.TotalDays} d {length.Hours} h",
    };
}
