using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>
/// What <see cref="AutomaticLogout"/> will do to the sessions that are open now, if nobody logs in or out until then: told before a
/// policy is saved, and pure like the rule itself.
/// </summary>
/// <param name="Open">Sessions that are open now.</param>
/// <param name="AtOnce">How many of them are due already.</param>
/// <param name="Nightly">The next nightly logout; null: none is chosen.</param>
/// <param name="ByNightly">How many it will end.</param>
/// <param name="ByMaximum">How many reach the maximum session before the next nightly logout; without one, within a day.</param>
/// <param name="NextMaximum">When the first of those does.</param>
public sealed record AutomaticLogoutForecast(
    int Open, int AtOnce, DateTimeOffset? Nightly, int ByNightly, int ByMaximum, DateTimeOffset? NextMaximum)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Looks ahead from <paramref name="now"/>.</summary>
    public static AutomaticLogoutForecast Of(OfficePolicies policies, TimeZoneInfo zone, IEnumerable<OpenSession> sessions, DateTimeOffset now)
    {
        var open = sessions.ToList();
        var due = AutomaticLogout.Due(policies, zone, open, now).Select(d => d.SessionId).ToHashSet();
        var nightly = policies.NightlyLogout is { } time ? AutomaticLogout.NextOccurrence(time, zone, now) : (DateTimeOffset?)null;
        var horizon = nightly ?? now + Day;
        var left = open.Where(s => !due.Contains(s.Id)).ToList();
        var maxima = left.Select(s => s.StartedAt + policies.MaximumSession).OfType<DateTimeOffset>().Where(end => end < horizon).ToList();
        return new AutomaticLogoutForecast(
            open.Count, due.Count, nightly, nightly is null ? 0 : left.Count - maxima.Count, maxima.Count, maxima.Count == 0 ? null : maxima.Min());
    }
}
