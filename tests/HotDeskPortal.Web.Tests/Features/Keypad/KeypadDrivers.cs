using System.Text.Json;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Tests.Api;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>What a caller hears and is asked for in one turn, however they call.</summary>
public sealed record Heard(string Says, string? Collects, string? Outcome);

/// <summary>One way to hold a keypad call. Keys end with a terminator, at the maximum, or in silence.</summary>
internal interface IKeypadDriver : IAsyncDisposable
{
    Task<Heard> DialAsync(string phone, string code);

    /// <summary>Presses keys one after the other, then waits if something is still missing; none: silence from the start.</summary>
    Task<Heard> EnterAsync(string keys);

    Task<Heard> HangUpAsync();

    PortalHost Host { get; }

    /// <summary>What was said and done, line by line, with times and the outcome; of a caller over HTTP what was said, and the outcome.</summary>
    IReadOnlyList<TranscriptLine> Transcript { get; }
}

internal static class Transcripts
{
    /// <summary>What one turn adds to a transcript.</summary>
    public static IEnumerable<TranscriptLine> Of(KeypadTurn turn, DateTimeOffset at)
    {
        foreach (var note in turn.Did)
            yield return new TranscriptLine(note.At, TranscriptVoice.Service, FactTexts.Of(note.What));
        foreach (var line in Of(turn.Say.Select(s => PromptTexts.Of(s, "en")), turn.Outcome?.ToString(), at))
            yield return line;
    }

    public static IEnumerable<TranscriptLine> Of(IEnumerable<string> said, string? outcome, DateTimeOffset at)
    {
        foreach (var text in said)
            yield return new TranscriptLine(at, TranscriptVoice.Phone, text);
        if (outcome is not null)
            yield return new TranscriptLine(at, TranscriptVoice.Outcome, JsonNamingPolicy.KebabCaseLower.ConvertName(outcome));
    }
}

internal static class Silence
{
    /// <summary>How long the phone waits before it hands over these keys.</summary>
    public static TimeSpan After(string keys, int maxDigits) =>
        keys.Length == 0 ? TimeSpan.FromSeconds(5) : keys.EndsWith('#') || keys.Length >= maxDigits ? TimeSpan.Zero : TimeSpan.FromSeconds(3);
}

/// <summary>Calls the service directly.</summary>
internal sealed class DirectDriver : IKeypadDriver
{
    private readonly ClockedPortalHost host = new();
    private readonly List<TranscriptLine> transcript = [];
    private KeypadTurn turn = default!;

    public PortalHost Host => host;

    public IReadOnlyList<TranscriptLine> Transcript => transcript;

    private KeypadCalls Calls => host.Services.GetRequiredService<KeypadCalls>();

    public Collect? Collecting => turn.Collect;

    public Task<Heard> DialAsync(string phone, string code) =>
        Task.FromResult(Hear(Calls.Dial(host.Actor(), "main", phone, code, OwnershipChannel.Phone).Value));

    public async Task<Heard> EnterAsync(string keys)
    {
        host.Time.Advance(Silence.After(keys, turn.Collect!.MaxDigits));
        return Hear((await Calls.EnterAsync(host.Actor(), turn.Id, keys)).Value);
    }

    public async Task<Heard> HangUpAsync() => Hear((await Calls.HangUpAsync(host.Actor(), turn.Id)).Value);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Heard Hear(KeypadTurn next)
    {
        turn = next;
        transcript.AddRange(Transcripts.Of(next, host.Time.GetUtcNow()));
        var collects = next.Collect is { } c ? $"{c.MaxDigits}/5000/3000/{c.Terminator}" : null;
        return new Heard(string.Join(" ", next.Say.Select(s => PromptTexts.Of(s, "en"))), collects, next.Outcome?.ToString());
    }
}

/// <summary>Calls over HTTP.</summary>
internal sealed class HttpDriver : IKeypadDriver
{
    private readonly ClockedPortalHost host = new();
    private readonly ApiClient api;
    private readonly List<TranscriptLine> transcript = [];
    private Turn turn = default!;

    public HttpDriver() => api = ApiClient.For(host);

    public PortalHost Host => host;

    public IReadOnlyList<TranscriptLine> Transcript => transcript;

    public async Task<Heard> DialAsync(string phone, string code) => Hear(await api.DialAsync(phone, code));

    public async Task<Heard> EnterAsync(string keys)
    {
        host.Time.Advance(Silence.After(keys, int.Parse(turn.Collect!.Split('/')[0], System.Globalization.CultureInfo.InvariantCulture)));
        return Hear(keys.Length == 0 ? await api.TimeOutAsync(turn) : await api.EnterAsync(turn, keys));
    }

    public async Task<Heard> HangUpAsync() => Hear(await api.HangUpAsync(turn));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Heard Hear(Turn next)
    {
        turn = next;
        transcript.AddRange(Transcripts.Of(next.Texts, next.Outcome, host.Time.GetUtcNow()));
        var outcome = next.Outcome is null ? null : Enum.GetValues<KeypadOutcome>().Single(o =>
            o.ToString().Equals(next.Outcome.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)).ToString();
        return new Heard(string.Join(" ", next.Texts), next.Collect, outcome);
    }
}

/// <summary>Presses the keys of the simulator's phone, and lets its silences pass.</summary>
internal sealed class SimulatorDriver : IKeypadDriver
{
    private readonly ClockedPortalHost host = new();
    private readonly List<TranscriptLine> before = [];
    private SimulatedPhone phone = default!;
    private Task dispatched = Task.CompletedTask;
    private int told;

    public PortalHost Host => host;

    public SimulatedPhone Phone => phone;

    public IReadOnlyList<TranscriptLine> Transcript => [.. before, .. phone.Transcript];

    public async Task<Heard> DialAsync(string phone, string code)
    {
        before.AddRange(this.phone?.Transcript ?? []);
        this.phone = new SimulatedPhone(
            host.Services.GetRequiredService<KeypadCalls>(), host.Services.GetRequiredService<PhoneCalls>(), host.Actor(), "main", "en", phone, host.Time, work => dispatched = work());
        told = 0;
        foreach (var key in code)
            await this.phone.PressAsync(key.ToString());
        return Hear();
    }

    public async Task<Heard> EnterAsync(string keys)
    {
        var silence = Silence.After(keys, phone.Collecting!.MaxDigits);
        var pin = phone.Collecting == Collect.PinDigits;
        foreach (var key in keys)
        {
            await phone.PressAsync(key.ToString());
            if (pin)
                phone.Entry.ShouldAllBe(c => c == '●');
        }
        if (silence > TimeSpan.Zero)
        {
            host.Time.Advance(silence - TimeSpan.FromMilliseconds(1));
            NewLines().ShouldBeEmpty("the silence is not over yet");
            host.Time.Advance(TimeSpan.FromMilliseconds(1));
        }
        await dispatched;
        return Hear();
    }

    public async Task<Heard> HangUpAsync()
    {
        await phone.HangUpAsync();
        return Hear();
    }

    public async ValueTask DisposeAsync()
    {
        await phone.DisposeAsync();
        await host.DisposeAsync();
    }

    private List<TranscriptLine> NewLines() => [.. phone.Transcript.Skip(told)];

    private Heard Hear()
    {
        var says = NewLines().Where(l => l.Voice == TranscriptVoice.Phone).Select(l => l.Text);
        var heard = new Heard(
            string.Join(" ", says), phone.Collecting is { } c ? $"{c.MaxDigits}/5000/3000/{c.Terminator}" : null, phone.Outcome?.ToString());
        told = phone.Transcript.Count;
        return heard;
    }
}
