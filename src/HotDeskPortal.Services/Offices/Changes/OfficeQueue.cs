namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// Changes of one office, or of one database that takes one writer at a time, in the order they come. What has gathered while
/// others were written is written together. The first to come writes on its own thread: alone, a change waits for nobody.
/// </summary>
internal sealed class OfficeQueue(Func<IReadOnlyList<OfficeWork>, Task> write)
{
    /// <summary>Works that share one commit: the first of them waits for the last.</summary>
    private const int Most = 64;

    private readonly Lock _lock = new();
    private readonly Queue<OfficeWork> _waiting = [];
    private bool _isWriting;

    public void Add(OfficeWork work)
    {
        lock (_lock)
        {
            _waiting.Enqueue(work);
            if (_isWriting)
                return;
            _isWriting = true;
        }
        // Whoever is behind must not wait for the caller's circuit to be free.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _ = WriteFirstAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task WriteFirstAsync()
    {
        await write(Next());
        lock (_lock)
            if (_waiting.Count == 0)
            {
                _isWriting = false;
                return;
            }
        // The others are no business of this caller's thread.
        ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.WriteOthersAsync(), this, preferLocal: false);
    }

    private async Task WriteOthersAsync()
    {
        while (Next() is { Count: > 0 } works)
            await write(works);
    }

    /// <summary>What is written next; none: nothing waits, and whoever comes now is first again.</summary>
    private List<OfficeWork> Next()
    {
        var next = new List<OfficeWork>();
        lock (_lock)
        {
            while (_waiting.TryPeek(out var work) && (next.Count == 0 || (next.Count < Most && !work.IsAlone && !next[0].IsAlone)))
            {
                _waiting.Dequeue();
                if (work.TryTake())
                    next.Add(work);
            }
            _isWriting = next.Count > 0;
        }
        return next;
    }
}
