using System.Globalization;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// Plays scripts and collects keys with Asterisk's commands. A key stops a prompt and counts, so that whoever knows the way types at once;
/// digits that come while no command runs are lost, which is why nothing is done between a prompt and what collects (design/doors/fastagi.md).
/// </summary>
internal sealed class AgiDialogue(AgiChannel channel, Func<SpokenPrompt, string?> addressOf, Func<SpokenPrompt, string?> extensionOf, CancellationToken cancellation)
{
    private const string AllKeys = "0123456789*#";
    private const string ChannelIsUp = "6";

    /// <summary>How long a command may take that only says something.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    /// <summary>Longest prompt, and whatever Asterisk takes to fetch it.</summary>
    private static readonly TimeSpan LongestPrompt = TimeSpan.FromSeconds(60);

    /// <summary>Whether a prompt could not be played: Asterisk does not get the portal's sounds, and speaks with its own.</summary>
    public bool IsWithoutPrompts { get; private set; }

    /// <summary>The value of a variable of the channel; null: it has none, or the caller is gone.</summary>
    public async Task<string?> VariableAsync(string expression)
    {
        var reply = await channel.SendAsync($"GET FULL VARIABLE ${{{expression}}}", AtOnce, cancellation);
        return string.IsNullOrWhiteSpace(reply.Note) ? null : reply.Note;
    }

    /// <summary>Answers the call.</summary>
    public Task AnswerAsync() => channel.SendAsync("ANSWER", AtOnce, cancellation);

    /// <summary>Ends the call: whatever the dialplan has after this is for calls that the portal did not end.</summary>
    public Task HangUpAsync() => channel.SendAsync("HANGUP", AtOnce, cancellation);

    /// <summary>Says everything; keys change nothing.</summary>
    public async Task SayAsync(CallScript script)
    {
        foreach (var prompt in script.Say)
            await PlayAsync(prompt, "");
    }

    /// <summary>Says what is to be said, and collects what is to be collected.</summary>
    /// <returns>The keys; empty: silence. Null: the caller is gone.</returns>
    public async Task<string?> CollectAsync(CallScript script, Collect collect)
    {
        char? first = null;
        foreach (var prompt in script.Say)
            if ((first = await PlayAsync(prompt, CallScript.IsHeardFirst(prompt) ? "" : AllKeys)) is not null)
                break;
        if (first is null)
        {
            var waited = await channel.SendAsync($"WAIT FOR DIGIT {Milliseconds(Collect.FirstDigitTimeout)}", Collect.FirstDigitTimeout + AtOnce, cancellation);
            if (!waited.IsDone)
                return null;
            if ((first = waited.Key) is null)
                return "";
        }
        if (first == collect.Terminator || collect.MaxDigits == 1)
            return first.ToString();
        var rest = await channel.SendAsync(
            $"GET DATA \"\" {Milliseconds(Collect.InterDigitTimeout)} {collect.MaxDigits - 1}", Collect.InterDigitTimeout * collect.MaxDigits + AtOnce, cancellation);
        return rest.IsDone ? first + rest.Result : null;
    }

    private async Task<char?> PlayAsync(SpokenPrompt prompt, string escapes)
    {
        if (!IsWithoutPrompts && addressOf(prompt) is { } address)
        {
            var played = await StreamAsync($"STREAM FILE \"{address}\" \"{escapes}\"");
            if (played.IsDone || channel.IsGone)
                return played.Key;
            IsWithoutPrompts = true;
        }
        foreach (var piece in AsteriskSounds.Of(prompt.What, extensionOf(prompt)))
            if ((await StreamAsync(piece.AreDigits ? $"SAY DIGITS {piece.Name} \"{escapes}\"" : $"STREAM FILE {piece.Name} \"{escapes}\"")).Key is { } key)
                return key;
        return null;
    }

    /// <summary>Asterisk answers the same where the caller is gone and where the file is missing: the channel's state tells.</summary>
    private async Task<AgiReply> StreamAsync(string command)
    {
        var played = await channel.SendAsync(command, LongestPrompt, cancellation);
        if (!played.IsDone && !channel.IsGone && (await channel.SendAsync("CHANNEL STATUS", AtOnce, cancellation)).Result != ChannelIsUp)
            channel.End();
        return played;
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
}
