using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>The words of the simulator.</summary>
internal static class KeypadTexts
{
    /// <summary>Who calls, as phones show it: a phone without owner goes by its desk.</summary>
    public static string CallerName(this PhoneCall call) => call.Caller?.Name ?? KeypadStrings.FreeCaller.With(call.FromExtension);

    /// <summary>The number that phones show.</summary>
    public static string CallerNumber(this PhoneCall call) => call.Caller?.Number ?? call.FromExtension.Digits;
}
