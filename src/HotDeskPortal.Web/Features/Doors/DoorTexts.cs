using System.Globalization;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Words for phone systems and what comes from them.</summary>
internal static class DoorTexts
{
    /// <summary>What a system fits, in one line.</summary>
    public static string Fits(PhoneSystem system) => DoorStrings.ResourceManager.Find($"Fits_{system}") ?? "";

    /// <summary>What helps against a refusal.</summary>
    public static string WayOut(DoorRefusal why) => DoorStrings.ResourceManager.Find($"WayOut_{why}") ?? "";

    /// <summary>Milliseconds, as exact as one reads them.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.#" : "0", CultureInfo.CurrentCulture);

    /// <summary>Who called what; what it came for where that was no call.</summary>
    public static string What(DoorEvent happened) => happened switch
    {
        { Phone: { } phone, Dialled: { } dialled } => DoorStrings.StateCall.With(phone, dialled),
        { Phone: { } phone } => DoorStrings.TestPhone.With(phone),
        { Kind: { } kind } => FactTexts.Label(kind),
        _ => "",
    };

    /// <summary>How long the answer took, or why there was none.</summary>
    public static string Answer(DoorEvent happened) => happened switch
    {
        { Refusal: { } why } => FactTexts.Label(why),
        { WentWell: true, Took: { } took } => DoorStrings.TestTook.With(Milliseconds(took)),
        _ => DoorStrings.TestNotAnswered,
    };

    /// <summary>Where it came from.</summary>
    public static string From(string? address) => DoorStrings.StateFrom.With(address ?? DoorStrings.StateUnknown);

    /// <summary>How a condition is marked.</summary>
    public static string Mark(DoorCondition condition) => condition switch
    {
        DoorCondition.Works => "badge good",
        DoorCondition.Refused => "badge bad",
        DoorCondition.Silent or DoorCondition.NeverCame => "badge",
        _ => "badge quiet",
    };
}
