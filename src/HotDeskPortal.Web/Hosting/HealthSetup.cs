using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is reachable and the feed has caught up; <c>Degraded</c>, with
/// the same status, where several instances do not hear each other.
/// </summary>
internal static class HealthSetup
{
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FeedHealth>();
        builder.Services.AddHealthChecks().AddCheck<FeedHealth>("database and feed").AddCheck<InstancesHealth>("instances");
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        return app;
    }

    /// <summary>
    /// Has one look at a time under way, and waits for it no longer than a load balancer would: a driver whose server is frozen ends when it
    /// likes.
    /// </summary>
    internal sealed class FeedHealth(
        IDbContextFactory<HotDeskDbContext> contexts, OwnershipFeed feed, DatabaseProvider provider, OwnershipOptions options) : IHealthCheck
    {
        /// <summary>The longest that the check takes.</summary>
        public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(4);

        private const int Intervals = 4;

        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

        private readonly Lock _lock = new();
        private Task<HealthCheckResult>? _look;

        /// <summary>How long the feed may take to hear what others have changed: a few of its intervals.</summary>
        private TimeSpan Tolerance => TimeSpan.FromTicks(Math.Min(Intervals * options.PollingInterval.Ticks, Limit.Ticks / 2));

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                return await Look().WaitAsync(Limit, TimeProvider.System, cancellationToken);
            }
            catch (TimeoutException)
            {
                return HealthCheckResult.Unhealthy($"The database has not answered for {Limit.TotalSeconds} seconds.");
            }
        }

        private Task<HealthCheckResult> Look()
        {
            lock (_lock)
                return _look is { IsCompleted: false } ? _look : _look = Task.Run(LookAsync);
        }

        private async Task<HealthCheckResult> LookAsync()
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync();
                // The versions are read first: a feed that is ahead of them by now has caught up.
                var versions = await db.Offices.Select(o => new { o.Id, o.OwnershipVersion }).ToListAsync();
                var start = TimeProvider.System.GetTimestamp();
                while (true)
                {
                    var behind = versions.Count(v => !(feed.Board(v.Id)?.Version >= v.OwnershipVersion));
                    if (behind == 0)
                        return HealthCheckResult.Healthy();
                    if (TimeProvider.System.GetElapsedTime(start) > Tolerance)
                        return HealthCheckResult.Unhealthy($"The feed is behind in {behind} offices.");
                    await Task.Delay(Pause, TimeProvider.System);
                }
            }
            catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
            {
                return HealthCheckResult.Unhealthy("The database cannot be reached.", e);
            }
        }
    }

    private sealed class InstancesHealth(PortalInstances instances) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            instances.AreDeaf ? HealthCheckResult.Degraded("Other instances use the same database, and not all hear what the others change.") : HealthCheckResult.Healthy());
    }
}
