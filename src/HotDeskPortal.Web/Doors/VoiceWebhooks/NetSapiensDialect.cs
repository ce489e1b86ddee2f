using System.Xml.Linq;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>
/// NetSapiens' web responder. Its requests name a user and a domain but no device, and the user may be the owner: so the desk stands in what the phone
/// dials, behind the feature code (<c>*453001</c>), and nothing else is believed. It has no <c>Redirect</c>: a moment of silence with an <c>action</c> stands
/// for one. No key is documented to end an entry: the portal cuts at the terminator.
/// </summary>
internal sealed class NetSapiensDialect : VoiceDialect
{
    private static readonly string[] s_dialled = ["NmsDnis", "ToUser", "AccountLastDial"];

    /// <summary>Its voice needs a licence of its own.</summary>
    public override bool Speaks => false;

    /// <inheritdoc/>
    public override string CallOf(VoiceRequest request) => request["OrigCallID"] is { Length: > 0 } call ? call : request["TermCallID"];

    /// <summary>It tells nothing of calls that are over.</summary>
    public override bool IsOver(VoiceRequest request) => false;

    /// <inheritdoc/>
    public override VoiceCaller CallerOf(VoiceRequest request, FeatureCodes codes, FeatureCode? wish)
    {
        var dialled = s_dialled.Select(name => UserOf(request[name])).Where(d => d.Length > 0).ToArray();
        foreach (var number in dialled)
            foreach (var (code, prefix) in codes.All.OrderByDescending(c => c.Dialled.Length))
                if (number.StartsWith(prefix, StringComparison.Ordinal) && IsDesk(number[prefix.Length..]))
                    return new VoiceCaller(number[prefix.Length..], number, wish ?? code);
        // A dial translation may have taken the code off, and says by the address what it was.
        return wish is not null && Array.Find(dialled, IsDesk) is { } desk
            ? new VoiceCaller(desk, desk, wish) : new VoiceCaller("", dialled.FirstOrDefault(""), wish);
    }

    /// <inheritdoc/>
    public override XElement Say(string text, string language) => new("Say", new XAttribute("language", Locale(language)), text);

    /// <inheritdoc/>
    public override IEnumerable<XElement> Ask(Collect collect, IEnumerable<XElement> prompts, string keys, string silence, string pause)
    {
        var gather = Gather(collect, prompts, keys);
        gather.Add(new XAttribute("input", "dtmf"), new XAttribute("digitEndTimeout", Seconds(Collect.InterDigitTimeout)));
        return [gather, new XElement("Play", new XAttribute("action", silence), new XAttribute("method", Post), pause)];
    }

    private static bool IsDesk(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
