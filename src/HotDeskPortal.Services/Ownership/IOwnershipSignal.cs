using System.Runtime.CompilerServices;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>An office that has reached a version, somewhere.</summary>
public sealed record OfficeSignal(int OfficeId, long Version);

/// <summary>
/// Wakes feeds: it only says <em>look again</em>, the truth is in the database. What this process changes reaches its own feed
/// directly; a signal is for what others change.
/// </summary>
public interface IOwnershipSignal
{
    /// <summary>Tells the other instances.</summary>
    ValueTask RaiseAsync(OfficeSignal signal, CancellationToken cancellation);

    /// <summary>What other instances tell, until cancelled.</summary>
    IAsyncEnumerable<OfficeSignal> ListenAsync(CancellationToken cancellation);
}

/// <summary>One instance only: nobody to tell, nobody to hear. The default.</summary>
public sealed class InProcessSignal : IOwnershipSignal
{
    /// <inheritdoc/>
    public ValueTask RaiseAsync(OfficeSignal signal, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async IAsyncEnumerable<OfficeSignal> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }
}

/// <summary>Several instances on one database: asks it for the offices' versions, once in each interval.</summary>
public sealed class PollingSignal(IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock, TimeSpan interval) : IOwnershipSignal
{
    /// <inheritdoc/>
    public ValueTask RaiseAsync(OfficeSignal signal, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async IAsyncEnumerable<OfficeSignal> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var versions = await db.Offices.Select(o => new OfficeSignal(o.Id, o.OwnershipVersion)).ToListAsync(cancellation);
            foreach (var version in versions)
                yield return version;
        }
    }
}
