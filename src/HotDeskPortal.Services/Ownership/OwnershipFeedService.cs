using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Fills the feed before the first request is served, then keeps it up with what other instances change.</summary>
public sealed class OwnershipFeedService(
    OwnershipFeed feed, IOwnershipSignal signal, TimeProvider clock, ILogger<OwnershipFeedService> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await feed.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var heard in signal.ListenAsync(stoppingToken))
                    await feed.CatchUpAsync(heard.OfficeId, heard.Version, stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the portal goes on with the boards it has.
                logger.LogError(e, "The ownership feed cannot follow other instances; trying again in {Delay}.", RetryAfter);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }
}
