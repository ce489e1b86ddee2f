using HotDeskPortal.Domain.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Ends sessions whose time is over, by the offices' policies. The rules are <see cref="AutomaticLogout"/>'s.</summary>
public sealed class AutomaticLogoutService(
    OwnershipFeed feed, OwnershipService ownership, TimeProvider clock, ILogger<AutomaticLogoutService> logger)
    : BackgroundService
{
    /// <summary>How often the clock is looked at: a logout is at most this late.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Ends every session that is due now, in all offices.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var ended = 0;
        foreach (var board in feed.Boards)
        {
            try
            {
                ended += await EndDueAsync(board, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // One office's trouble keeps no other waiting, and does not stop the portal.
                logger.LogError(e, "Automatic logout failed in office {Office}; trying again in {Delay}.", board.Office.Key, Interval);
            }
        }
        return ended;
    }

    private async Task<int> EndDueAsync(OwnershipBoard board, CancellationToken cancellation)
    {
        var ended = 0;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(board.Office.TimeZone);
        foreach (var due in AutomaticLogout.Due(board.Office.Policies, zone, board.OpenSessions, clock.GetUtcNow()).ToList())
            if ((await ownership.EndDueAsync(board.Office.Id, due, cancellation)).IsSuccess)
                ended++;
        return ended;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            if (await RunOnceAsync(stoppingToken) is > 0 and var ended)
                logger.LogInformation("Automatic logout ended {Count} sessions.", ended);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
