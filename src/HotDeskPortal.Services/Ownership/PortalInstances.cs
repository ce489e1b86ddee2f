using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Says a few times a minute that this instance is there, and sees who else is: instances that do not hear of each other's changes show
/// old maps, and somebody has to be told why.
/// </summary>
public sealed class PortalInstances(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, IOwnershipSignal signal, TimeProvider clock, ILogger<PortalInstances> logger)
    : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>After which an instance that says nothing is gone.</summary>
    public static readonly TimeSpan Silence = 4 * Pause;

    /// <summary>How long the row of a process that was killed stays.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How often it is told that instances do not hear each other.</summary>
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(10);

    private readonly InstanceWatch _watch = new(Silence);
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private int _id;
    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;

    /// <summary>The other instances that are alive.</summary>
    public ImmutableArray<PortalInstance> Others { get; private set; } = [];

    /// <summary>Whether there are others, and one of all does not hear what the rest change.</summary>
    public bool AreDeaf => Others is { IsEmpty: false } others && !(HearsOthers && others.All(o => o.HearsOthers));

    private bool HearsOthers => signal is not InProcessSignal;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(BeatAsync, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(LeaveAsync, cancellationToken);
    }

    /// <summary>Says that this instance is there, and looks who else is.</summary>
    public async Task BeatAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var instances = db.Set<PortalInstance>();
        var id = _id;
        if (id == 0 || await instances.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.SeenAt, now), cancellation) == 0)
        {
            var own = new PortalInstance { Machine = Machine(), StartedAt = _startedAt, SeenAt = now, HearsOthers = HearsOthers };
            instances.Add(own);
            await db.SaveChangesAsync(cancellation);
            id = _id = own.Id;
        }
        var all = await instances.AsNoTracking().Where(i => i.Id != id).ToListAsync(cancellation);
        var past = now - Kept;
        if (all.RemoveAll(i => i.SeenAt < past) > 0)
            await instances.Where(i => i.Id != id && i.SeenAt < past).ExecuteDeleteAsync(cancellation);
        Others = _watch.Observe(all, now);
        Tell(now);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(BeatAsync, stoppingToken);
    }

    private static string Machine() => Environment.MachineName is { Length: <= CommonLengths.Name } name ? name : Environment.MachineName[..CommonLengths.Name];

    private void Tell(DateTimeOffset now)
    {
        if (!AreDeaf || _toldAt + Reminder > now)
            return;
        _toldAt = now;
        logger.LogError(
            "Other instances of the portal use this database, on {Machines}, and not all hear what the others change: their maps, routes and event streams are out of date. "
            + "Set Ownership:Signal to Polling on every instance, or stop all but one.", string.Join(", ", Others.Select(o => o.Machine).Distinct()));
    }

    private async Task LeaveAsync(CancellationToken cancellation)
    {
        // A host may stop its services twice, and the second time nothing is left of it.
        if (Interlocked.Exchange(ref _id, 0) is not (> 0 and var id))
            return;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Set<PortalInstance>().Where(i => i.Id == id).ExecuteDeleteAsync(cancellation);
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogWarning(e, "This instance could not say that it is there; it tries again in {Pause}.", Pause);
        }
    }
}
