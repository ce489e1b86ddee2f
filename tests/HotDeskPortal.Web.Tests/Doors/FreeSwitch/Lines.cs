using System.Threading.Channels;
using HotDeskPortal.Web.Tests.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

/// <summary>What a caller hears, and presses. Keys that nobody listens for wait in a queue.</summary>
internal interface ILine
{
    /// <summary>Milliseconds since the call began.</summary>
    int Now { get; }

    /// <summary>A file plays; the key that stops it, if keys are listened for; null: it plays to its end.</summary>
    Task<char?> PlayAsync(string file, bool listens);

    /// <summary>The key that comes within a time; null: none does.</summary>
    Task<char?> WaitAsync(int milliseconds);

    /// <summary>Forgets what waits.</summary>
    void Flush();
}

/// <summary>Presses each key at its time, whether somebody listens or not. A prompt takes three seconds, what is posted no time.</summary>
internal sealed class TypedLine(params IEnumerable<(int At, char Key)> keys) : ILine
{
    /// <summary>A key that is none: the caller hangs up.</summary>
    public const char HangUp = '!';

    private const int PromptLength = 3000, SilenceLength = 10;
    private readonly Queue<(int At, char Key)> _keys = new(keys);
    private int _now;

    public int Now => _now;

    /// <summary>What was played, and whether to its end.</summary>
    public List<(string File, bool ToItsEnd)> Heard { get; } = [];

    /// <summary>Types at once, so many milliseconds apart.</summary>
    public static TypedLine Burst(string keys, int apart = 120, int from = 100) => new(keys.Select((k, i) => (from + i * apart, k)));

    public Task<char?> PlayAsync(string file, bool listens)
    {
        var isSilence = file.EndsWith("silence.wav", StringComparison.Ordinal);
        var end = _now + (isSilence ? SilenceLength : PromptLength);
        var key = listens ? Next(end) : null;
        if (!listens && _keys.Any(k => k.Key == HangUp && k.At < end))
            throw new HungUpException();
        if (key is null)
            _now = end;
        if (!isSilence)
            Heard.Add((file, key is null));
        return Task.FromResult(key);
    }

    public Task<char?> WaitAsync(int milliseconds)
    {
        var end = _now + milliseconds;
        var key = Next(end);
        if (key is null)
            _now = end;
        return Task.FromResult(key);
    }

    public void Flush()
    {
        while (_keys.TryPeek(out var key) && key.At <= _now && key.Key != HangUp)
            _keys.Dequeue();
    }

    private char? Next(int end)
    {
        if (!_keys.TryPeek(out var next) || next.At >= end)
            return null;
        _keys.Dequeue();
        _now = Math.Max(_now, next.At);
        return next.Key == HangUp ? throw new HungUpException() : next.Key;
    }
}

/// <summary>Listens to everything, and presses keys when a test says so.</summary>
internal sealed class PatientLine(Action<TimeSpan> pass) : ILine
{
    private readonly Channel<string?> _entries = Channel.CreateUnbounded<string?>();
    private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();
    private Queue<char>? _entry;

    public int Now { get; private set; }

    /// <summary>What was played since the last time somebody looked.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Waits until the phone wants keys; false: the call is over.</summary>
    public async Task<bool> IsAskedAsync(Task call)
    {
        var asked = _asked.Reader.ReadAsync().AsTask();
        return await Task.WhenAny(asked, call) == asked;
    }

    /// <summary>Presses keys, and waits then if something is still missing; null: hangs up.</summary>
    public void Enter(string? keys) => _entries.Writer.TryWrite(keys);

    public Task<char?> PlayAsync(string file, bool listens)
    {
        if (!file.EndsWith("silence.wav", StringComparison.Ordinal))
        {
            // A sentence: the entry before it is done.
            _entry = null;
            Heard.Add(file);
        }
        return Task.FromResult<char?>(null);
    }

    public async Task<char?> WaitAsync(int milliseconds)
    {
        if (_entry is null)
        {
            _asked.Writer.TryWrite(true);
            _entry = new Queue<char>(await _entries.Reader.ReadAsync() ?? throw new HungUpException());
        }
        if (_entry.TryDequeue(out var key))
            return key;
        Now += milliseconds;
        pass(TimeSpan.FromMilliseconds(milliseconds));
        _entry = null;
        return null;
    }

    public void Flush()
    {
    }
}
