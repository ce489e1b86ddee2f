using System.Collections.Immutable;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Tells which other instances are alive. Clocks of machines differ, and a process that was killed leaves its row: only who is seen to
/// say something new counts, for as long as it goes on.
/// </summary>
internal sealed class InstanceWatch(TimeSpan silence)
{
    private readonly Dictionary<int, Heard> _heard = [];

    /// <summary>Takes what the database holds of the others now.</summary>
    /// <returns>Those that are alive.</returns>
    public ImmutableArray<PortalInstance> Observe(IReadOnlyCollection<PortalInstance> others, DateTimeOffset now)
    {
        foreach (var gone in _heard.Keys.Except(others.Select(o => o.Id)).ToList())
            _heard.Remove(gone);
        foreach (var other in others)
            if (!_heard.TryGetValue(other.Id, out var heard))
                _heard[other.Id] = new Heard(other.SeenAt, null);
            else if (heard.SeenAt != other.SeenAt)
                _heard[other.Id] = new Heard(other.SeenAt, now);
        return [.. others.Where(o => _heard[o.Id].NewsAt + silence > now).OrderBy(o => o.Machine, StringComparer.Ordinal).ThenBy(o => o.Id)];
    }

    private sealed record Heard(DateTimeOffset SeenAt, DateTimeOffset? NewsAt);
}
