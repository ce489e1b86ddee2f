namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>Measures the silence that ends an entry. It can be paused, for explaining.</summary>
/// <param name="clock">The clock.</param>
/// <param name="over">Called with the silence's number once it is over, on whatever thread the clock has.</param>
internal sealed class SilenceTimer(TimeProvider clock, Action<int> over) : IDisposable
{
    private ITimer? _timer;
    private DateTimeOffset _from;

    /// <summary>The silence that runs or is paused; null: none.</summary>
    public TimeSpan? Silence { get; private set; }

    /// <summary>What is left of it while it is paused; null: it runs.</summary>
    public TimeSpan? PausedAt { get; private set; }

    /// <summary>Counts silences.</summary>
    public int Number { get; private set; }

    /// <summary>Begins a silence, instead of whatever runs.</summary>
    public void Start(TimeSpan silence)
    {
        StopTimer();
        (Silence, PausedAt) = (silence, null);
        Number++;
        Run(silence);
    }

    /// <summary>Ends it, and nothing is called.</summary>
    public void Stop()
    {
        StopTimer();
        (Silence, PausedAt) = (null, null);
    }

    /// <summary>Stops the clock.</summary>
    /// <param name="meanwhile">Called again and again until it runs on.</param>
    /// <param name="every">How often.</param>
    /// <returns>Whether there was a silence to pause.</returns>
    public bool Pause(Action meanwhile, TimeSpan every)
    {
        if (Silence is not { } silence || PausedAt is not null)
            return false;
        var left = silence - (clock.GetUtcNow() - _from);
        StopTimer();
        _timer = clock.CreateTimer(_ => meanwhile(), null, every, every);
        PausedAt = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return true;
    }

    /// <summary>Lets the clock run on.</summary>
    /// <returns>Whether it was paused.</returns>
    public bool Resume()
    {
        if (PausedAt is not { } left)
            return false;
        StopTimer();
        Run(left);
        PausedAt = null;
        return true;
    }

    /// <summary>Whether news that this silence is over are no late news of an earlier one.</summary>
    public bool IsOver(int number) => number == Number && Silence is not null && PausedAt is null;

    /// <inheritdoc />
    public void Dispose() => StopTimer();

    private void Run(TimeSpan left)
    {
        var number = Number;
        _from = clock.GetUtcNow() - (Silence!.Value - left);
        _timer = clock.CreateTimer(_ => over(number), null, left, Timeout.InfiniteTimeSpan);
    }

    private void StopTimer()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
