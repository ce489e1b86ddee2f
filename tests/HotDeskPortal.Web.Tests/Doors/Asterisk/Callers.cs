using System.Threading.Channels;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>
/// Types whenever they like: each key comes at its time, whether somebody listens or not. Prompts take their time, silence too; time between commands is none.
/// </summary>
internal sealed class TypingCaller : ICaller
{
    /// <summary>A key that is none: the caller hangs up.</summary>
    public const char HangUp = '!';

    private const int PromptLength = 3000;
    private readonly Queue<(int At, char Key)> _keys;
    private int _now;

    private TypingCaller(IEnumerable<(int At, char Key)> keys) => _keys = new(keys);

    /// <summary>What was played, and whether to its end.</summary>
    public List<(string File, bool ToItsEnd)> Heard { get; } = [];

    /// <summary>Types at once, so many milliseconds apart.</summary>
    public static TypingCaller Burst(string keys, int apart = 120, int from = 100) => new(keys.Select((k, i) => (from + i * apart, k)));

    /// <summary>Presses each key at its time.</summary>
    public static TypingCaller At(params (int At, char Key)[] keys) => new(keys);

    public Task<char?> HearAsync(string file, bool keysStop)
    {
        var end = _now + PromptLength;
        while (Next(end) is { } key)
            if (keysStop)
            {
                Heard.Add((file, false));
                return Task.FromResult<char?>(key);
            }
        _now = end;
        Heard.Add((file, true));
        return Task.FromResult<char?>(null);
    }

    public Task<char?> WaitAsync(int milliseconds)
    {
        var end = _now + milliseconds;
        if (Next(end) is { } key)
            return Task.FromResult<char?>(key);
        _now = end;
        return Task.FromResult<char?>(null);
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
internal sealed class PatientCaller(Action<TimeSpan> pass) : ICaller
{
    private readonly Channel<string?> _entries = Channel.CreateUnbounded<string?>();
    private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();
    private Queue<char>? _entry;

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

    public Task<char?> HearAsync(string file, bool keysStop)
    {
        // Another question: what is left of the entry before was for that one.
        _entry = null;
        Heard.Add(file);
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
        pass(TimeSpan.FromMilliseconds(milliseconds));
        return null;
    }
}
