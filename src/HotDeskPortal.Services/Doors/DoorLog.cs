
namespace HotDeskPortal.Services.Doors;

/// <summary>What happened at one door: the last events, and how long the last answers took.</summary>
internal sealed class DoorLog
{
    private readonly Lock _lock = new();
    private readonly Queue<DoorEvent> _events = new();
    private readonly Queue<TimeSpan> _times = new();
    private DoorEvent? _call, _request, _refused;
    private long _requests, _errors;
    private bool _isUnwritten;

    public void Add(DoorEvent happened)
    {
        lock (_lock)
        {
            Keep(_events, happened, DoorActivity.Kept);
            _isUnwritten = true;
            if (happened.Refusal is not null)
            {
                _refused = happened;
                return;
            }
            _request = happened;
            _requests++;
            if (!happened.WentWell)
                _errors++;
            if (happened.Kind == DoorRequestKind.Call)
                _call = happened;
            if (happened.Took is { } took)
                Keep(_times, took, DoorActivity.Timed);
        }
    }

    public DoorLive Live()
    {
        lock (_lock)
            return State();
    }

    /// <summary>What is to be written down; null: nothing has happened since the last time.</summary>
    public DoorLive? TakeUnwritten()
    {
        lock (_lock)
        {
            if (!_isUnwritten)
                return null;
            _isUnwritten = false;
            return State();
        }
    }

    /// <summary>It could not be written down, and waits.</summary>
    public void PutBack()
    {
        lock (_lock)
            _isUnwritten = true;
    }

    private DoorLive State()
    {
        var times = _times.Order().ToArray();
        return new DoorLive(
            _call, _request, _refused, _requests, _errors, times is [] ? null : times[times.Length / 2], times is [.., var slowest] ? slowest : null,
            [.. _events.Reverse()]);
    }

    private static void Keep<T>(Queue<T> queue, T value, int most)
    {
        queue.Enqueue(value);
        if (queue.Count > most)
            queue.Dequeue();
    }
}
