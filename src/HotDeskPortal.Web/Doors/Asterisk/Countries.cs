using System.Collections.Frozen;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// Countries of emergency locations, by calling code. Where countries share one, the time zone tells them apart; if it does not, a location goes
/// without country rather than with a wrong one.
/// </summary>
internal static class Countries
{
    private static readonly FrozenDictionary<string, string> s_all = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["27"] = "ZA", ["30"] = "GR", ["31"] = "NL", ["32"] = "BE", ["33"] = "FR", ["34"] = "ES", ["36"] = "HU", ["40"] = "RO",
        ["41"] = "CH", ["43"] = "AT", ["45"] = "DK", ["46"] = "SE", ["48"] = "PL", ["49"] = "DE", ["52"] = "MX", ["54"] = "AR",
        ["55"] = "BR", ["56"] = "CL", ["57"] = "CO", ["60"] = "MY", ["62"] = "ID", ["63"] = "PH", ["64"] = "NZ", ["65"] = "SG", ["66"] = "TH",
        ["81"] = "JP", ["82"] = "KR", ["90"] = "TR", ["91"] = "IN", ["351"] = "PT", ["352"] = "LU", ["353"] = "IE", ["354"] = "IS", ["358"] = "FI", ["359"] = "BG",
        ["370"] = "LT", ["371"] = "LV", ["372"] = "EE", ["380"] = "UA", ["385"] = "HR", ["386"] = "SI", ["420"] = "CZ", ["421"] = "SK",
        ["852"] = "HK", ["971"] = "AE", ["972"] = "IL",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_byTimeZone = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["America/New_York"] = "US", ["America/Chicago"] = "US", ["America/Denver"] = "US", ["America/Los_Angeles"] = "US", ["America/Phoenix"] = "US",
        ["America/Detroit"] = "US", ["America/Boise"] = "US", ["America/Anchorage"] = "US", ["Pacific/Honolulu"] = "US", ["America/Toronto"] = "CA",
        ["America/Vancouver"] = "CA", ["America/Edmonton"] = "CA", ["America/Winnipeg"] = "CA", ["America/Halifax"] = "CA", ["America/Regina"] = "CA",
        ["America/St_Johns"] = "CA", ["Europe/London"] = "GB", ["Europe/Rome"] = "IT", ["Europe/Oslo"] = "NO", ["Australia/Sydney"] = "AU",
        ["Australia/Melbourne"] = "AU", ["Australia/Brisbane"] = "AU", ["Australia/Perth"] = "AU", ["Australia/Adelaide"] = "AU",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The ISO code of a country; null: it cannot be told.</summary>
    public static string? Of(string callingCode, string timeZone) => s_all.GetValueOrDefault(callingCode) ?? s_byTimeZone.GetValueOrDefault(timeZone);
}
