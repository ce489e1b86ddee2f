using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDeskPortal.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database is reachable and the feed has caught up.</summary>
internal static class HealthSetup
{
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<FeedHealth>("database and feed", timeout: TimeSpan.FromSeconds(5));
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        return app;
    }

    private sealed class FeedHealth(IDbContextFactory<HotDeskDbContext> contexts, OwnershipFeed feed, DatabaseProvider provider) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                // The versions are read first: a feed that is ahead of them by now has caught up.
                var versions = await db.Offices.Select(o => new { o.Id, o.OwnershipVersion }).ToListAsync(cancellationToken);
                var behind = versions.Count(v => !(feed.Board(v.Id)?.Version >= v.OwnershipVersion));
                return behind == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The feed is behind in {behind} offices.");
            }
            catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
            {
                return HealthCheckResult.Unhealthy("The database cannot be reached.", e);
            }
        }
    }
}
