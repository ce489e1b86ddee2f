using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>A part of an office's settings.</summary>
public enum OfficePart
{
    /// <summary>Name, time zone, language.</summary>
    Office,

    /// <summary>Recommended ranges of numbers.</summary>
    Numbers,

    /// <summary>SIP server, emergency numbers, feature codes, numbers outside, calls from phones without owner.</summary>
    Calls,

    /// <summary>Moves, automatic logout, lockouts.</summary>
    Ownership,
}

/// <summary>The parts: their titles, and where a field belongs.</summary>
internal static class OfficeParts
{
    /// <summary>Every part, in the order in which it is asked for.</summary>
    public static IReadOnlyList<OfficePart> All { get; } = Enum.GetValues<OfficePart>();

    /// <summary>What stands above a part.</summary>
    public static string Title(this OfficePart part) => part switch
    {
        OfficePart.Office => OfficeStrings.PartOffice,
        OfficePart.Numbers => OfficeStrings.PartNumbers,
        OfficePart.Calls => OfficeStrings.PartCalls,
        _ => OfficeStrings.PartOwnership,
    };

    /// <summary>The part in which a field stands, as validators call it.</summary>
    public static OfficePart Of(string field) => field.Split('.')[0] switch
    {
        nameof(OfficeForm.Name) or nameof(OfficeForm.Key) or nameof(OfficeForm.TimeZone) or nameof(OfficeForm.Language) or nameof(OfficeForm.IsTraining) => OfficePart.Office,
        nameof(OfficeForm.RangeFirst) or nameof(OfficeForm.RangeLast) or nameof(OfficeForm.UserRangeFirst) or nameof(OfficeForm.UserRangeLast) => OfficePart.Numbers,
        nameof(OfficeForm.SipServer) or nameof(OfficeForm.SipPort) or nameof(OfficeForm.SipTransport) or nameof(OfficeForm.EmergencyNumbers) or nameof(
            OfficeForm.LoggedOutCalling) or nameof(OfficeForm.Dialling) or nameof(OfficeForm.FeatureCodes) => OfficePart.Calls,
        _ => OfficePart.Ownership,
    };
}
