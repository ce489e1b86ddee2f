using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>What SQL Server and its driver tell, and what the portal takes it for: nothing that passes may be an unexpected error.</summary>
public sealed class SqlServerErrorsTests
{
    public static TheoryData<string, int, DatabaseFault> Numbers => new()
    {
        { "unique index", 2601, DatabaseFault.UniqueViolation },
        { "primary key", 2627, DatabaseFault.UniqueViolation },
        { "deadlock", 1205, DatabaseFault.Contention },
        { "lock time-out", 1222, DatabaseFault.Contention },
        { "no locks left", 1204, DatabaseFault.Contention },
        { "snapshot overtaken", 3960, DatabaseFault.Contention },
        { "command time-out", -2, DatabaseFault.Unreachable },
        { "connection broken", -1, DatabaseFault.Unreachable },
        { "cancelled, or no number", 0, DatabaseFault.Unreachable },
        { "no such server", 53, DatabaseFault.Unreachable },
        { "unknown host", 11001, DatabaseFault.Unreachable },
        { "name not resolved for now", 11002, DatabaseFault.Unreachable },
        { "connection cut by the peer", 10054, DatabaseFault.Unreachable },
        { "connection refused", 10061, DatabaseFault.Unreachable },
        { "refused, on Linux", 111, DatabaseFault.Unreachable },
        { "server stopped", 6005, DatabaseFault.Unreachable },
        { "session killed", 596, DatabaseFault.Unreachable },
        { "database cannot be opened", 4060, DatabaseFault.Unreachable },
        { "login failed", 18456, DatabaseFault.Unreachable },
        { "login while single user", 18461, DatabaseFault.Unreachable },
        { "restoring", 927, DatabaseFault.Unreachable },
        { "offline", 942, DatabaseFault.Unreachable },
        { "replica takes no connections", 976, DatabaseFault.Unreachable },
        { "replica is for reading", 978, DatabaseFault.Unreachable },
        { "replica is not joined", 983, DatabaseFault.Unreachable },
        { "failover under way", 982, DatabaseFault.Unreachable },
        { "database is read-only", 3906, DatabaseFault.Unreachable },
        { "file group is full", 1105, DatabaseFault.Unreachable },
        { "no pages left", 1101, DatabaseFault.Unreachable },
        { "log is full", 9002, DatabaseFault.Unreachable },
        { "out of memory", 701, DatabaseFault.Unreachable },
        { "waited for memory", 8645, DatabaseFault.Unreachable },
        { "disk error", 823, DatabaseFault.Unreachable },
        { "torn page", 824, DatabaseFault.Unreachable },
        { "worker threads spent", 10928, DatabaseFault.Unreachable },
        { "Azure: request not processed", 40197, DatabaseFault.Unreachable },
        { "Azure: busy", 40501, DatabaseFault.Unreachable },
        { "Azure: size quota", 40544, DatabaseFault.Unreachable },
        { "Azure: not available", 40613, DatabaseFault.Unreachable },
        { "Azure: too many operations", 49920, DatabaseFault.Unreachable },
        { "permission denied", 229, DatabaseFault.Unreachable },
        { "a number nobody has heard of", 987654, DatabaseFault.Unreachable },
        { "check or foreign key", 547, DatabaseFault.Other },
        { "NULL", 515, DatabaseFault.Other },
        { "text too long", 2628, DatabaseFault.Other },
        { "number too large", 8115, DatabaseFault.Other },
        { "no such table", 208, DatabaseFault.Other },
        { "no such column", 207, DatabaseFault.Other },
        { "syntax", 102, DatabaseFault.Other },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Number_IsClassified_HoweverItIsWrapped(string what, int number, DatabaseFault fault)
    {
        var provider = new SqlServerProvider();
        var exception = SqlErrors.Of(number);

        exception.Number.ShouldBe(number);
        provider.Classify((Exception)exception).ShouldBe(fault, what);
        provider.Classify(new DbUpdateException("wrapped", exception)).ShouldBe(fault, what);
        provider.Classify(new InvalidOperationException("wrapped twice", new DbUpdateException("wrapped", exception))).ShouldBe(fault, what);
    }

    [Fact]
    public void ExhaustedPool_IsUnreachable_AndAMistakeOfOursIsNot()
    {
        var provider = new SqlServerProvider();
        const string Driver = "Microsoft.Data.SqlClient";

        provider.Classify(new InvalidOperationException("No connection of the pool became free.") { Source = Driver }).ShouldBe(DatabaseFault.Unreachable);
        provider.Classify(new DbUpdateException("wrapped", new InvalidOperationException("The connection is broken.") { Source = Driver })).ShouldBe(DatabaseFault.Unreachable);
        provider.Classify(new IOException("Unable to read data from the transport connection.") { Source = Driver }).ShouldBe(DatabaseFault.Unreachable);
        provider.Classify(new InvalidOperationException("Sequence contains no elements") { Source = "System.Linq" }).ShouldBe(DatabaseFault.Other);
        provider.Classify(new ObjectDisposedException("connection") { Source = Driver }).ShouldBe(DatabaseFault.Other);
        provider.Classify(new IOException("a file of ours")).ShouldBe(DatabaseFault.Other);
    }
}
