using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// Who guesses passwords and codes waits, and nobody else does. What is wrong counts for the e-mail address, as it was typed or as its
/// account has it, together with the network that it came from; so a stranger cannot shut anybody's account. Many networks together get
/// <see cref="MostADay"/> tries a day at an account, then only networks go on from which it was signed in to before. An address without an
/// account is counted like any other: it is refused at the same time, in the same words. Each process counts for itself.
/// </summary>
public sealed class SignInThrottle(AccountSessions sessions, TimeProvider clock)
{
    /// <summary>Wrong tries of one network at one e-mail address, from which on each has to wait longer than the one before.</summary>
    public const int Free = 5;

    /// <summary>Wrong tries in a day at one e-mail address, wherever from.</summary>
    public const int MostADay = 100;

    /// <summary>Pairs of e-mail address and network that are counted, and e-mail addresses; of more, those that were quiet longest are forgotten.</summary>
    public const int Capacity = 10_000;

    /// <summary>The first wait; the next is twice as long.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    // A pair is forgotten a day after its last try; the day of an e-mail address begins with its first.
    private readonly Counts _pairs = new(c => c.LastAt);
    private readonly Counts _emails = new(c => c.Since);

    /// <summary>
    /// Somebody is about to try. It counts as wrong until <see cref="TakeBack"/> or <see cref="Forget"/> says otherwise, so that many
    /// tries at once are as many.
    /// </summary>
    /// <returns>When they may try again; null: now.</returns>
    public async ValueTask<DateTimeOffset?> BeginAsync(string email, IPAddress? from, CancellationToken cancellation = default)
    {
        var (pair, any, now) = (KeyOf(email, Network.Of(from)), KeyOf(email, null), clock.GetUtcNow());
        DateTimeOffset? closed;
        lock (_lock)
        {
            if (_pairs.Find(pair, now)?.Until is { } wait && wait > now)
                return wait;
            closed = _emails.Find(any, now) is { Wrong: >= MostADay } many ? many.Since + Memory : null;
        }
        if (closed is not null && !await sessions.HasSignedInFromAsync(email, from, cancellation))
            return closed;
        lock (_lock)
        {
            var count = _pairs.Take(pair, now);
            if (count.Until > now)
                return count.Until;
            count.Wrong++;
            count.Until = count.Wrong < Free ? null : now + WaitAfter(count.Wrong);
            _emails.Take(any, now).Wrong++;
        }
        return null;
    }

    /// <summary>It was right, but is not all that is asked for: what was wrong before is still remembered.</summary>
    public void TakeBack(string email, IPAddress? from)
    {
        lock (_lock)
        {
            if (_pairs.Find(KeyOf(email, Network.Of(from)), clock.GetUtcNow()) is { } count)
                (count.Wrong, count.Until) = (count.Wrong - 1, null);
            if (_emails.Find(KeyOf(email, null), clock.GetUtcNow()) is { } all)
                all.Wrong--;
        }
    }

    /// <summary>They are who they say: what was wrong before was a slip.</summary>
    public void Forget(string email, IPAddress? from)
    {
        lock (_lock)
        {
            _pairs.Remove(KeyOf(email, Network.Of(from)));
            if (_emails.Find(KeyOf(email, null), clock.GetUtcNow()) is { } all)
                all.Wrong--;
        }
    }

    private static TimeSpan WaitAfter(int wrong)
    {
        var wait = ShortestWait * Math.Pow(2, Math.Min(wrong - Free, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <summary>Of fixed length, whatever was typed.</summary>
    private static UInt128 KeyOf(string email, string? network)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{email.Trim().ToUpperInvariant()}\n{network}"), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>What was wrong.</summary>
    private sealed class Count
    {
        public required UInt128 Key { get; init; }

        public required DateTimeOffset Since { get; init; }

        public DateTimeOffset LastAt { get; set; }

        public int Wrong { get; set; }

        public DateTimeOffset? Until { get; set; }
    }

    /// <summary>Counts by key, the latest first.</summary>
    private sealed class Counts(Func<Count, DateTimeOffset> from)
    {
        private readonly Dictionary<UInt128, LinkedListNode<Count>> _places = [];
        private readonly LinkedList<Count> _latest = [];

        public Count? Find(UInt128 key, DateTimeOffset now) =>
            _places.TryGetValue(key, out var place) && from(place.Value) + Memory > now ? place.Value : null;

        public Count Take(UInt128 key, DateTimeOffset now)
        {
            var count = Find(key, now) ?? new Count { Key = key, Since = now };
            Remove(key);
            count.LastAt = now;
            _places[key] = _latest.AddFirst(count);
            if (_places.Count > Capacity)
                Remove(_latest.Last!.Value.Key);
            return count;
        }

        public void Remove(UInt128 key)
        {
            if (_places.Remove(key, out var place))
                _latest.Remove(place);
        }
    }
}
