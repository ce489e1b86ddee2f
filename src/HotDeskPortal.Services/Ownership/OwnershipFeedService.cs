using HotDeskPortal.Services.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Fills the feed before the first request is served, then keeps it up with what other instances change.</summary>
public sealed class OwnershipFeedService(
    OwnershipFeed feed, IOwnershipSignal signal, DatabaseProvider provider, TimeProvider clock, ILogger<OwnershipFeedService> logger)
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
                    await feed.LookAgainAsync(heard.OfficeId, heard.Version, stoppingToken);
                return;
            }
            catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
            {
                logger.LogWarning(e, "The ownership feed cannot read the database; trying again in {Delay}.", RetryAfter);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }
}
