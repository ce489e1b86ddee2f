using System.Collections.Concurrent;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>
/// The keys of entries that are not complete yet. FreeSWITCH hands over one key at a time: what it collects by itself has one deadline for the whole
/// entry, and whoever keys slowly would lose what they have keyed (design/doors/freeswitch.md). Nothing stays once an entry is complete.
/// </summary>
internal sealed class KeyEntries(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int Door, string Call), Entry> _entries = new();
    private long _sweptAt = clock.GetUtcNow().UtcTicks;

    /// <summary>How many keys of a turn's entry are there.</summary>
    public int Count(int door, string call, int turn) => _entries.TryGetValue((door, call), out var entry) && entry.Turn == turn ? entry.Keys.Length : 0;

    /// <summary>Keys have come for a turn.</summary>
    /// <param name="door">The door.</param>
    /// <param name="call">The call.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="before">How many keys there were when these were asked for: a request that is repeated adds nothing.</param>
    /// <param name="keys">The keys; empty: silence.</param>
    /// <param name="collect">What is collected.</param>
    /// <returns>The whole entry, where it is complete; null: more is to come.</returns>
    public string? Add(int door, string call, int turn, int before, string keys, Collect collect)
    {
        Sweep();
        var entry = _entries.GetOrAdd((door, call), _ => new Entry());
        lock (entry)
        {
            if (entry.Turn < turn)
                (entry.Turn, entry.Keys) = (turn, "");
            var isRepeated = before < entry.Keys.Length;
            entry.At = clock.GetUtcNow();
            if (!isRepeated)
                foreach (var key in keys.Where(k => char.IsAsciiDigit(k) || k is '*' or '#').TakeWhile(_ => !IsComplete(entry.Keys, collect)))
                    entry.Keys += key;
            return IsComplete(entry.Keys, collect) || (keys.Length == 0 && !isRepeated) ? entry.Keys : null;
        }
    }

    /// <summary>Forgets a call's keys.</summary>
    public void Forget(int door, string call) => _entries.TryRemove((door, call), out _);

    private static bool IsComplete(string keys, Collect collect) =>
        keys.Length >= collect.MaxDigits || (collect.Terminator is { } terminator && keys.EndsWith(terminator));

    /// <summary>Of calls that nobody goes on with.</summary>
    private void Sweep()
    {
        var (last, now) = (Interlocked.Read(ref _sweptAt), clock.GetUtcNow());
        if (now.UtcTicks - last < KeypadCalls.Lifetime.Ticks || Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, last) != last)
            return;
        foreach (var (key, entry) in _entries)
            if (now - entry.At >= KeypadCalls.Lifetime)
                _entries.TryRemove(KeyValuePair.Create(key, entry));
    }

    private sealed class Entry
    {
        public int Turn { get; set; }

        public string Keys { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }
}
