using System.Text.Json;
using System.Text.Json.Serialization;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Doors.Recordings;

/// <summary>One line of a recorded call: something heard, or something keyed.</summary>
/// <param name="At">When.</param>
/// <param name="Prompt">What the phone said; null: something was keyed.</param>
/// <param name="Name">The person it named.</param>
/// <param name="HotDesk">The phone it named.</param>
/// <param name="Keys">What was keyed, where that is an extension of the office or the key that confirms; null: it is not told.</param>
/// <param name="Count">How many keys; 0: silence.</param>
public sealed record RecordedLine(
    DateTimeOffset At, Prompt? Prompt = null, string? Name = null, string? HotDesk = null, string? Keys = null, int? Count = null);

/// <summary>Takes down what is heard and keyed in a call. Of a PIN, and of whatever could be one, it knows how many keys it had.</summary>
public sealed class CallTranscript(OpenDoor door, string phone, string dialled, DateTimeOffset startedAt)
{
    /// <summary>Most lines: more than the dialogue's tries allow.</summary>
    private const int MaxLines = 60;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<RecordedLine> _lines = [];
    private DateTimeOffset? _endedAt;
    private KeypadOutcome? _outcome;

    /// <summary>The phone said something, and perhaps the call is over.</summary>
    public void Said(DateTimeOffset at, IEnumerable<Spoken> say, KeypadOutcome? outcome)
    {
        foreach (var spoken in say)
            Add(new RecordedLine(at, spoken.Prompt, spoken.Name, spoken.HotDesk?.Digits));
        (_endedAt, _outcome) = (at, outcome ?? _outcome);
    }

    /// <summary>Something was keyed. A PIN that is entered where the extension belongs is none of the office's extensions.</summary>
    public void Keyed(DateTimeOffset at, Collect? collect, string keys, OfficeDirectory directory)
    {
        var entered = keys.TrimEnd('#');
        var isTold = collect == Collect.Extension ? directory.Find(entered) is not null : collect == Collect.Confirmation && entered == KeypadMachine.Confirm;
        Add(new RecordedLine(at, Keys: isTold ? entered : null, Count: entered.Length));
    }

    /// <summary>The record of it.</summary>
    public RecordedCall Record(int officeId) => new()
    {
        OfficeId = officeId,
        DoorId = door.Id,
        DoorName = door.Name,
        Phone = Shortened(phone, RecordedCallLengths.Phone),
        Dialled = Shortened(dialled, RecordedCallLengths.Dialled),
        StartedAt = startedAt,
        EndedAt = _endedAt ?? startedAt,
        Outcome = _outcome,
        Lines = Write(),
    };

    /// <summary>The lines of a record.</summary>
    public static IReadOnlyList<RecordedLine> Lines(RecordedCall call) => JsonSerializer.Deserialize<List<RecordedLine>>(call.Lines, Json) ?? [];

    private void Add(RecordedLine line)
    {
        if (_lines.Count < MaxLines)
            _lines.Add(line);
    }

    /// <summary>As many lines as there is room for.</summary>
    private string Write()
    {
        var count = _lines.Count;
        string json;
        do
            json = JsonSerializer.Serialize(_lines.Take(count--), Json);
        while (json.Length > RecordedCallLengths.Lines);
        return json;
    }

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..length];
}
