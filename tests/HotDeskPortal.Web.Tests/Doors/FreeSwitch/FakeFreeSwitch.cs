using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HotDeskPortal.Web.Tests.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

/// <summary>
/// FreeSWITCH's httapi as its source has it: what is posted, how long a playback collects, which binds match when, what comes back where none does.
/// What the documents must not say, fails.
/// </summary>
internal sealed class FakeFreeSwitch(FreeSwitchDoor door, string phone, string wish, ILine line)
{
    private readonly Dictionary<string, string> _params = new()
    {
        ["hostname"] = "pbx", ["session_id"] = Guid.NewGuid().ToString(), ["httapi_profile"] = "hotdesk", ["method"] = "POST", ["hotdesk_phone"] = phone, ["hotdesk_wish"] = wish,
        ["Caller-Username"] = "not-this-one", ["Caller-Caller-ID-Number"] = "2022", ["Caller-Channel-Name"] = "sofia/internal/3004@pbx.example.com",
    };

    private Dictionary<string, string> _once = [];

    /// <summary>Posts everything twice, as whoever is not sure that it arrived.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether the portal has ended the call; otherwise the dialplan went on, or the caller hung up.</summary>
    public bool WasHungUp { get; private set; }

    /// <summary>Requests that were posted, but for repeated ones.</summary>
    public int Requests { get; private set; }

    /// <summary>Holds the call to its end.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await PostAsync() is { } document && await WorkAsync(document))
            {
            }
        }
        catch (HungUpException)
        {
        }
        _once["exiting"] = "true";
        (await PostAsync()).ShouldBeNull();
    }

    private async Task<XElement?> PostAsync()
    {
        var fields = _params.Concat(_once).GroupBy(f => f.Key).Select(g => (g.Key, g.Last().Value)).ToList();
        var isLast = _once.ContainsKey("exiting");
        _once = [];
        Requests++;
        var text = await AskAsync(fields, isLast);
        if (Repeats)
            (await AskAsync(fields, isLast)).ShouldBe(text);
        return text is null ? null : XElement.Parse(text);
    }

    private async Task<string?> AskAsync(List<(string, string)> fields, bool isLast)
    {
        using var answer = await door.PostAsync("keypad", fields);
        if (isLast)
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/xml"
            ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : null;
    }

    /// <summary>False: the application ends.</summary>
    private async Task<bool> WorkAsync(XElement document)
    {
        document.Attribute("type")!.Value.ShouldBe("xml/freeswitch-httapi");
        foreach (var set in document.Element("params")?.Elements() ?? [])
            _params[set.Name.LocalName] = set.Value;
        var work = document.Element("work")!.Elements().ToList();
        work.ShouldNotBeEmpty();
        foreach (var tag in work)
            switch (tag.Name.LocalName)
            {
                case "playback" when tag.Element("bind") is null:
                    await line.PlayAsync(tag.Attribute("file")!.Value, listens: false);
                    break;
                case "playback":
                    tag.ShouldBe(work[^1], "what follows would run before the keys are sent");
                    await CollectAsync(tag);
                    break;
                case "execute":
                    // The only one that the profile allows.
                    tag.Attribute("application")!.Value.ShouldBe("flush_dtmf");
                    line.Flush();
                    break;
                case "hangup":
                    WasHungUp = true;
                    return false;
                default:
                    throw new InvalidOperationException($"No profile allows <{tag.Name}>.");
            }
        return true;
    }

    private async Task CollectAsync(XElement playback)
    {
        var (name, digits, gap) = (playback.Attribute("name")!.Value, "", Milliseconds(playback, "digit-timeout", 1500));
        playback.Attribute("loops").ShouldBeNull("it would play once more than it says");
        var binds = playback.Elements("bind").ToList();
        var key = await line.PlayAsync(playback.Attribute("file")!.Value, listens: true);
        // The deadline is the whole entry's, however much of it is there.
        var deadline = line.Now + Milliseconds(playback, "input-timeout", 5000);
        while (true)
        {
            var isTimeout = key is null && digits.Length > 0 && line.Now < deadline;
            digits += key;
            if (digits.Length > 0 && (key is not null || isTimeout) && Match(binds, digits, isTimeout) is { } bind)
            {
                Submit(name, bind, digits);
                return;
            }
            if (isTimeout || line.Now >= deadline)
                break;
            key = await line.WaitAsync(digits.Length > 0 ? Math.Min(gap, deadline - line.Now) : deadline - line.Now);
        }
        if (playback.Attribute("error-file") is { } error)
        {
            await line.PlayAsync(error.Value, listens: false);
            (_once[name], _once["input_type"]) = ("invalid", "invalid");
        }
    }

    private void Submit(string name, XElement bind, string digits)
    {
        foreach (var strip in bind.Attribute("strip")?.Value ?? "")
            if (digits.IndexOf(strip, StringComparison.Ordinal) is >= 0 and var at)
                digits = digits[..at];
        (_once[name], _once["input_type"]) = (digits, "dtmf");
    }

    /// <summary>An expression that is the only bind, or begins with <c>=</c>, matches at once; others when no further key comes.</summary>
    private static XElement? Match(List<XElement> binds, string digits, bool isTimeout) => binds.Find(b =>
    {
        var (text, isFirst) = b.Value[0] == '=' ? (b.Value[1..], true) : (b.Value, false);
        var matches = text[0] == '~' ? Regex.IsMatch(digits, text[1..]) : text == digits;
        return matches && (isFirst || isTimeout || binds.Count == 1 || binds.All(o => o.Value.TrimStart('=')[0] != '~'));
    });

    private static int Milliseconds(XElement tag, string name, int otherwise) =>
        tag.Attribute(name) is { } value ? int.Parse(value.Value, CultureInfo.InvariantCulture) : otherwise;
}
