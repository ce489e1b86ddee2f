namespace HotDeskPortal.Services.Data;

/// <summary>
/// Times as every database product keeps them: to the microsecond. .NET, SQL Server and SQLite as it is used here keep a tenth of that, others
/// round, and what was sealed or compared before it was stored would not be what is read.
/// </summary>
public static class StoredTime
{
    /// <summary>The time without what not every product keeps.</summary>
    public static DateTimeOffset Cut(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>A clock that tells nothing that a database might not keep.</summary>
public sealed class PortalClock(TimeProvider clock) : TimeProvider
{
    /// <summary>The system's clock.</summary>
    public static new readonly PortalClock System = new(TimeProvider.System);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => StoredTime.Cut(clock.GetUtcNow());

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
