using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>
/// Tries again what failed in passing, as at a failover or where a pooled connection was cut, but not for long: a database that is away
/// is told of as soon as one attempt to connect has timed out, not after four.
/// </summary>
public sealed class BriefRetries(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromMilliseconds(500), errorNumbersToAdd: null)
{
    /// <summary>After which nothing is tried again; less than a connection may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long _start;

    /// <inheritdoc/>
    protected override void OnFirstExecution()
    {
        base.OnFirstExecution();
        _start = TimeProvider.System.GetTimestamp();
    }

    /// <inheritdoc/>
    protected override bool ShouldRetryOn(Exception exception) =>
        TimeProvider.System.GetElapsedTime(_start) < Patience && base.ShouldRetryOn(exception);
}
