using System.Collections.Concurrent;

namespace HotDeskPortal;

/// <summary>Counts what random samples reach. A property that almost no sample gets to proves nothing.</summary>
internal sealed class Reached
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _samples;

    /// <summary>A sample has ended so.</summary>
    public void Sample(string outcome)
    {
        Interlocked.Increment(ref _samples);
        Note(outcome);
    }

    /// <summary>A sample has come by here.</summary>
    public void Note(string branch) => _counts.AddOrUpdate(branch, 1, (_, n) => n + 1);

    /// <summary>Each of these was reached by at least this share of the samples.</summary>
    public void ShouldHave(double share, params string[] branches)
    {
        _samples.ShouldBePositive("nothing was sampled");
        foreach (var branch in branches)
            _counts.GetValueOrDefault(branch).ShouldBeGreaterThanOrEqualTo(
                (int)(_samples * share), $"{branch}: too rare. {string.Join(", ", _counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}"))} of {_samples}");
    }
}
