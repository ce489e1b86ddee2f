using System.Text.RegularExpressions;
using HotDeskPortal.Web.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>What a real Asterisk said is said to the portal again.</summary>
public sealed partial class ReplayTests
{
    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            foreach (var kind in new[] { "calls", "bytes" })
                foreach (var name in Recording.Names(kind).Where(n => n != "environment-with-arguments"))
                    calls.Add(kind, name);
            return calls;
        }
    }

    public static TheoryData<string> Scenarios => [.. Recording.Names("agi").Where(n => n != "failures")];

    /// <summary>The portal says what the prototype said, but for addresses of prompts; and it lets nobody take a phone whose owner they have not heard of.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_OfARealAsterisk_GoesAsItWent(string kind, string name)
    {
        var recording = Recording.Call(kind, name);
        await using var host = TestDoor.Host();
        var door = await TestDoor.OpenAsync(host);
        await PrepareAsync(host, recording);
        var wire = new Wire();

        await wire.SayAsync(string.Concat(recording.FromAsterisk.Select(l => $"{Ours(l, door)}\n")));
        wire.CloseFromAsterisk();
        await wire.HoldAsync(host, cancellation: TestContext.Current.CancellationToken);

        using var sent = new StreamReader(wire.FromPortal);
        var lines = (await sent.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(l => WithText(l, door)).ShouldBe(recording.FromServer.Select(Expected));
        host.Log.All.ShouldNotContain(l => l.Contains("73915") || l.Contains("3915") || l.Contains("60428"));
    }

    /// <summary>Every answer that was ever recorded is understood, and who is gone is known to be gone.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_OfARealAsterisk_IsUnderstood(string name)
    {
        var recording = Recording.Transcript("agi", name);
        var wire = new Wire();
        var channel = new AgiChannel(wire, TimeProvider.System);
        await wire.SayAsync(string.Concat(recording.Environment.Append("").Select(l => $"{l}\n")));
        var environment = await channel.ReadEnvironmentAsync(TestContext.Current.CancellationToken);
        environment.Channel.ShouldStartWith("PJSIP/");

        var (isHungUp, isClosed) = (false, false);
        foreach (var (command, answer) in Exchanges(recording))
        {
            if (!isClosed)
                await wire.SayAsync(string.Concat(answer.Where(l => l != "<EOF>" && !IsOfAnotherCall(l)).Select(l => $"{l}\n")));
            if (!isClosed && answer.Contains("<EOF>"))
                wire.CloseFromAsterisk();
            isClosed |= answer.Contains("<EOF>");
            var reply = await channel.SendAsync(command, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            var first = answer.FirstOrDefault(IsAnswer);
            if (isHungUp || first is null or "HANGUP" or "<EOF>" || first.StartsWith("511", StringComparison.Ordinal))
            {
                reply.ShouldBe(AgiReply.Gone);
                channel.IsGone.ShouldBeTrue();
                return;
            }
            // A hang-up while nothing is asked comes after one answer and before the next.
            isHungUp = answer.Contains("HANGUP") || answer.Contains("<EOF>");
            reply.Code.ShouldBe(int.Parse(first[..3], System.Globalization.CultureInfo.InvariantCulture), command);
            if (Result().Match(first) is { Success: true } match)
                reply.Result.ShouldBe(match.Groups[1].Value);
            reply.IsDone.ShouldBe(first.StartsWith("200", StringComparison.Ordinal) && !first.Contains("result=-1", StringComparison.Ordinal));
        }
    }

    /// <summary>What ends an answer: neither the usage of a command, nor the environment of another call.</summary>
    private static bool IsAnswer(string line) => line is "HANGUP" or "<EOF>" || (line.Length > 3 && char.IsAsciiDigit(line[0]) && line[3] == ' ');

    /// <summary>Some recordings go on with a second connection.</summary>
    private static bool IsOfAnotherCall(string line) => line.Length == 0 || line.StartsWith("agi_", StringComparison.Ordinal);

    /// <summary>Commands with what Asterisk said until the next one; those that it never answered are left out.</summary>
    private static IEnumerable<(string Command, List<string> Answer)> Exchanges(Recording recording)
    {
        var lines = recording.Lines.SkipWhile(l => l is not { FromAsterisk: true, Line: "" }).Skip(1).ToList();
        for (var i = 0; i < lines.Count; i++)
            // A line that is longer than Asterisk reads is two to it, with two answers; none of ours is.
            if (!lines[i].FromAsterisk && !lines[i].Line.Contains("characters in all", StringComparison.Ordinal) && lines.Skip(i + 1).TakeWhile(l => l.FromAsterisk).Select(l => l.Line).ToList() is { Count: > 0 } answer)
                yield return (lines[i].Line, answer);
    }

    private static async Task PrepareAsync(PortalHost host, Recording recording)
    {
        if (recording.Name == "takeover-back")
            await host.LogInAsync("3002", "2019");
        if (recording.Name.StartsWith("logout", StringComparison.Ordinal) || recording.Name == "login-patient")
            await host.LogInAsync("3001", "2019");
    }

    private static string Ours(string line, TestDoor door) => line switch
    {
        "agi_network_script: hotdesk/main" => $"agi_network_script: {door.Address}",
        _ => line,
    };

    private static string WithText(string sent, TestDoor door) => Prompt().Replace(sent, m => $"\"{door.TextOf(m.Groups[1].Value)}\"");

    /// <summary>What the prototype sent, with words instead of addresses, and without the keys that it let pass while it said the owner's name.</summary>
    private static string Expected(string sent)
    {
        var text = Prompt().Replace(sent, m => $"\"{Uri.UnescapeDataString(m.Groups[1].Value.Split("text=")[1])}\"");
        return text.Contains("owns this phone", StringComparison.Ordinal) ? text.Replace("\"0123456789*#\"", "\"\"", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex("\"(http[^\"]+)\"")]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^200 result=(\S*)")]
    private static partial Regex Result();
}
