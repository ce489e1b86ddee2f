using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// A verdict as Asterisk reads it into a <c>HASH</c> (<c>CURLOPT(hashcompat)=yes</c>): one line of names and encoded values. Every name is
/// always there, so that nothing of an answer before stays in place.
/// </summary>
internal static class RoutingLine
{
    /// <summary>Writes it.</summary>
    /// <param name="verdict">What is to be done.</param>
    /// <param name="trunk">What the phone system calls its way out.</param>
    /// <param name="wish">What a feature code asks for; null: it is none.</param>
    public static string Of(CallVerdict verdict, string trunk, FeatureCode? wish)
    {
        var line = new StringBuilder(256).Append("verdict=").Append(Word(verdict.Verdict));
        Add(line, "dial", verdict.Verdict switch
        {
            Verdict.Ring => string.Join('&', verdict.Targets.Select(t => $"PJSIP/{t}")),
            Verdict.Outside or Verdict.Emergency => $"PJSIP/{DialledNumber.Of(verdict.Outside!)}@{AsteriskText.Name(trunk)}",
            _ => "",
        });
        Add(line, "name", AsteriskText.Plain(verdict.CallerId?.Name ?? ""));
        Add(line, "number", DialledNumber.Of(verdict.CallerId?.Number ?? ""));
        Add(line, "mailbox", verdict.Mailbox ?? "");
        Add(line, "outside", DialledNumber.Of(verdict.Outside ?? ""));
        Add(line, "location", AsteriskText.Plain(verdict.Place?.Location ?? ""));
        Add(line, "callback", DialledNumber.Of(verdict.Place?.Callback ?? ""));
        if (wish is { } known)
            Add(line, "wish", Wish(known));
        Add(line, "reason", AsteriskText.Plain(FactTexts.Of(verdict.Reason)));
        return line.Append('\n').ToString();
    }

    /// <summary>A call that is not put through, because nobody knows the number or the phone.</summary>
    public static string Refusal(Error why) =>
        $"verdict=refuse&dial=&name=&number=&mailbox=&outside=&location=&callback=&reason={Uri.EscapeDataString(AsteriskText.Plain(ErrorTexts.Of(why)))}\n";

    /// <summary>What a feature code asks for, as the address of its keypad call ends.</summary>
    public static string Wish(FeatureCode code) => code switch
    {
        FeatureCode.LogIn => "login",
        FeatureCode.LogOut => "logout",
        _ => "toggle",
    };

    /// <summary>A verdict in one word, which also names its place in the dialplan.</summary>
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Ring => "ring",
        Verdict.Outside => "outside",
        Verdict.Voicemail => "voicemail",
        Verdict.Emergency => "emergency",
        Verdict.FeatureCode => "feature",
        _ => "refuse",
    };

    private static void Add(StringBuilder line, string name, string value) => line.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
