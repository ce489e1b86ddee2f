using System.Data.Common;
using HotDeskPortal.Services.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>SQL Server, what customers run.</summary>
public sealed class SqlServerProvider : DatabaseProvider
{
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
    public override void Configure(DbContextOptionsBuilder options, string connectionString) => options.UseSqlServer(
        connectionString,
        sql => sql.MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name).EnableRetryOnFailure(3, TimeSpan.FromSeconds(1), null));

    /// <inheritdoc/>
    public override DatabaseFault Classify(DbException exception) => (exception as SqlException)?.Number switch
    {
        2601 or 2627 => DatabaseFault.UniqueViolation,
        1205 or 1222 or 3960 => DatabaseFault.Contention,
        // Time-out, no such server, login or database refused, connection broken.
        -2 or -1 or 0 or 2 or 53 or 233 or 258 or 4060 or 10053 or 10054 or 10060 or 10061 or 18456 or 40613 => DatabaseFault.Unreachable,
        _ => DatabaseFault.Other,
    };
}
