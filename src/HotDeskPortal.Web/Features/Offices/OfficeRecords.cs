using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
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

/// <summary>What phones dial to log in and out.</summary>
/// <param name="LogIn">The code to log in.</param>
/// <param name="LogOut">The code to log out.</param>
/// <param name="Toggle">The code that logs in at a free phone and out at an owned one; null: there is none.</param>
internal sealed record FeatureCodesRecord(string LogIn, string LogOut, string? Toggle)
{
    public static FeatureCodesRecord Of(FeatureCodesForm f) => new(f.LogIn, f.LogOut, f.Toggle.Length == 0 ? null : f.Toggle);

    public void ApplyTo(FeatureCodesForm f) => (f.LogIn, f.LogOut, f.Toggle) = (LogIn, LogOut, Toggle ?? "");
}

/// <summary>How numbers outside are dialled, and which are the office's own.</summary>
/// <param name="OutsidePrefix">What is dialled before a number outside; empty: nothing.</param>
/// <param name="CountryCode">Country code without plus; empty: numbers stay as dialled.</param>
/// <param name="InternationalPrefix">What is dialled before a country code, such as 00 or 011.</param>
/// <param name="NationalPrefix">What is dialled before an area code, such as 0 or 1.</param>
/// <param name="TrunkFormat">How numbers are written to the trunk.</param>
/// <param name="Dids">
/// The office's numbers from outside, separated by commas: `+12025550100 = 4000, +120255501* = 21*`; one without target belongs to who shows it
/// as caller ID.
/// </param>
internal sealed record DiallingRecord(
    string OutsidePrefix, string CountryCode, string InternationalPrefix, string NationalPrefix, TrunkFormat TrunkFormat, string Dids)
{
    public static DiallingRecord Of(DialForm f) => new(f.OutsidePrefix, f.CountryCode, f.InternationalPrefix, f.NationalPrefix, f.TrunkFormat, f.Dids);

    public void ApplyTo(DialForm f)
    {
        (f.OutsidePrefix, f.CountryCode, f.InternationalPrefix, f.NationalPrefix) = (OutsidePrefix, CountryCode, InternationalPrefix, NationalPrefix);
        (f.TrunkFormat, f.Dids) = (TrunkFormat, Dids);
    }
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
/// <param name="FeatureCodes">What phones dial to log in and out; where it is left out of a change, it stays.</param>
/// <param name="Dialling">How numbers outside are dialled; where it is left out of a change, it stays.</param>
internal sealed record OfficeSettingsRequest(
    string Name, string TimeZone, string Language, string RangeFirst, string RangeLast, string? UserRangeFirst, string? UserRangeLast,
    IReadOnlyList<string> EmergencyNumbers, string? SipServer, int SipPort, SipTransport SipTransport, UserElsewherePolicy UserElsewhere,
    LoggedOutCallingPolicy LoggedOutCalling, Lockout UserLockout, Lockout PhoneLockout, int? MaximumSessionHours, TimeOnly? NightlyLogout,
    FeatureCodesRecord? FeatureCodes = null, DiallingRecord? Dialling = null)
{
    public static OfficeSettingsRequest Of(OfficeForm f) => new(
        f.Name, f.TimeZone, f.Language, f.RangeFirst, f.RangeLast, OrNull(f.UserRangeFirst), OrNull(f.UserRangeLast),
        f.EmergencyNumbers.Split(", ", StringSplitOptions.RemoveEmptyEntries), OrNull(f.SipServer), f.SipPort, f.SipTransport, f.UserElsewhere,
        f.LoggedOutCalling, Lockout.Of(f.UserLockout), Lockout.Of(f.PhoneLockout), f.MaximumSessionHours, f.NightlyLogout,
        FeatureCodesRecord.Of(f.FeatureCodes), DiallingRecord.Of(f.Dialling));

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
        FeatureCodes?.ApplyTo(f.FeatureCodes);
        Dialling?.ApplyTo(f.Dialling);
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
