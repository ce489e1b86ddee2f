using System.Collections.Frozen;
using System.Net.Sockets;
using HotDeskPortal.Services.Data;
using Microsoft.Data.SqlClient;

namespace HotDeskPortal.Migrations.SqlServer;

/// <summary>
/// What SQL Server's error numbers mean. What comes from server or driver and is on no list is taken for a database that is not to be
/// had: networks, failovers, full disks and licences have more numbers than anybody can list, the portal's own mistakes few.
/// <list type="bullet">
/// <item>Numbers of the server: Microsoft Learn, <em>Database Engine events and errors</em> (also in <c>sys.messages</c>).</item>
/// <item>Numbers of the driver (<c>-2</c>, <c>0</c>, and Windows' or sockets' own, as <c>53</c>, <c>10054</c>, <c>11001</c>): Microsoft Learn,
/// <em>SqlException.Number</em>, and <c>TdsEnums</c> in dotnet/SqlClient.</item>
/// <item>Numbers of Azure SQL (<c>40…</c>, <c>49…</c>): Microsoft Learn, <em>Troubleshoot transient connection errors</em>.</item>
/// </list>
/// </summary>
public static class SqlServerErrors
{
    /// <summary>Of a unique index, and of a primary key or unique constraint.</summary>
    private static readonly FrozenSet<int> UniqueViolations = FrozenSet.Create(2601, 2627);

    /// <summary>
    /// Chosen as a deadlock's victim; lock request timed out; no lock to be had (1204); a snapshot that could not be kept (3948 to
    /// 3951), or that others have overtaken (3960, 3961).
    /// </summary>
    private static readonly FrozenSet<int> Contentions = FrozenSet.Create(1204, 1205, 1222, 3948, 3949, 3950, 3951, 3960, 3961);

    /// <summary>A rule of the schema was broken, or a statement is wrong: a mistake of the portal, which trying again does not mend.</summary>
    private static readonly FrozenSet<int> Mistakes = FrozenSet.Create(
        // Rules: NULL where none may be, a check or foreign key, text or number too long, division by zero.
        515, 547, 2628, 8152, 8115, 220, 232, 8134,
        // Statements: syntax, unknown names, wrong numbers of columns or parameters, types that do not go together.
        102, 105, 107, 109, 110, 120, 137, 156, 170, 201, 206, 207, 208, 209, 213, 241, 242, 245, 257, 266, 319, 402, 468, 512, 2714, 2812, 3701, 4104, 8114,
        8120, 8144, 8145, 8178, 8180, 1785, 3902, 3903, 3998,
        // A THROW or RAISERROR of its own.
        50000);

    /// <summary>What an error number means.</summary>
    public static DatabaseFault Classify(int number) =>
        UniqueViolations.Contains(number) ? DatabaseFault.UniqueViolation
        : Contentions.Contains(number) ? DatabaseFault.Contention
        : Mistakes.Contains(number) ? DatabaseFault.Other
        : DatabaseFault.Unreachable;

    /// <summary>
    /// Whether the driver itself has failed: no connection of the pool became free, or one broke between two statements. It says so by
    /// an <see cref="InvalidOperationException"/> without a number.
    /// </summary>
    public static bool IsOfDriver(Exception exception) =>
        exception is (InvalidOperationException and not ObjectDisposedException) or IOException or SocketException
        && exception.Source == typeof(SqlException).Assembly.GetName().Name;
}
