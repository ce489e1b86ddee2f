using System.Globalization;

namespace HotDeskPortal.Web.Features.History;

/// <summary>The words of the history.</summary>
public static class HistoryTexts
{
    /// <summary>A length of time that fits a column: <c>4 min</c>, <c>7 h 20</c>, <c>3 d 4 h</c>.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => $"{(int)length.TotalMinutes} min",
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours} h {length.Minutes:00}"),
        _ => $"{(int)length.TotalDays} d {length.Hours} h",
    };
}
