using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.History;

/// <summary>The days are the wrong way round, or too many.</summary>
public sealed record BadDays() : Error("bad-days", ErrorKind.Invalid)
{
    /// <summary>Most days at once.</summary>
    public static int Most => HistoryService.MaxDays;
}
