using System.Globalization;
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

    /// <summary>What becomes of a call.</summary>
    public static string StateText(this PhoneCall call) => FactTexts.Of(call.State).With(call.AnsweredBy?.Extension);

    /// <summary>A language, as it calls itself.</summary>
    public static string LanguageName(string language)
    {
        var name = CultureInfo.GetCultureInfo(language).NativeName;
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
