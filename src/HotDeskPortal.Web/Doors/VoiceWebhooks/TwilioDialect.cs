using System.Xml.Linq;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>
/// TwiML, and SignalWire's cXML, which is alike. A phone is the user of <c>From</c>: phones register in a SIP domain as their extension. Where no key is
/// pressed, or the terminator alone, there is no request, and what follows <c>Gather</c> is done.
/// </summary>
internal sealed class TwilioDialect : VoiceDialect
{
    /// <inheritdoc/>
    public override XElement Say(string text, string language) => new("Say", new XAttribute("language", Locale(language)), text);

    /// <inheritdoc/>
    public override IEnumerable<XElement> Ask(Collect collect, IEnumerable<XElement> prompts, string keys, string silence, string pause)
    {
        var gather = Gather(collect, prompts, keys);
        gather.Add(new XAttribute("input", "dtmf"), FinishOnKey(collect));
        return [gather, new XElement("Redirect", new XAttribute("method", Post), silence)];
    }
}
