using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HotDeskPortal.Services.Data;

/// <summary>One row to write.</summary>
internal sealed record RowWrite(RowStatement Statement, params object?[] Values);

/// <summary>
/// Writes rows in the transaction of a context: to a server all of them in one round trip; to an embedded database one after the
/// other, by statements that stay prepared as long as the connection is open.
/// </summary>
internal sealed class RowWriter(DatabaseProvider provider)
{
    /// <summary>SQL Server takes 2,100 parameters.</summary>
    private const int MostParameters = 2000;

    private readonly Dictionary<RowStatement, DbCommand> _prepared = new(ReferenceEqualityComparer.Instance);
    private DbConnection? _connection;

    /// <summary>Writes the rows, in this order.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row is not as it was when it was looked at.</exception>
    public async Task WriteAsync(HotDeskDbContext db, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        if (provider.HasRoundTrips)
            await WriteTogetherAsync(db, writes, cancellation);
        else
            await WritePreparedAsync(db, writes, cancellation);
    }

    private async Task WriteTogetherAsync(HotDeskDbContext db, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        for (var written = 0; written < writes.Count;)
        {
            var (text, parameters, start) = (new StringBuilder(provider.LockPatience), new List<object>(), written);
            for (; written < writes.Count && parameters.Count + writes[written].Values.Length <= MostParameters; written++)
            {
                var (statement, values) = writes[written];
                text.Append(statement.Text(parameters.Count)).Append(";\n");
                parameters.AddRange(statement.CreateParameters(command, parameters.Count, values));
            }
            Check(await db.Database.ExecuteSqlRawAsync(text.ToString(), parameters, cancellation), written - start);
        }
    }

    private async Task WritePreparedAsync(HotDeskDbContext db, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        var (connection, transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        if (_connection != connection)
        {
            _prepared.Clear();
            _connection = connection;
        }
        foreach (var (statement, values) in writes)
        {
            if (!_prepared.TryGetValue(statement, out var command))
                _prepared[statement] = command = statement.CreateCommand(connection);
            command.Transaction = transaction;
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = statement.Stored(i, values[i]);
            Check(await command.ExecuteNonQueryAsync(cancellation), 1);
        }
    }

    private static void Check(int written, int expected)
    {
        if (written != expected)
            throw new DbUpdateConcurrencyException($"{expected} rows were to be written, but {written} were as they had been when this was decided.");
    }
}
