using System.Text.Json;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>Who speaks in a line of the transcript.</summary>
public enum TranscriptVoice
{
    /// <summary>The phone.</summary>
    Phone,

    /// <summary>The service, telling what it did.</summary>
    Service,

    /// <summary>The code by which the call ended, as the API gives it.</summary>
    Outcome,
}

/// <summary>One line of the transcript.</summary>
/// <param name="At">When.</param>
/// <param name="Voice">Who speaks.</param>
/// <param name="Text">What.</param>
public sealed record TranscriptLine(DateTimeOffset At, TranscriptVoice Voice, string Text);

/// <summary>Everything that was said and done at a simulated phone.</summary>
/// <param name="clock">Says when.</param>
internal sealed class KeypadTranscript(TimeProvider clock)
{
    private readonly List<TranscriptLine> _lines = [];

    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<TranscriptLine> Lines => _lines;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _lines.Clear();

    /// <summary>The service tells what it did.</summary>
    public void Write(string text) => _lines.Add(new TranscriptLine(clock.GetUtcNow(), TranscriptVoice.Service, text));

    /// <summary>A turn of a keypad call: what the service did, what the phone said, and how it ended.</summary>
    public void Write(KeypadTurn turn, string language)
    {
        _lines.AddRange(turn.Did.Select(d => new TranscriptLine(d.At, TranscriptVoice.Service, FactTexts.Of(d.What))));
        _lines.AddRange(turn.Say.Select(s => new TranscriptLine(clock.GetUtcNow(), TranscriptVoice.Phone, PromptTexts.Of(s, language))));
        if (turn.Outcome is { } outcome)
            _lines.Add(new TranscriptLine(clock.GetUtcNow(), TranscriptVoice.Outcome, JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString())));
    }
}
