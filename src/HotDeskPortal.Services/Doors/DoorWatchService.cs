using HotDeskPortal.Services.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors;

/// <summary>Reads the doors every few seconds, and writes down what happened at them; at the end too.</summary>
public sealed class DoorWatchService(
    DoorAccess access, DoorActivity activity, DatabaseProvider provider, TimeProvider clock, ILogger<DoorWatchService> logger) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request: a phone system that calls while the portal starts is not told that it has no door.
        await access.TryRefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(DoorAccess.Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await access.TryRefreshAsync(stoppingToken);
            await TryWriteAsync(stoppingToken);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await activity.WriteAsync(cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogWarning(e, "What happened at doors could not be written down; it waits for the database.");
        }
    }
}
