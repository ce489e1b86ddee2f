using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>A session whose time is over.</summary>
public sealed record DueLogout(Guid SessionId, int HotDeskExtensionId, SessionEnd End);

/// <summary>
/// Automatic logout of an office: pure and without memory. A nightly logout is due for a session that began before its latest
/// occurrence, so that after downtime it happens once, and a takeover in between is not touched
/// (design/behaviour.md: How a session ends).
/// </summary>
public static class AutomaticLogout
{
    /// <summary>The sessions that must end at <paramref name="now"/>.</summary>
    public static IEnumerable<DueLogout> Due(
        OfficePolicies policies, TimeZoneInfo zone, IEnumerable<OpenSession> sessions, DateTimeOffset now)
    {
        var nightly = policies.NightlyLogout is { } time ? LatestOccurrence(time, zone, now) : (DateTimeOffset?)null;
        if (nightly < policies.NightlyLogoutSince)
            nightly = null;
        foreach (var session in sessions)
        {
            if (session.StartedAt < nightly)
                yield return new DueLogout(session.Id, session.HotDeskExtensionId, SessionEnd.Nightly);
            else if (session.StartedAt + policies.MaximumSession <= now)
                yield return new DueLogout(session.Id, session.HotDeskExtensionId, SessionEnd.MaximumSession);
        }
    }

    /// <summary>
    /// The last time at or before <paramref name="now"/> when clocks in <paramref name="zone"/> showed
    /// <paramref name="time"/>: where daylight saving skips it, the next minute that exists; where it comes twice, the first.
    /// </summary>
    public static DateTimeOffset LatestOccurrence(TimeOnly time, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        // Tomorrow comes first because a zone that jumps over midnight may have reached "tomorrow's" time already.
        for (var day = today.AddDays(1); ; day = day.AddDays(-1))
            if (Occurrence(day, time, zone) is var at && at <= now)
                return at;
    }

    /// <summary>The next time after <paramref name="now"/> when a nightly logout at <paramref name="time"/> happens.</summary>
    public static DateTimeOffset NextOccurrence(TimeOnly time, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var day = today.AddDays(-1); ; day = day.AddDays(1))
            if (Occurrence(day, time, zone) is var at && at > now)
                return at;
    }

    /// <summary>
    /// The first instant at which the clock has reached <paramref name="time"/> on <paramref name="day"/>. Found from offsets
    /// at instants, never by asking whether a local time is invalid or ambiguous: those answers know nothing of zones whose
    /// standard time moves, or whose winter time is the "daylight saving" one (Dublin, Casablanca).
    /// </summary>
    private static DateTimeOffset Occurrence(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(wall.AddDays(-1)), zone.GetUtcOffset(wall.AddDays(1)));
        var (old, changed) = (wall - before, wall - after);
        if (zone.GetUtcOffset(old) == before)
            return old.ToOffset(before);
        if (zone.GetUtcOffset(changed) == after)
            return changed.ToOffset(after);
        // The clock jumps over it, somewhere between the two: the first minute on the other side.
        var at = changed.AddTicks(-(changed.Ticks % TimeSpan.TicksPerMinute));
        while (zone.GetUtcOffset(at) == before)
            at = at.AddMinutes(1);
        return TimeZoneInfo.ConvertTime(at, zone);
    }
}
