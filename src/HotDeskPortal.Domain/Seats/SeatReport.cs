using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Seats;

/// <summary>A time during which a user was active.</summary>
/// <param name="UserId">The user.</param>
/// <param name="StartedAt">From then.</param>
/// <param name="EndedAt">Until then; null: still.</param>
public sealed record ActivityPeriod(int UserId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>A day of a month's seats.</summary>
/// <param name="Day">The day.</param>
/// <param name="Seats">Users that were active at any moment of it; null: it has not begun yet.</param>
public sealed record SeatDay(DateOnly Day, int? Seats);

/// <summary>A user who takes a seat in a month.</summary>
/// <param name="UserId">The user.</param>
/// <param name="FirstDay">The first day of the month on which they were active.</param>
/// <param name="LastDay">The last one so far.</param>
/// <param name="Days">On how many days of it.</param>
public sealed record Seat(int UserId, DateOnly FirstDay, DateOnly LastDay, int Days);

/// <summary>
/// The seats of a month (design/behaviour.md: Billing): users that were active at any moment of it, in the office's time zone. Hot desk
/// extensions take none.
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="Seats">Who takes one.</param>
/// <param name="Days">Day by day.</param>
public sealed record SeatReport(DateOnly Month, ImmutableArray<Seat> Seats, ImmutableArray<SeatDay> Days)
{
    /// <summary>Counts a month.</summary>
    /// <param name="month">Any day of it.</param>
    /// <param name="zone">The office's time zone.</param>
    /// <param name="periods">When users were active; those outside the month count for nothing.</param>
    /// <param name="now">Days that have not begun by then are not counted.</param>
    public static SeatReport Of(DateOnly month, TimeZoneInfo zone, IEnumerable<ActivityPeriod> periods, DateTimeOffset now)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        var starts = Enumerable.Range(0, length + 1).Select(i => OfficeCalendar.StartOf(first.AddDays(i), zone)).ToArray();
        var begun = starts.Take(length).Count(s => s <= now);
        var users = new Dictionary<int, bool[]>();
        foreach (var (user, from, until) in periods)
            for (var day = 0; day < begun; day++)
                // A period that ends at midnight is over: it has no moment of the next day. One without length has its one moment.
                if (from < starts[day + 1] && from <= now && (until is not { } end || end > starts[day] || from == end && from == starts[day]))
                {
                    if (!users.TryGetValue(user, out var days))
                        users.Add(user, days = new bool[length]);
                    days[day] = true;
                }
        return new SeatReport(
            first,
            [.. users.Select(u => new Seat(u.Key, first.AddDays(Array.IndexOf(u.Value, true)), first.AddDays(Array.LastIndexOf(u.Value, true)), u.Value.Count(d => d)))],
            [.. Enumerable.Range(0, length).Select(day => new SeatDay(first.AddDays(day), day < begun ? users.Values.Count(d => d[day]) : null))]);
    }
}
