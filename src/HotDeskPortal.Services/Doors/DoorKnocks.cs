using System.Collections.Concurrent;
using System.Net;
using HotDeskPortal.Services.Accounts;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors;

/// <summary>
/// Counts in each minute who is refused, by network. Beyond the limit a refusal is neither noted nor explained, so that a flood costs
/// next to nothing. Secrets are looked at first: whoever has the right one gets in, whoever else is behind the same network.
/// </summary>
public sealed class DoorKnocks(TimeProvider clock, ILogger<DoorKnocks> logger)
{
    /// <summary>Refusals of one network in a minute that are noted and explained.</summary>
    public const int MostAMinute = 60;

    /// <summary>Networks that are counted apart; all others together are counted as one.</summary>
    public const int MostNetworks = 8192;

    private const string Others = "other networks";
    private volatile Minute _minute = new(0);

    /// <summary>Counts a refusal; false: there were too many before it.</summary>
    public bool TryCount(IPAddress? from)
    {
        var minute = Now();
        var network = Network.Of(from);
        if (minute.Counts.Count >= MostNetworks && !minute.Counts.ContainsKey(network))
            network = Others;
        var count = minute.Counts.AddOrUpdate(network, 1, (_, before) => before < int.MaxValue ? before + 1 : before);
        if (count == MostAMinute)
            logger.LogWarning(
                "Security: {From} was refused by doors {Refusals} times within a minute; nothing more is noted of it until the minute is over.", network, MostAMinute);
        return count <= MostAMinute;
    }

    private Minute Now()
    {
        var number = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        var minute = _minute;
        // Two that meet at the turn of a minute may each begin it: then one of them has counted a refusal in vain.
        return minute.Number == number ? minute : _minute = new Minute(number);
    }

    private sealed class Minute(long number)
    {
        public long Number => number;

        public ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);
    }
}
