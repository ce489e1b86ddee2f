using System.Globalization;
using System.Xml.Linq;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>Who calls, and what for.</summary>
/// <param name="Phone">The extension of the phone; empty: it cannot be told.</param>
/// <param name="Dialled">What was dialled.</param>
/// <param name="Code">What is wished for; null: what was dialled tells.</param>
internal sealed record VoiceCaller(string Phone, string Dialled, FeatureCode? Code);

/// <summary>
/// How one platform tells of a call, and what it understands. They all speak of <c>Gather</c>, <c>Play</c> and <c>Say</c>, and mean different things
/// (design/doors/voice-webhooks.md).
/// </summary>
internal abstract class VoiceDialect
{
    /// <summary>A question is answered here: keys in a form, never in an address.</summary>
    protected const string Post = "POST";

    private static readonly TwilioDialect s_twilio = new();
    private static readonly KazooDialect s_kazoo = new();
    private static readonly NetSapiensDialect s_netSapiens = new();

    /// <summary>What an answer calls itself.</summary>
    public virtual string ContentType => "text/xml; charset=utf-8";

    /// <summary>Whether the platform speaks for everybody; else a poorer sound of ours is better than none.</summary>
    public virtual bool Speaks => true;

    /// <summary>The dialect of a phone system; null: it has none.</summary>
    public static VoiceDialect? Of(PhoneSystem system) => system switch
    {
        PhoneSystem.Twilio or PhoneSystem.SignalWire => s_twilio,
        PhoneSystem.Kazoo => s_kazoo,
        PhoneSystem.NetSapiens => s_netSapiens,
        _ => null,
    };

    /// <summary>The platform's name of the call; empty: it tells none.</summary>
    public virtual string CallOf(VoiceRequest request) => request["CallSid"];

    /// <summary>Whether the call is over.</summary>
    public virtual bool IsOver(VoiceRequest request) => request["CallStatus"] is "completed" or "busy" or "failed" or "no-answer" or "canceled";

    /// <summary>Who calls, and what for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="codes">The office's feature codes.</param>
    /// <param name="wish">What the address says; null: nothing.</param>
    public virtual VoiceCaller CallerOf(VoiceRequest request, FeatureCodes codes, FeatureCode? wish) => new(UserOf(request["From"]), UserOf(request["To"]), wish);

    /// <summary>Plays a sound.</summary>
    public static XElement Play(string url) => new("Play", url);

    /// <summary>Says something with the platform's voice.</summary>
    public abstract XElement Say(string text, string language);

    /// <summary>A prompt that no key may cut short.</summary>
    public virtual XElement Whole(XElement prompt) => prompt;

    /// <summary>Says something, then collects keys; where none is pressed, that is told too.</summary>
    /// <param name="collect">What is collected.</param>
    /// <param name="prompts">What is said before, which a key stops.</param>
    /// <param name="keys">Where keys go.</param>
    /// <param name="silence">Where it is told that none was pressed.</param>
    /// <param name="pause">A moment of silence.</param>
    public abstract IEnumerable<XElement> Ask(Collect collect, IEnumerable<XElement> prompts, string keys, string silence, string pause);

    /// <summary>The user in an address of SIP; what is none stays.</summary>
    protected static string UserOf(string address)
    {
        var text = address[(address.IndexOf('<', StringComparison.Ordinal) + 1)..].Trim();
        if (text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase))
            text = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var end = text.AsSpan().IndexOfAny('@', ';', '>');
        return Uri.UnescapeDataString(end < 0 ? text : text[..end]);
    }

    /// <summary>What <c>Gather</c> says everywhere. There is one time-out for the first key and those after it: the longer.</summary>
    protected static XElement Gather(Collect collect, IEnumerable<XElement> prompts, string keys) => new(
        "Gather", new XAttribute("numDigits", collect.MaxDigits.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("timeout", Seconds(Collect.FirstDigitTimeout)), new XAttribute("action", keys), new XAttribute("method", Post), prompts);

    /// <summary>The key that ends an entry; empty: none does.</summary>
    protected static XAttribute FinishOnKey(Collect collect) => new("finishOnKey", collect.Terminator?.ToString() ?? "");

    /// <summary>Whole seconds.</summary>
    protected static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>A language with a country, where a platform wants one.</summary>
    protected static string Locale(string language) => language switch
    {
        "de" => "de-DE",
        "es" => "es-ES",
        _ => "en-US",
    };
}
