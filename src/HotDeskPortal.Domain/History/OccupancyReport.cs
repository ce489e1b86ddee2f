using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.History;

/// <summary>A session as reports see it.</summary>
/// <param name="Id">The session.</param>
/// <param name="HotDeskId">Where.</param>
/// <param name="UserId">Who.</param>
/// <param name="StartedAt">Login.</param>
/// <param name="EndedAt">Logout; null: still open.</param>
/// <param name="End">How it ended.</param>
public sealed record SessionSpan(Guid Id, int HotDeskId, int UserId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, SessionEnd? End);

/// <summary>A day's occupancy.</summary>
/// <param name="Day">The day.</param>
/// <param name="Average">Hot desks owned, on average over what has passed of the day.</param>
/// <param name="Peak">Most that were owned at once.</param>
/// <param name="People">Different users who owned one.</param>
public sealed record OccupiedDay(DateOnly Day, double Average, int Peak, int People);

/// <summary>How much a hot desk was used.</summary>
/// <param name="HotDeskId">The hot desk extension.</param>
/// <param name="Used">Time it was owned.</param>
/// <param name="Sessions">How often.</param>
/// <param name="LastUsed">When it was owned last; null: not in this time.</param>
public sealed record DeskUse(int HotDeskId, TimeSpan Used, int Sessions, DateTimeOffset? LastUsed);

/// <summary>A session that its owner seems to have forgotten.</summary>
/// <param name="Session">The session.</param>
/// <param name="Length">How long it lasted, or has so far.</param>
public sealed record ForgottenLogout(SessionSpan Session, TimeSpan Length);

/// <summary>How an office's hot desks were used: pure reductions of its sessions.</summary>
/// <param name="Hours">Hot desks owned on average in each hour of the day, from 0 to 23.</param>
/// <param name="Days">Day by day.</param>
/// <param name="Desks">Every hot desk, the busiest first.</param>
/// <param name="Forgotten">Sessions of more than <see cref="LongSession"/>, and those that an automatic logout had to end; the latest first.</param>
public sealed record OccupancyReport(
    ImmutableArray<double> Hours, ImmutableArray<OccupiedDay> Days, ImmutableArray<DeskUse> Desks, ImmutableArray<ForgottenLogout> Forgotten)
{
    /// <summary>Longer than anybody works.</summary>
    public static readonly TimeSpan LongSession = TimeSpan.FromHours(14);

    /// <summary>Reduces sessions.</summary>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    /// <param name="zone">The office's time zone.</param>
    /// <param name="hotDesks">All hot desks, for those that nobody used.</param>
    /// <param name="sessions">Sessions; what lies outside the days is cut off.</param>
    /// <param name="now">Open sessions last until then, and so does the last day.</param>
    public static OccupancyReport Of(
        DateOnly first, DateOnly last, TimeZoneInfo zone, IEnumerable<int> hotDesks, IReadOnlyCollection<SessionSpan> sessions, DateTimeOffset now)
    {
        var begin = OfficeCalendar.StartOf(first, zone);
        var end = OfficeCalendar.StartOf(last.AddDays(1), zone) is var close && close < now ? close : now;
        var cut = sessions.Select(s => (Session: s, From: Later(s.StartedAt, begin), To: Earlier(s.EndedAt ?? now, end)))
            .Where(s => s.From < s.To).OrderBy(s => s.From).ToList();
        return new OccupancyReport(
            ByHour(zone, cut.ConvertAll(c => (c.From, c.To)), begin, end),
            [.. DaysOf(first, last, zone, now).Select(d => Day(d.Day, d.From, d.To, cut))],
            [.. DesksOf(hotDesks, cut)],
            [.. sessions.Where(s => s.StartedAt < end && (s.EndedAt ?? now) > begin).Select(s => new ForgottenLogout(s, (s.EndedAt ?? now) - s.StartedAt))
                .Where(f => f.Length > LongSession || f.Session.End is SessionEnd.Nightly or SessionEnd.MaximumSession)
                .OrderByDescending(f => f.Session.EndedAt ?? now).ThenByDescending(f => f.Session.StartedAt)]);
    }

    private static IEnumerable<(DateOnly Day, DateTimeOffset From, DateTimeOffset To)> DaysOf(DateOnly first, DateOnly last, TimeZoneInfo zone, DateTimeOffset now)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            if (OfficeCalendar.StartOf(day, zone) is var from && from < now)
                yield return (day, from, Earlier(OfficeCalendar.StartOf(day.AddDays(1), zone), now));
    }

    private static OccupiedDay Day(
        DateOnly day, DateTimeOffset from, DateTimeOffset to, List<(SessionSpan Session, DateTimeOffset From, DateTimeOffset To)> cut)
    {
        var here = cut.Where(c => c.From < to && c.To > from).Select(c => (c.Session, From: Later(c.From, from), To: Earlier(c.To, to))).ToList();
        // An end before a beginning at the same moment: a takeover never makes two of one desk.
        var steps = here.SelectMany(c => new[] { (At: c.From, Step: 1), (At: c.To, Step: -1) }).OrderBy(s => s.At).ThenBy(s => s.Step);
        var (open, peak) = (0, 0);
        foreach (var (_, step) in steps)
            peak = Math.Max(peak, open += step);
        return new OccupiedDay(day, here.Sum(c => (c.To - c.From).Ticks) / (double)(to - from).Ticks, peak, here.Select(c => c.Session.UserId).Distinct().Count());
    }

    private static IEnumerable<DeskUse> DesksOf(IEnumerable<int> hotDesks, List<(SessionSpan Session, DateTimeOffset From, DateTimeOffset To)> cut)
    {
        var used = cut.ToLookup(c => c.Session.HotDeskId);
        return hotDesks.Select(id => new DeskUse(
                id, TimeSpan.FromTicks(used[id].Sum(c => (c.To - c.From).Ticks)), used[id].Count(), used[id].Any() ? used[id].Max(c => c.To) : null))
            .OrderByDescending(d => d.Used);
    }

    /// <summary>Owned time in each hour of the clock, by how much of that hour there was: an hour that the clock skips or repeats counts as it was.</summary>
    private static ImmutableArray<double> ByHour(TimeZoneInfo zone, List<(DateTimeOffset From, DateTimeOffset To)> spans, DateTimeOffset begin, DateTimeOffset end)
    {
        var (owned, passed) = (new long[24], new long[24]);
        if (begin < end)
            Add(zone, begin, end, passed);
        foreach (var (from, to) in spans)
            Add(zone, from, to, owned);
        return [.. owned.Zip(passed, (o, p) => p == 0 ? 0 : o / (double)p)];
    }

    private static void Add(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to, long[] ticks)
    {
        while (from < to)
        {
            var local = TimeZoneInfo.ConvertTime(from, zone);
            var next = Earlier(from.AddTicks(TimeSpan.TicksPerHour - (local.TimeOfDay.Ticks % TimeSpan.TicksPerHour)), to);
            ticks[local.Hour] += (next - from).Ticks;
            from = next;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
