using System.Globalization;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>Times as people of an office read them: in its time zone, relative where that is shorter.</summary>
/// <param name="zone">The office's time zone.</param>
/// <param name="now">Now.</param>
public sealed class OfficeTime(TimeZoneInfo zone, DateTimeOffset now)
{
    /// <summary>Longest ownership that nobody wonders about.</summary>
    public static readonly TimeSpan LongOwnership = TimeSpan.FromHours(24);

    private readonly DateTimeOffset _now = TimeZoneInfo.ConvertTime(now, zone);

    /// <summary>In the time zone of an office, by its IANA name.</summary>
    public static OfficeTime For(string timeZone, DateTimeOffset now) => new(TimeZoneInfo.FindSystemTimeZoneById(timeZone), now);

    /// <summary>What people call the time zone: <c>Eastern Time (New York)</c>.</summary>
    public string ZoneName => zone.DisplayName.StartsWith("(UTC", StringComparison.Ordinal) && zone.DisplayName.IndexOf(") ", StringComparison.Ordinal) is > 0 and var end
        ? zone.DisplayName[(end + 2)..]
        : zone.DisplayName;

    /// <summary>Hour and minute, with the day where it is not today: <c>08:58</c>, <c>18:02 yesterday</c>, <c>Friday</c>, <c>3 Nov</c>.</summary>
    public string Brief(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var days = (_now.Date - local.Date).Days;
        var time = local.ToString("t", CultureInfo.CurrentCulture);
        return days switch
        {
            0 => time,
            1 => $"{time} yesterday",
            > 1 and < 7 => local.ToString("dddd", CultureInfo.CurrentCulture),
            -1 => $"{time} tomorrow",
            _ when local.Year == _now.Year => local.ToString("d MMM", CultureInfo.CurrentCulture),
            _ => local.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>Day, hour and minute, whenever it was: <c>3 Nov 18:02</c>.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return $"{local.ToString(local.Year == _now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture)} {local.ToString("t", CultureInfo.CurrentCulture)}";
    }

    /// <summary>The day it is in the office.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_now.DateTime);

    /// <summary>Time to the second, today's date being obvious.</summary>
    public string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Hour and minute with the day of the week, as a desk phone shows it.</summary>
    public string PhoneClock() => _now.ToString("HH:mm ddd d MMM", CultureInfo.CurrentCulture);

    /// <summary>To the second, with the date and the offset, for the pointer.</summary>
    public string Exact(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>Whether something has lasted so long that one should look.</summary>
    public bool IsLong(DateTimeOffset since) => _now - since > LongOwnership;

    /// <summary>Whole hours since then.</summary>
    public string Hours(DateTimeOffset since) => string.Create(CultureInfo.CurrentCulture, $"{(int)(_now - since).TotalHours} h");
}
