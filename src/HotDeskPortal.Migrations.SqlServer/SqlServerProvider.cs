#nullable enable

using System.Data.Common;
using HotDeskPortal.Services.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>SQL Server, what customers run.</summary>
public sealed class SqlServerProvider : DatabaseProvider
{
    /// <summary>Seconds that a connection may take, where the connection string does not say: somebody waits on a phone.</summary>
    public const int ConnectSeconds = 4;

    /// <summary>Seconds that a statement may take, where the connection string does not say.</summary>
    public const int CommandSeconds = 10;

    /// <inheritdoc/>
    public override string Name => "SqlServer";

    /// <inheritdoc/>
    public override bool IsSingleWriter => false;

    /// <inheritdoc/>
    public override bool HasRoundTrips => true;

    /// <summary>Somebody waits on a phone: longer means that the database is too busy.</summary>
    public override string LockPatience => "SET LOCK_TIMEOUT 5000;\n";

    /// <summary>
    /// An update lock: readers go on, and writers queue up behind it. Without it two writers would both read the office, and one of them
    /// would have done its work for nothing.
    /// </summary>
    public override string LockedOffice => LockPatience + "SELECT * FROM [Offices] WITH (UPDLOCK) WHERE [Id] = {0}";

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(Completed(connectionString), sql => sql
            .MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
            .ExecutionStrategy(dependencies => new BriefRetries(dependencies)))
        .ReplaceService<IModelCustomizer, SqlServerModel>();

    /// <summary>
    /// The connection string with what the portal wants where it does not say otherwise: it gives up early, and a failure to connect
    /// does not keep the pool from trying again (the driver's default blocks it for up to a minute).
    /// </summary>
    public static string Completed(string connectionString)
    {
        var given = new SqlConnectionStringBuilder(connectionString);
        if (!given.ShouldSerialize("Connect Timeout"))
            given.ConnectTimeout = ConnectSeconds;
        if (!given.ShouldSerialize("Command Timeout"))
            given.CommandTimeout = CommandSeconds;
        if (!given.ShouldSerialize("Connect Retry Interval"))
            given.ConnectRetryInterval = 1;
        if (!given.ShouldSerialize("Pool Blocking Period"))
            given.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        return given.ConnectionString;
    }

    /// <inheritdoc/>
    public override DatabaseFault Classify(DbException exception) =>
        exception is SqlException sql ? SqlServerErrors.Classify(sql.Number) : DatabaseFault.Other;

    /// <summary>The driver tells of an exhausted pool by an exception that is no <see cref="DbException"/>.</summary>
    public override bool IsOfDriver(Exception exception) => SqlServerErrors.IsOfDriver(exception);

    /// <inheritdoc/>
    public override Task<IAsyncDisposable> LockStartAsync(HotDeskDbContext db, CancellationToken cancellation) =>
        SqlServerStart.LockAsync(db.Database.GetConnectionString()!, cancellation);

    /// <inheritdoc/>
    public override async Task<string?> MissingSettingAsync(HotDeskDbContext db, CancellationToken cancellation)
    {
        var isOn = await db.Database.SqlQueryRaw<bool>(SqlServerStart.ReadsSnapshots).SingleAsync(cancellation);
        return isOn ? null : SqlServerStart.ReadSnapshots(db.Database.GetDbConnection().Database);
    }
}
