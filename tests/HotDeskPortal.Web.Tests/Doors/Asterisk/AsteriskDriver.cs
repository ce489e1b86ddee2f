using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Tests.Features.Keypad;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>Calls through FastAGI. What the call collects is told by the commands; how it ended, by its recording.</summary>
internal sealed class AsteriskDriver : IKeypadDriver
{
    private readonly ClockedPortalHost _host = TestDoor.Host();
    private readonly List<TranscriptLine> _transcript = [];
    private TestDoor? _door;
    private PatientCaller _caller = default!;
    private FakeAsterisk _asterisk = default!;
    private Task _call = Task.CompletedTask;

    public PortalHost Host => _host;

    public IReadOnlyList<TranscriptLine> Transcript => _transcript;

    public async Task<Heard> DialAsync(string phone, string code)
    {
        _door ??= await TestDoor.OpenAsync(_host);
        var (wire, caller) = (new Wire(), new PatientCaller(_host.Time.Advance));
        (_caller, _asterisk) = (caller, new FakeAsterisk(wire.Asterisk, $"{_door.Address}/{(code == "*46" ? "logout" : "login")}", phone, caller));
        _call = Task.WhenAll(wire.HoldAsync(_host), RunAsync(wire));
        return await HearAsync();
    }

    public Task<Heard> EnterAsync(string keys)
    {
        _caller.Enter(keys);
        return HearAsync();
    }

    public Task<Heard> HangUpAsync()
    {
        _caller.Enter(null);
        return HearAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task RunAsync(Wire wire)
    {
        await _asterisk.RunAsync();
        wire.CloseFromAsterisk();
    }

    private async Task<Heard> HearAsync()
    {
        var asks = await _caller.IsAskedAsync(_call);
        if (!asks)
            await _call;
        var texts = _caller.Heard.Select(_door!.TextOf).ToArray();
        _caller.Heard.Clear();
        var outcome = asks ? null : (await LastAsync(_host)).Outcome;
        _transcript.AddRange(Transcripts.Of(texts, outcome?.ToString() is { } o ? System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(o) : null, _host.Time.GetUtcNow()));
        return new Heard(string.Join(" ", texts), asks ? Collects(texts[^1]) : null, outcome?.ToString());
    }

    /// <summary>What a machine that is not told so may collect: the sentence before tells people.</summary>
    internal static string Collects(string asked) => asked.Contains("extension", StringComparison.Ordinal) ? $"{Collect.Extension.MaxDigits}/5000/3000/#"
        : asked.Contains("PIN", StringComparison.Ordinal) ? $"{Collect.PinDigits.MaxDigits}/5000/3000/#" : "1/5000/3000/";

    internal static async Task<RecordedCall> LastAsync(PortalHost host)
    {
        var calls = host.Services.GetRequiredService<RecordedCalls>();
        await calls.WriteAsync();
        return (await calls.ListAsync(host.Actor(), "main")).Value[0];
    }
}
