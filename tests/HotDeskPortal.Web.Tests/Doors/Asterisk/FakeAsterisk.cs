using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>Whoever is on the phone: when they press what, and when they hang up.</summary>
internal interface ICaller
{
    /// <summary>A prompt plays: the key that stops it; null: it plays to its end. Keys that may not stop it are lost.</summary>
    Task<char?> HearAsync(string file, bool keysStop);

    /// <summary>The key that comes within a time; null: none does.</summary>
    Task<char?> WaitAsync(int milliseconds);
}

/// <summary>The caller hangs up.</summary>
internal sealed class HungUpException : Exception;

/// <summary>
/// Asterisk as its recordings show it: what it says at first, what it answers, one command at a time, what it says when the caller is gone. It takes
/// nothing that a real one refuses.
/// </summary>
internal sealed partial class FakeAsterisk(Stream stream, string script, string phone, ICaller caller)
{
    private const string Dead = "511 Command Not Permitted on a dead channel or intercept routine";

    private StreamReader Input { get; } = new(stream, new UTF8Encoding(false), false, 4096, leaveOpen: true);
    private bool _isDead;
    private bool _owesHangUp;

    /// <summary>What the dialplan's global variable holds; null: it is not set.</summary>
    public string? Secret { get; init; } = TestDoor.Secret;

    /// <summary>What was dialled.</summary>
    public string Extension { get; init; } = "*45";

    /// <summary>Leaves with the hang-up, as <c>AGIEXITONHANGUP=yes</c> wants it.</summary>
    public bool ExitsOnHangUp { get; init; } = true;

    /// <summary>Says that the caller is gone; not with <c>AGISIGHUP=no</c>.</summary>
    public bool TellsHangUp { get; init; } = true;

    /// <summary>Whether it gets prompts; its own sounds it has.</summary>
    public bool HasPrompts { get; init; } = true;

    /// <summary>Commands as they came.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Whether the portal ended the call with a command: else the dialplan's next line speaks.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Holds the call until one of both leaves.</summary>
    public async Task RunAsync()
    {
        await SayAsync(string.Concat(Environment().Select(l => $"{l}\n")) + "\n");
        while (await ReadAsync() is { } command)
        {
            // Asterisk never answers the first of two commands that come at once.
            Commands.Add(command);
            var answer = await AnswerAsync(command);
            if (_owesHangUp && TellsHangUp)
            {
                _owesHangUp = false;
                await SayAsync("HANGUP\n");
                if (ExitsOnHangUp)
                {
                    await SayAsync("HANGUP\n");
                    return;
                }
            }
            await SayAsync($"{answer}\n");
            _owesHangUp = _isDead && !IsEnded && answer.StartsWith("200 result=-1", StringComparison.Ordinal);
            if (IsEnded)
                return;
        }
    }

    private IEnumerable<string> Environment() =>
    [
        "agi_network: yes", $"agi_network_script: {script}", $"agi_request: agi://192.0.2.1:4573/{script}", $"agi_channel: PJSIP/{phone}-000000b6", "agi_language: en",
        "agi_type: PJSIP", "agi_uniqueid: 1795774120.182", "agi_version: 22.10.1", $"agi_callerid: {phone}", $"agi_calleridname: Shared desk {phone}", "agi_callingpres: 0",
        "agi_callingani2: 0", "agi_callington: 0", "agi_callingtns: 0", $"agi_dnid: {Extension}", "agi_rdnis: unknown", "agi_context: from-phones", $"agi_extension: {Extension}",
        "agi_priority: 3", "agi_enhanced: 0.0", "agi_accountcode: ", "agi_threadid: 140140309210816",
    ];

    private async Task<string?> ReadAsync()
    {
        try
        {
            return await Input.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private Task SayAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private async Task<string> AnswerAsync(string command)
    {
        if (Command().Match(command) is not { Success: true } match)
            return "510 Invalid or unknown command";
        var (name, file, keys) = (match.Groups["name"].Value, match.Groups["file"].Value, match.Groups["keys"].Value);
        if (name == "GET FULL VARIABLE")
            return $"200 result=1 ({Variable(match.Groups["rest"].Value)})";
        if (_isDead)
            return Dead;
        try
        {
            return name switch
            {
                "ANSWER" => "200 result=0",
                "CHANNEL STATUS" => "200 result=6",
                "STREAM FILE" when file.Contains("://", StringComparison.Ordinal) && !HasPrompts => "200 result=-1 endpos=0",
                "STREAM FILE" or "SAY DIGITS" => $"200 result={Code(await caller.HearAsync(file, keys.Length > 0))} endpos=800",
                "WAIT FOR DIGIT" => $"200 result={Code(await caller.WaitAsync(Number(match, "milliseconds")))}",
                "GET DATA" => await CollectAsync(Number(match, "milliseconds"), Number(match, "most")),
                _ => End(),
            };
        }
        catch (HungUpException)
        {
            _isDead = true;
            return name is "STREAM FILE" ? "200 result=-1 endpos=3360" : "200 result=-1";
        }
    }

    private string End()
    {
        _isDead = IsEnded = true;
        return "200 result=1";
    }

    private async Task<string> CollectAsync(int milliseconds, int most)
    {
        var keys = "";
        while (keys.Length < most)
            switch (await caller.WaitAsync(milliseconds))
            {
                case null:
                    return $"200 result={keys} (timeout)";
                case '#':
                    return $"200 result={keys}";
                case { } key:
                    keys += key;
                    break;
            }
        return $"200 result={keys}";
    }

    private string Variable(string expression) => expression switch
    {
        "${HOTDESK_SECRET}" => Secret ?? "",
        "${CHANNEL(endpoint)}" => phone,
        _ => "",
    };

    private static int Code(char? key) => key ?? 0;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        ^((?<name>GET\ FULL\ VARIABLE)\ (?<rest>\S.*)|(?<name>ANSWER|HANGUP|CHANNEL\ STATUS)|(?<name>WAIT\ FOR\ DIGIT)\ (?<milliseconds>\d+)
        |(?<name>GET\ DATA)\ ""\ (?<milliseconds>\d+)\ (?<most>\d+)|(?<name>STREAM\ FILE|SAY\ DIGITS)\ "?(?<file>[^"\s]+)"?\ "(?<keys>[0-9*\#]*)")$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
