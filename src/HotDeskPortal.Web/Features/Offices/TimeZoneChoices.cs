using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>A time zone one can choose.</summary>
/// <param name="Id">Its IANA name: <c>America/New_York</c>.</param>
/// <param name="City">The city it is named after: <c>New York</c>.</param>
/// <param name="Region">The rest of its name: <c>America</c>.</param>
/// <param name="Offset">Its standard time: <c>UTC−05:00</c>.</param>
/// <param name="Words">Everything it is found by, folded.</param>
internal sealed record TimeZoneChoice(string Id, string City, string Region, string Offset, string Words);

/// <summary>The time zones of this machine, found by city.</summary>
internal static class TimeZoneChoices
{
    private static readonly ImmutableArray<TimeZoneChoice> s_all =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(z => (Zone: z, Id: IanaOf(z))).Where(z => z.Id is not null).DistinctBy(z => z.Id)
            .Select(z => Of(z.Zone, z.Id!)).OrderBy(z => z.Id, StringComparer.Ordinal),
    ];

    /// <summary>All of them: the chosen one first, then those of its region.</summary>
    public static IEnumerable<TimeZoneChoice> Around(string? id)
    {
        var region = Get(id)?.Region;
        return s_all.OrderBy(z => z.Id == id ? 0 : z.Region == region ? 1 : 2);
    }

    /// <summary>Those that fit, with the city that begins like that first.</summary>
    public static IEnumerable<TimeZoneChoice> Find(string? text)
    {
        var wanted = Folded(text ?? "").Trim();
        return s_all.Where(z => z.Words.Contains(wanted, StringComparison.Ordinal))
            .OrderBy(z => Folded(z.City) is var city && city.StartsWith(wanted, StringComparison.Ordinal) ? 0 : city.Contains(wanted, StringComparison.Ordinal) ? 1 : 2);
    }

    /// <summary>The one that is called so; null: there is none here.</summary>
    public static TimeZoneChoice? Get(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? Of(zone, id) : null;

    private static TimeZoneChoice Of(TimeZoneInfo zone, string id)
    {
        var (at, offset) = (id.LastIndexOf('/'), zone.BaseUtcOffset);
        var (city, region) = (id[(at + 1)..].Replace('_', ' '), at < 0 ? "" : id[..at].Replace('_', ' '));
        return new(id, city, region, $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:hh\\:mm}", Folded($"{city} {id} {zone.DisplayName}"));
    }

    /// <summary>Windows calls them by names of its own.</summary>
    private static string? IanaOf(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var id) ? id : null;

    /// <summary>As people type it: without accents, in lower case, with spaces.</summary>
    private static string Folded(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => c == '_' ? ' ' : char.ToLowerInvariant(c)));
}
