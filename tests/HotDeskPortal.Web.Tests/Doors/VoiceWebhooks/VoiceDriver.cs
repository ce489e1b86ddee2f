using System.Globalization;
using System.Text.Json;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Tests.Features.Keypad;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

/// <summary>Calls through a platform's webhook. How a call ended is told by its recording; where a platform tells nothing of hanging up, the caller knows.</summary>
internal sealed class VoiceDriver(PhoneSystem system) : IKeypadDriver
{
    private readonly ClockedPortalHost _host = VoiceDoor.Host();
    private readonly List<TranscriptLine> _transcript = [];
    private VoiceDoor? _door;
    private FakePlatform _platform = default!;

    public PortalHost Host => _host;

    public IReadOnlyList<TranscriptLine> Transcript => _transcript;

    private bool TellsHangUps => system.Signs();

    public async Task<Heard> DialAsync(string phone, string code)
    {
        _door ??= await VoiceDoor.OpenAsync(_host, system);
        // The clock jumps further between two calls than doors are trusted without having been read.
        await _host.Services.GetRequiredService<DoorAccess>().RefreshAsync();
        _platform = FakePlatform.Of(_door, phone, code);
        await _platform.DialAsync();
        return await HearAsync(await OutcomeAsync());
    }

    /// <summary>Every platform waits five seconds for each key; the clock goes as at the others, so that locks are the same.</summary>
    public async Task<Heard> EnterAsync(string keys)
    {
        _host.Time.Advance(Silence.After(keys, int.Parse(_platform.Gather!.Attribute("numDigits")!.Value, CultureInfo.InvariantCulture)));
        await _platform.PressAsync(keys);
        return await HearAsync(await OutcomeAsync());
    }

    public async Task<Heard> HangUpAsync()
    {
        await _platform.HangUpAsync();
        return await HearAsync(TellsHangUps ? await OutcomeAsync() : nameof(KeypadOutcome.HungUp));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task<Heard> HearAsync(string? outcome)
    {
        var texts = _platform.Heard.ToArray();
        _platform.Heard.Clear();
        _transcript.AddRange(Transcripts.Of(texts, outcome is null ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(outcome), _host.Time.GetUtcNow()));
        return Task.FromResult(new Heard(string.Join(" ", texts), _platform.IsOver ? null : Collects(_platform.Gather!), outcome));
    }

    private static string Collects(System.Xml.Linq.XElement gather)
    {
        var most = gather.Attribute("numDigits")!.Value;
        return $"{most}/5000/3000/{gather.Attribute("finishOnKey")?.Value ?? (most == "1" ? "" : "#")}";
    }

    private async Task<string?> OutcomeAsync()
    {
        if (!_platform.IsOver)
            return null;
        var calls = _host.Services.GetRequiredService<RecordedCalls>();
        await calls.WriteAsync();
        return (await calls.ListAsync(_host.Actor(), "main")).Value[0].Outcome?.ToString();
    }
}
