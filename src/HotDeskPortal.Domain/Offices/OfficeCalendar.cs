namespace HotDeskPortal.Domain.Offices;

/// <summary>Days and months as an office lives them: from midnight to midnight of its time zone, whatever clocks do in between.</summary>
public static class OfficeCalendar
{
    /// <summary>When a day begins: its first moment, also where the clock skips midnight or shows it twice.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        // Twice: the earlier has the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The day that an instant belongs to.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
