using System.Buffers.Text;
using System.Net;
using System.Xml.Linq;
using HotDeskPortal.Domain.Doors;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

/// <summary>
/// A platform that does what its documents, or its source, say that it does with an answer, and refuses everything else. It holds one call, in which
/// somebody listens to everything and presses keys when a test says so.
/// </summary>
internal abstract class FakePlatform(VoiceDoor door, string phone, string code)
{
    private Queue<XElement> _verbs = new();

    public VoiceDoor Door => door;

    public string CallId { get; } = $"CA{Base64Url.EncodeToString(Guid.NewGuid().ToByteArray())}";

    /// <summary>What was heard since the last time somebody looked: words, of a sound those that it says.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>What collects keys now; null: nothing.</summary>
    public XElement? Gather { get; private set; }

    /// <summary>Whether the platform has hung up.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Each request as it was sent.</summary>
    public List<(string Method, string Url, Dictionary<string, string> Fields)> Sent { get; } = [];

    protected string Phone => phone;

    protected string Code => code;

    /// <summary>What the answer must call itself.</summary>
    protected abstract string ContentType { get; }

    /// <summary>Verbs with the attributes that each may have.</summary>
    protected abstract Dictionary<string, string[]> Verbs { get; }

    protected abstract (string Method, string Url) First { get; }

    /// <summary>A call of one kind of platform.</summary>
    public static FakePlatform Of(VoiceDoor door, string phone, string code) => door.System switch
    {
        PhoneSystem.Kazoo => new FakeKazoo(door, phone, code),
        PhoneSystem.NetSapiens => new FakeNetSapiens(door, phone, code),
        _ => new FakeTwilio(door, phone, code),
    };

    public Task DialAsync() => AskAsync(First.Method, First.Url, []);

    /// <summary>Keys one after the other, then silence if something is still missing.</summary>
    public async Task PressAsync(string keys)
    {
        var gather = Gather!;
        Gather = null;
        var collected = Collect(gather, keys);
        if (collected.Length == 0 && !SendsEmpty())
            await RunAsync();
        else
            await AskAsync(gather.Attribute("method")!.Value, gather.Attribute("action")!.Value, new() { ["Digits"] = collected });
    }

    /// <summary>What a caller's keys become: up to the key that ends an entry, or to the most.</summary>
    public static string Collected(string keys, int most, string finish)
    {
        var end = finish.Length == 0 ? -1 : keys.IndexOf(finish, StringComparison.Ordinal);
        var entry = end < 0 ? keys : keys[..end];
        return entry.Length > most ? entry[..most] : entry;
    }

    /// <summary>The caller hangs up, and the platform tells so if it can.</summary>
    public virtual Task HangUpAsync()
    {
        IsOver = true;
        return Task.CompletedTask;
    }

    /// <summary>Sends the last request again, and gives the answer.</summary>
    public async Task<string> RepeatAsync(int back = 1) => await AnswerAsync(Sent[^back], remember: false);

    protected abstract Dictionary<string, string> Fields();

    protected abstract string Collect(XElement gather, string keys);

    /// <summary>What else must be so.</summary>
    protected abstract void Check(XElement verb);

    /// <summary>Whether silence makes a request of its own this time, where that is not documented.</summary>
    protected virtual bool SendsEmpty() => false;

    protected async Task AskAsync(string method, string url, Dictionary<string, string> more)
    {
        var fields = Fields();
        foreach (var (name, value) in more)
            fields[name] = value;
        var answer = await AnswerAsync((method, url, fields), remember: true);
        var root = XDocument.Parse(answer, LoadOptions.PreserveWhitespace).Root!;
        root.Name.LocalName.ShouldBe("Response");
        root.HasAttributes.ShouldBeFalse();
        root.Nodes().ShouldAllBe(n => n is XElement);
        _verbs = new Queue<XElement>(root.Elements());
        await RunAsync();
    }

