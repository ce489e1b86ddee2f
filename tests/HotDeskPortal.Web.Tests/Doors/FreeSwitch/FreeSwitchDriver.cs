using System.Text.Json;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Tests.Doors.Asterisk;
using HotDeskPortal.Web.Tests.Features.Keypad;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

/// <summary>Calls through httapi. How a call ended is told by its recording.</summary>
internal sealed class FreeSwitchDriver : IKeypadDriver
{
    private readonly ClockedPortalHost _host = new();
    private readonly List<TranscriptLine> _transcript = [];
    private FreeSwitchDoor? _door;
    private TestDoor? _prompts;
    private PatientLine _line = default!;
    private Task _call = Task.CompletedTask;

    public PortalHost Host => _host;

    public IReadOnlyList<TranscriptLine> Transcript => _transcript;

    public async Task<Heard> DialAsync(string phone, string code)
    {
        _door ??= await FreeSwitchDoor.OpenAsync(_host);
        _line = new PatientLine(_host.Time.Advance);
        _call = new FakeFreeSwitch(_door, phone, code == "*46" ? "logout" : "login", _line).RunAsync();
        return await HearAsync();
    }

    public Task<Heard> EnterAsync(string keys)
    {
        _line.Enter(keys);
        return HearAsync();
    }

    public Task<Heard> HangUpAsync()
    {
        _line.Enter(null);
        return HearAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<Heard> HearAsync()
    {
        var asks = await _line.IsAskedAsync(_call);
        if (!asks)
            await _call;
        _prompts ??= new TestDoor(_host, _door!.Address);
        var texts = _line.Heard.Select(_prompts.TextOf).ToArray();
        _line.Heard.Clear();
        var outcome = asks ? null : (await AsteriskDriver.LastAsync(_host)).Outcome;
        _transcript.AddRange(Transcripts.Of(texts, outcome?.ToString() is { } o ? JsonNamingPolicy.KebabCaseLower.ConvertName(o) : null, _host.Time.GetUtcNow()));
        return new Heard(string.Join(" ", texts), asks ? AsteriskDriver.Collects(texts[^1]) : null, outcome?.ToString());
    }
}
