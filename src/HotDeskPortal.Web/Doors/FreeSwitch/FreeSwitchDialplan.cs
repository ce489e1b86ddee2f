using System.Globalization;
using System.Xml.Linq;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Web.Doors.Asterisk;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>A verdict as an extension of FreeSWITCH's dialplan, with nothing in it that somebody else has written but in values.</summary>
internal static class FreeSwitchDialplan
{
    /// <summary>The context of a trunk.</summary>
    public const string Inbound = "hotdesk-inbound";

    /// <summary>The context that leaves messages; it is the phone system's own.</summary>
    public const string Voicemail = "hotdesk-voicemail";

    /// <summary>Where the last answers are kept, for when the portal is away.</summary>
    public const string Last = "hotdesk";

    /// <summary>Longest list of phones that is kept: FreeSWITCH reads no more than 255 characters back.</summary>
    private const int MaxKept = 250;

    /// <summary>What is said where the keypad call could not be held.</summary>
    public const string Apology = "ivr/ivr-call_cannot_be_completed_as_dialed.wav";

    /// <summary>What a call is about.</summary>
    /// <param name="Context">The context it is in.</param>
    /// <param name="From">The phone; null: from outside.</param>
    /// <param name="To">What was dialled.</param>
    /// <param name="Realm">The domain that phones register in.</param>
    /// <param name="Trunk">The gateway that leads outside.</param>
    /// <param name="Keypad">Where keypad calls are held.</param>
    public sealed record Call(string Context, string? From, string To, string Realm, string Trunk, string Keypad);

    /// <summary>Writes it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="verdict">What becomes of it.</param>
    /// <param name="wish">What a feature code asks for; null: it is none.</param>
    public static XElement Of(Call call, CallVerdict verdict, FeatureCode? wish)
    {
        var condition = new XElement(
            "condition", new XAttribute("field", "destination_number"), new XAttribute("expression", FreeSwitchText.Exactly(call.To)));
        foreach (var (application, data) in Actions(call, verdict, wish))
            condition.Add(new XElement("action", new XAttribute("application", application), new XAttribute("data", data)));
        return FreeSwitchXml.Section("dialplan", new XElement(
            "context", new XAttribute("name", FreeSwitchText.Name(call.Context)),
            new XElement("extension", new XAttribute("name", $"hotdesk-{RoutingLine.Word(verdict.Verdict)}"), condition)));
    }

    /// <summary>What a keypad call is started with.</summary>
    /// <param name="phone">The phone, or a variable that names it.</param>
    /// <param name="wish">What is asked for.</param>
    /// <param name="keypad">Where it is held.</param>
    public static string Httapi(string phone, FeatureCode wish, string keypad) =>
        $"{{httapi_profile=hotdesk,method=POST,{HttapiKeypad.Phone}={phone},{HttapiKeypad.Wish}={RoutingLine.Wish(wish)}}}{FreeSwitchText.Url(keypad)}";

    private static IEnumerable<(string Application, string Data)> Actions(Call call, CallVerdict verdict, FeatureCode? wish) => verdict.Verdict switch
    {
        Verdict.Ring => [.. CallerId(verdict),
            .. Dial(call, string.Join(',', verdict.Targets.Select(t => $"user/{DialledNumber.Of(t)}@{FreeSwitchText.Name(call.Realm)}")), 20),
            .. Message(verdict)],
        Verdict.Outside => [.. CallerId(verdict), .. Dial(call, Gateway(call, verdict), 60)],
        Verdict.Voicemail => [.. CallerId(verdict), Forget(call), .. Message(verdict)],
        Verdict.Emergency => [.. Emergency(call, verdict)],
        Verdict.FeatureCode when wish is { } known =>
        [
            ("answer", ""), ("httapi", Httapi(FreeSwitchText.Name(call.From ?? ""), known, call.Keypad)),
            ("playback", Apology), ("hangup", "NORMAL_TEMPORARY_FAILURE"),
        ],
        _ => [Forget(call), ("hangup", verdict.Route.Kind == RouteKind.External ? "OUTGOING_CALL_BARRED" : "CALL_REJECTED")],
    };

    private static IEnumerable<(string, string)> CallerId(CallVerdict verdict) => verdict.CallerId is not { } shown ? [] :
    [
        ("set", $"effective_caller_id_name={FreeSwitchText.Words(shown.Name)}"), ("set", $"effective_caller_id_number={DialledNumber.Of(shown.Number)}"),
    ];

    /// <summary>Kept before it rings; afterwards the caller may have hung up.</summary>
    private static IEnumerable<(string, string)> Dial(Call call, string where, int seconds) =>
    [
        where.Length <= MaxKept ? ("db", $"insert/{Last}/{Key(call)}/{where}") : Forget(call),
        ("set", "hangup_after_bridge=true"), ("set", "continue_on_fail=true"),
        ("set", $"call_timeout={seconds.ToString(CultureInfo.InvariantCulture)}"), ("bridge", where),
    ];

    private static IEnumerable<(string, string)> Message(CallVerdict verdict) => verdict.Mailbox is { } mailbox
        ? [("transfer", $"{DialledNumber.Of(mailbox)} XML {Voicemail}")] : [("hangup", "NO_ANSWER")];

    private static IEnumerable<(string, string)> Emergency(Call call, CallVerdict verdict)
    {
        if (DialledNumber.Of(verdict.Place?.Callback ?? "") is { Length: > 0 } callback)
        {
            yield return ("set", "effective_caller_id_name=Emergency");
            yield return ("set", $"effective_caller_id_number={callback}");
            yield return ("export", $"sip_h_X-Emergency-Callback={callback}");
        }
        if (FreeSwitchText.Words(verdict.Place?.Location ?? "") is { Length: > 0 } place)
            yield return ("export", $"sip_h_X-Emergency-Location={place}");
        yield return ("set", "hangup_after_bridge=true");
        yield return ("bridge", Gateway(call, verdict));
    }

    private static string Gateway(Call call, CallVerdict verdict) => $"sofia/gateway/{FreeSwitchText.Name(call.Trunk)}/{DialledNumber.Of(verdict.Outside ?? "")}";

    private static (string, string) Forget(Call call) => ("db", $"delete/{Last}/{Key(call)}");

    private static string Key(Call call) => $"{(call.From is { } from ? FreeSwitchText.Name(from) : "outside")}-{DialledNumber.Of(call.To)}";
}
