using System.Globalization;
using System.Text;
using System.Xml.Linq;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>
/// Kazoo's Pivot with <c>req_format</c> <c>twiml</c>: a small part of TwiML, of which everything that it does not know ends the call. It asks by GET first.
/// </summary>
internal sealed class KazooDialect : VoiceDialect
{
    /// <summary>Its parts pass text on as bytes of Latin-1: a letter beyond them ends the call.</summary>
    private const char LastLetter = '\u00ff';

    /// <inheritdoc/>
    public override string ContentType => "application/xml";

    /// <inheritdoc/>
    public override XElement Say(string text, string language) => new("Say", new XAttribute("language", Language(language)), Latin(text));

    /// <summary>Any key would stop a prompt, and is told which ones do.</summary>
    public override XElement Whole(XElement prompt) => new(prompt.Name, prompt.Attributes(), new XAttribute("terminators", ""), prompt.Nodes());

    /// <inheritdoc/>
    public override IEnumerable<XElement> Ask(Collect collect, IEnumerable<XElement> prompts, string keys, string silence, string pause)
    {
        var gather = Gather(collect, prompts, keys);
        gather.Add(FinishOnKey(collect));
        return [gather, new XElement("Redirect", new XAttribute("method", Post), silence)];
    }

    /// <summary>It knows these and no others; <c>en-US</c> least of all.</summary>
    internal static string Language(string language) => language is "en" or "en-gb" or "es" or "fr" or "de" or "it" ? language : "en";

    private static string Latin(string text)
    {
        if (text.All(c => c <= LastLetter))
            return text;
        var spelt = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            spelt.Append(rune.Value <= LastLetter ? rune.ToString() : Plain(rune));
        return spelt.ToString();
    }

    /// <summary>The letter without what stands above or below it, or a blank.</summary>
    private static string Plain(Rune rune)
    {
        var letters = string.Concat(rune.ToString().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        return letters.All(c => c <= LastLetter) ? letters : " ";
    }
}
