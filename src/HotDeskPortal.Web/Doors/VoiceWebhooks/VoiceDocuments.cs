using System.Text;
using System.Xml;
using System.Xml.Linq;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>Writes a script in the dialect of a platform.</summary>
internal sealed class VoiceDocuments(PromptSounds sounds)
{
    /// <summary>Nothing is to be done.</summary>
    public static XElement Empty => new("Response");

    /// <summary>The document of a script.</summary>
    /// <param name="dialect">The platform's.</param>
    /// <param name="door">The door.</param>
    /// <param name="urls">Where it leads.</param>
    /// <param name="call">The call.</param>
    /// <param name="turn">The turn; its number is named where keys go.</param>
    /// <param name="script">What is said and collected.</param>
    /// <param name="cancellation">Gives up waiting for sounds.</param>
    public async Task<XElement> OfAsync(
        VoiceDialect dialect, OpenDoor door, VoiceUrls urls, string call, int turn, CallScript script, CancellationToken cancellation)
    {
        var prompts = new List<XElement>();
        foreach (var prompt in script.Say)
            prompts.Add(await SpeakAsync(dialect, urls.Prompt(door, prompt), prompt, cancellation));
        if (script.Collect is not { } collect)
            return new XElement("Response", prompts, new XElement("Hangup"));
        // Up to the last one that has to be heard, none may be cut short: a key that comes meanwhile must not answer.
        var whole = script.Say.ToList().FindLastIndex(CallScript.IsHeardFirst) + 1;
        return new XElement(
            "Response", prompts.Take(whole).Select(dialect.Whole),
            dialect.Ask(collect, prompts.Skip(whole), urls.Keys(call, turn), urls.Silence(call, turn), urls.Pause));
    }

    /// <summary>The document as it is sent.</summary>
    public static byte[] Write(XElement document) =>
        Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?>{document.ToString(SaveOptions.DisableFormatting)}""");

    /// <summary>Text that XML can hold: what it cannot is a blank.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            plain.Append(rune.IsBmp && (!XmlConvert.IsXmlChar((char)rune.Value) || rune.Value < ' ') ? " " : rune.ToString());
        return plain.ToString();
    }

    /// <summary>The portal's sound where it is the one that should be heard; else the platform's voice, which can say names.</summary>
    private async Task<XElement> SpeakAsync(VoiceDialect dialect, string url, SpokenPrompt prompt, CancellationToken cancellation)
    {
        if (dialect.Speaks && sounds.State == SpeechState.Missing)
            return dialect.Say(Plain(prompt.Text), prompt.Language);
        var sound = await sounds.GetAsync(prompt.Language, prompt.Sound, cancellation);
        return sound.IsSuccess && (sound.Value.IsFinal || !dialect.Speaks) ? VoiceDialect.Play(url) : dialect.Say(Plain(prompt.Text), prompt.Language);
    }
}
