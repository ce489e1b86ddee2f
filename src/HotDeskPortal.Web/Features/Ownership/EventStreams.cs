using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>How many event streams each API key has open: a client that forgets its old ones must not take every connection there is.</summary>
internal sealed class EventStreams
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, int> _open = [];

    /// <summary>Streams that are open, of all keys; for those who measure.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
                return _open.Values.Sum();
        }
    }

    /// <summary>Counts one more.</summary>
    /// <returns>What to dispose of at its end; null: the key has <see cref="Limits.EventStreams"/> already.</returns>
    public IDisposable? TryOpen(int key)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(key);
            if (open >= Limits.EventStreams)
                return null;
            _open[key] = open + 1;
            return new OpenStream(this, key);
        }
    }

    private void Close(int key)
    {
        lock (_lock)
            if (--_open[key] == 0)
                _open.Remove(key);
    }

    private sealed class OpenStream(EventStreams streams, int key) : IDisposable
    {
        private int _isClosed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isClosed, 1) == 0)
                streams.Close(key);
        }
    }
}
