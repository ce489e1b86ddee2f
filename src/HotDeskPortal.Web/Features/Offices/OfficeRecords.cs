using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>An office that a key is bound to.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">The name people read.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="IsTraining">Whether it is for training.</param>
/// <param name="Version">Counts its changes; as in the event stream.</param>
internal sealed record OfficeResponse(string Key, string Name, string TimeZone, bool IsTraining, long Version);

/// <summary>How many wrong PINs, within how many minutes, lock for how many.</summary>
/// <param name="Tries">Wrong PINs that lock.</param>
/// <param name="WindowMinutes">Minutes within which they must happen.</param>
/// <param name="DurationMinutes">Minutes that the lock holds.</param>
internal sealed record Lockout(int Tries, int WindowMinutes, int DurationMinutes)
{
    public static Lockout Of(LockoutForm form) => new(form.Tries, form.WindowMinutes, form.DurationMinutes);

    public void ApplyTo(LockoutForm form) => (form.Tries, form.WindowMinutes, form.DurationMinutes) = (Tries, WindowMinutes, DurationMinutes);
}

/// <summary>An office's settings and policies.</summary>
/// <param name="Name">The name people read.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="Language">Language of the keypad prompts.</param>
/// <param name="RangeFirst">First number recommended for hot desk extensions.</param>
/// <param name="RangeLast">Last number recommended for hot desk extensions.</param>
/// <param name="UserRangeFirst">First number recommended for users; null: none is recommended.</param>
/// <param name="UserRangeLast">Last number recommended for users.</param>
/// <param name="EmergencyNumbers">Numbers of emergency services.</param>
/// <param name="SipServer">Host name or address of the SIP server; null: not known yet.</param>
/// <param name="SipPort">Its port.</param>
/// <param name="SipTransport">How phones reach it.</param>
/// <param name="UserElsewhere">What a login does to the user's other sessions.</param>
/// <param name="LoggedOutCalling">What a phone without owner may dial.</param>
/// <param name="UserLockout">Lockout of a user.</param>
/// <param name="PhoneLockout">Lockout of a phone.</param>
/// <param name="MaximumSessionHours">Longest session in hours; null: no limit.</param>
/// <param name="NightlyLogout">Local time at which every session ends; null: never.</param>
internal sealed record OfficeSettingsRequest(
    string Name, string TimeZone, string Language, string RangeFirst, string RangeLast, string? UserRangeFirst, string? UserRangeLast,
    IReadOnlyList<string> EmergencyNumbers, string? SipServer, int SipPort, SipTransport SipTransport, UserElsewherePolicy UserElsewhere,
    LoggedOutCallingPolicy LoggedOutCalling, Lockout UserLockout, Lockout PhoneLockout, int? MaximumSessionHours, TimeOnly? NightlyLogout)
{
    public static OfficeSettingsRequest Of(OfficeForm f) => new(
        f.Name, f.TimeZone, f.Language, f.RangeFirst, f.RangeLast, OrNull(f.UserRangeFirst), OrNull(f.UserRangeLast),
        f.EmergencyNumbers.Split(", ", StringSplitOptions.RemoveEmptyEntries), OrNull(f.SipServer), f.SipPort, f.SipTransport, f.UserElsewhere,
        f.LoggedOutCalling, Lockout.Of(f.UserLockout), Lockout.Of(f.PhoneLockout), f.MaximumSessionHours, f.NightlyLogout);

    public void ApplyTo(OfficeForm f)
    {
        (f.Name, f.TimeZone, f.Language) = (Name, TimeZone, Language);
        (f.RangeFirst, f.RangeLast, f.UserRangeFirst, f.UserRangeLast) = (RangeFirst, RangeLast, UserRangeFirst ?? "", UserRangeLast ?? "");
        f.EmergencyNumbers = string.Join(", ", EmergencyNumbers);
        (f.SipServer, f.SipPort, f.SipTransport) = (SipServer ?? "", SipPort, SipTransport);
        (f.UserElsewhere, f.LoggedOutCalling) = (UserElsewhere, LoggedOutCalling);
        UserLockout.ApplyTo(f.UserLockout);
        PhoneLockout.ApplyTo(f.PhoneLockout);
        (f.MaximumSessionHours, f.NightlyLogout) = (MaximumSessionHours, NightlyLogout);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

/// <summary>An office's settings, and who changed them last.</summary>
/// <param name="Key">The office's name in addresses.</param>
/// <param name="IsTraining">Whether it is for training: an administrator's matter.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Revision">Counts changes.</param>
/// <param name="ChangedAt">When they were changed last.</param>
/// <param name="ChangedBy">Who changed them last.</param>
internal sealed record OfficeSettingsResponse(string Key, bool IsTraining, OfficeSettingsRequest Settings, int Revision, DateTimeOffset ChangedAt, string ChangedBy);
