using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.History;

/// <summary>The words of the history.</summary>
public static class HistoryTexts
{
    /// <summary>A length of time that fits a column: <c>4 min</c>, <c>7 h 20</c>, <c>3 d 4 h</c>.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => HistoryStrings.LengthUnderMinute,
        { TotalHours: < 1 } => HistoryStrings.LengthMinutes.With((int)length.TotalMinutes),
        { TotalDays: < 1 } => HistoryStrings.LengthHours.With((int)length.TotalHours, length.Minutes),
        _ => HistoryStrings.LengthDays.With((int)length.TotalDays, length.Hours),
    };
}