    private async Task<string> AnswerAsync((string Method, string Url, Dictionary<string, string> Fields) request, bool remember)
    {
        if (remember)
            Sent.Add(request);
        using var answer = await door.SendAsync(request.Method, request.Url, request.Fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(ContentType);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task RunAsync()
    {
        while (_verbs.TryDequeue(out var verb))
        {
            Known(verb);
            switch (verb.Name.LocalName)
            {
                case "Play" or "Say":
                    Hear(verb);
                    if (verb.Attribute("action") is { } action)
                    {
                        await AskAsync(verb.Attribute("method")!.Value, action.Value, []);
                        return;
                    }
                    break;
                case "Gather":
                    foreach (var prompt in verb.Elements())
                    {
                        Known(prompt);
                        prompt.Name.LocalName.ShouldBeOneOf("Play", "Say");
                        prompt.Attribute("action").ShouldBeNull();
                        Hear(prompt);
                    }
                    Gather = verb;
                    return;
                case "Redirect":
                    await AskAsync(verb.Attribute("method")!.Value, verb.Value, []);
                    return;
                default:
                    IsOver = true;
                    return;
            }
        }
        throw new ShouldAssertException("The document ends, and nobody has hung up.");
    }

    private void Known(XElement verb)
    {
        Verbs.Keys.ShouldContain(verb.Name.LocalName);
        verb.Attributes().Select(a => a.Name.LocalName).ShouldBeSubsetOf(Verbs[verb.Name.LocalName]);
        foreach (var url in verb.Attributes("action").Select(a => a.Value).Concat(verb.Name.LocalName is "Play" or "Redirect" ? [verb.Value] : []))
            url.ShouldStartWith($"{VoiceDoor.Root}/door/{door.Address}");
        if (verb.Attribute("method") is { } method)
            method.Value.ShouldBe("POST", "keys belong in no address");
        if (verb.Name.LocalName == "Gather")
        {
            int.Parse(verb.Attribute("numDigits")!.Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
            verb.Attribute("timeout")!.Value.ShouldBe("5");
        }
        Check(verb);
    }

    private void Hear(XElement verb)
    {
        if (verb.Name.LocalName == "Say")
            Heard.Add(verb.Value);
        else if (!verb.Value.EndsWith("/voice/pause.wav", StringComparison.Ordinal))
            Heard.Add(door.Prompts.TextOf(verb.Value));
    }
}

/// <summary>Twilio, as its reference of TwiML says; SignalWire says the same.</summary>
internal sealed class FakeTwilio(VoiceDoor door, string phone, string code) : FakePlatform(door, phone, code)
{
    protected override string ContentType => "text/xml";

    protected override (string Method, string Url) First => ("POST", Door.Url);

    protected override Dictionary<string, string[]> Verbs { get; } = new()
    {
        ["Say"] = ["voice", "language", "loop"], ["Play"] = ["loop", "digits"], ["Redirect"] = ["method"], ["Hangup"] = [],
        ["Gather"] = ["input", "action", "method", "timeout", "numDigits", "finishOnKey", "actionOnEmptyResult"],
    };

    public override async Task HangUpAsync()
    {
        await base.HangUpAsync();
        var fields = Fields();
        fields["CallStatus"] = "completed";
        using var told = await Door.SendAsync("POST", $"{Door.Url}/status", fields);
        told.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    protected override Dictionary<string, string> Fields() => new()
    {
        ["CallSid"] = CallId, ["AccountSid"] = "AC0123456789abcdef0123456789abcdef", ["From"] = $"sip:{Phone}@office.sip.twilio.com", ["To"] = $"sip:{Code}@office.sip.twilio.com",
        ["CallStatus"] = "in-progress", ["Direction"] = "inbound", ["ApiVersion"] = "2010-04-01",
    };

    protected override string Collect(XElement gather, string keys) => Collected(
        keys, int.Parse(gather.Attribute("numDigits")!.Value, System.Globalization.CultureInfo.InvariantCulture), gather.Attribute("finishOnKey")?.Value ?? "#");

    protected override void Check(XElement verb)
    {
        if (verb.Name.LocalName == "Say")
            verb.Attribute("language")!.Value.ShouldBeOneOf("en-US", "de-DE", "es-ES");
        if (verb.Name.LocalName == "Gather")
            verb.Attribute("input")!.Value.ShouldBe("dtmf");
    }
}

/// <summary>Kazoo, as the source of its translator says: what it does not know ends the call.</summary>
internal sealed class FakeKazoo(VoiceDoor door, string phone, string code) : FakePlatform(door, phone, code)
{
    protected override string ContentType => "application/xml";

    // A callflow for each code; GET is what Pivot does where nothing else is said.
    protected override (string Method, string Url) First => ("GET", $"{Door.Url}/{(Code == "*46" ? "logout" : "login")}");

    protected override Dictionary<string, string[]> Verbs { get; } = new()
    {
        ["Say"] = ["voice", "language", "engine", "loop", "terminators"], ["Play"] = ["loop", "terminators"], ["Redirect"] = ["method"],
        ["Hangup"] = [], ["Gather"] = ["action", "method", "timeout", "numDigits", "finishOnKey"],
    };

    protected override Dictionary<string, string> Fields() => new()
    {
        ["CallSid"] = CallId, ["AccountSid"] = "acc", ["From"] = Phone, ["FromRealm"] = "office.example.com", ["To"] = Code, ["ToRealm"] = "office.example.com",
        ["ApiVersion"] = "2010-04-01", ["Direction"] = "inbound", ["CallerName"] = "Dana", ["CallerNumber"] = "2019",
    };

    protected override string Collect(XElement gather, string keys)
    {
        var finish = gather.Attribute("finishOnKey")!.Value;
        if (finish.Length > 0)
            "1234567890*#".ShouldContain(finish);
        finish.Length.ShouldBeLessThan(2);
        return Collected(keys, int.Parse(gather.Attribute("numDigits")!.Value, System.Globalization.CultureInfo.InvariantCulture), finish);
    }

    protected override void Check(XElement verb)
    {
        verb.Value.ShouldAllBe(c => c <= '\u00ff');
        if (verb.Attribute("language") is { } language)
            language.Value.ShouldBeOneOf("en", "en-gb", "es", "fr", "de", "it");
        if (verb.Name.LocalName == "Hangup")
            verb.IsEmpty.ShouldBeTrue();
    }
}

/// <summary>NetSapiens, as far as it is documented; where it is not, it does one thing one time and the other thing the next.</summary>
internal sealed class FakeNetSapiens(VoiceDoor door, string phone, string code) : FakePlatform(door, phone, code)
{
    private static int s_silences;

    protected override string ContentType => "text/xml";

    protected override (string Method, string Url) First => ("POST", Door.Url);

    protected override Dictionary<string, string[]> Verbs { get; } = new()
    {
        ["Say"] = ["voice", "language", "action", "method"], ["Play"] = ["action", "method"], ["Hangup"] = [],
        ["Gather"] = ["input", "numDigits", "timeout", "executionTimeout", "digitEndTimeout", "action", "method"],
    };

    /// <summary>The user is the owner, not the desk; the name of the call is no name for an address.</summary>
    protected override Dictionary<string, string> Fields() => new()
    {
        ["NmsAni"] = "2019", ["NmsDnis"] = Code + Phone, ["AccountUser"] = "2019", ["AccountDomain"] = "office.example.com", ["AccountLastDial"] = Code + Phone,
        ["OrigCallID"] = $"{CallId}/1@192.0.2.7", ["TermCallID"] = $"{CallId}-t", ["ToUser"] = Code + Phone, ["ToDomain"] = "office.example.com",
    };

    /// <summary>No key is known to end an entry: a terminator is a key like any other.</summary>
    protected override string Collect(XElement gather, string keys) =>
        Collected(keys, int.Parse(gather.Attribute("numDigits")!.Value, System.Globalization.CultureInfo.InvariantCulture), "");

    protected override void Check(XElement verb)
    {
        if (verb.Name.LocalName == "Gather")
            verb.Attribute("input")!.Value.ShouldBe("dtmf");
    }

    protected override bool SendsEmpty() => Interlocked.Increment(ref s_silences) % 2 == 0;
}
