using System.Globalization;
using System.Xml.Linq;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>
/// A turn as httapi plays it. The last playback collects one key: its <c>input-timeout</c> is the silence after it has played. Keys pressed while
/// an earlier one plays wait for it, but for what was pressed before a name was heard. The turn comes back with the answer.
/// </summary>
internal static class HttapiDocument
{
    /// <summary>The field that a key comes in.</summary>
    public const string Keys = "hotdesk_key";

    /// <summary>The field that brings the turn back.</summary>
    public const string Turn = "hotdesk_turn";

    /// <summary>The field that brings back how many keys there were.</summary>
    public const string Before = "hotdesk_keys";

    /// <summary>What a field says where nothing was pressed.</summary>
    public const string Invalid = "invalid";

    private const string AnyKey = "~^[0-9*#]$";

    /// <summary>What a turn says, and the first key after it.</summary>
    public static XElement Of(DoorTurn turn, Func<SpokenPrompt, string> addressOf, string silence)
    {
        var work = new XElement("work");
        var script = turn.Script;
        for (var i = 0; i < script.Say.Length; i++)
        {
            var prompt = script.Say[i];
            var isHeardFirst = CallScript.IsHeardFirst(prompt);
            work.Add(script.Collect is not null && i == script.Say.Length - 1 && !isHeardFirst
                ? Collecting(addressOf(prompt), silence, Collect.FirstDigitTimeout) : Playback(addressOf(prompt)));
            if (isHeardFirst)
                work.Add(new XElement("execute", new XAttribute("application", "flush_dtmf")));
        }
        if (script.Collect is not null && !work.Elements().Any(e => e.HasElements))
            work.Add(Collecting(silence, silence, Collect.FirstDigitTimeout));
        if (script.HangsUp)
            work.Add(new XElement("hangup", new XAttribute("cause", "NORMAL_CLEARING")));
        return Document(turn.Number, 0, work);
    }

    /// <summary>The next key of an entry that has begun.</summary>
    public static XElement Next(int turn, int before, string silence) =>
        Document(turn, before, new XElement("work", Collecting(silence, silence, Collect.InterDigitTimeout)));

    private static XElement Document(int turn, int before, XElement work) => new(
        "document", new XAttribute("type", "xml/freeswitch-httapi"),
        new XElement("params", new XElement(Turn, Text(turn)), new XElement(Before, Text(before))), work);

    private static XElement Playback(string file) => new("playback", new XAttribute("file", file));

    /// <summary>Without <c>loops</c> it plays once; 1 would play it again. Without <c>error-file</c> silence would come as no field at all.</summary>
    private static XElement Collecting(string file, string silence, TimeSpan firstKey) => new(
        "playback", new XAttribute("name", Keys), new XAttribute("file", file), new XAttribute("error-file", silence),
        new XAttribute("digit-timeout", Text((int)Collect.InterDigitTimeout.TotalMilliseconds)),
        new XAttribute("input-timeout", Text((int)firstKey.TotalMilliseconds)), new XElement("bind", AnyKey));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
