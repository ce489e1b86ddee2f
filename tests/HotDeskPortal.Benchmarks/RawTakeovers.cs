using HotDeskPortal.Domain.Ownership;
using Microsoft.Data.Sqlite;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// The yardstick of takeovers: the transactions the service makes, with the rows it writes, by prepared commands on one open
/// connection. It reads nothing, checks nothing and knows the owners from memory. A right PIN changes no row, so the check's
/// transaction is empty.
/// </summary>
internal sealed class RawTakeovers : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly BenchmarkOffice _office;
    private readonly Guid[] _sessions;
    private readonly SqliteCommand _version, _end, _start, _journal;
    private int _next;

    public RawTakeovers(string connectionString, BenchmarkOffice office)
    {
        _office = office;
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        using (var pragmas = Command("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;"))
            pragmas.ExecuteNonQuery();
        using (var sessions = Command("SELECT Id FROM OwnershipSessions ORDER BY HotDeskExtensionId"))
        using (var reader = sessions.ExecuteReader())
            _sessions = [.. Enumerable.Range(0, office.Phones).Select(_ => reader.Read() ? reader.GetGuid(0) : default)];
        _version = Prepare("UPDATE Offices SET OwnershipVersion = $new WHERE Id = $id AND OwnershipVersion = $old", "$new", "$id", "$old");
        _end = Prepare(
            "UPDATE OwnershipSessions SET EndedAt = $at, End = $end, EndedThrough = $through, EndedBy = $by, SucceededBy = $next WHERE Id = $id",
            "$at", "$end", "$through", "$by", "$next", "$id");
        _start = Prepare(
            """
            INSERT INTO OwnershipSessions (Id, OfficeId, HotDeskExtensionId, PhoneId, UserId, StartedAt, StartedThrough, StartedBy)
            VALUES ($id, $office, $hotDesk, $phone, $user, $at, $through, $by)
            """,
            "$id", "$office", "$hotDesk", "$phone", "$user", "$at", "$through", "$by");
        _journal = Prepare(
            """
            INSERT INTO Journal (OfficeId, Version, ChangeSet, At, Kind, Channel, By, SessionId, HotDeskExtensionId, PhoneId, UserId, End, SucceededBy)
            VALUES ($office, $version, $set, $at, $kind, $channel, $by, $session, $hotDesk, $phone, $user, $end, $next)
            """,
            "$office", "$version", "$set", "$at", "$kind", "$channel", "$by", "$session", "$hotDesk", "$phone", "$user", "$end", "$next");
    }

    public Task RunAsync(int takeovers)
    {
        for (var i = 0; i < takeovers; i++, _next++)
        {
            using (var check = _connection.BeginTransaction())
                check.Commit();
            using var transaction = _connection.BeginTransaction();
            Write(transaction);
            transaction.Commit();
        }
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _version, _end, _start, _journal })
            command.Dispose();
        _connection.Dispose();
    }

    private void Write(SqliteTransaction transaction)
    {
        var (rank, userRank) = _office.Takeover(_next);
        var (hotDesk, user, previousUser) = (_office.HotDesk(rank), _office.User(userRank), _office.User(_office.Takeover(_next - _office.Phones).User));
        var (id, previous, version, at) = (Guid.CreateVersion7(), _sessions[rank], 2L * _next, TimeProvider.System.GetUtcNow().UtcTicks);
        var set = Guid.CreateVersion7();
        var by = $"User {BenchmarkOffice.UserNumber(userRank)}";
        Execute(_end, transaction, at, nameof(SessionEnd.TakenOver), nameof(OwnershipChannel.Phone), by, id, previous);
        Execute(_version, transaction, version + 2, _office.Id, version);
        Execute(_start, transaction, id, _office.Id, hotDesk, hotDesk, user, at, nameof(OwnershipChannel.Phone), by);
        Execute(
            _journal, transaction, _office.Id, version + 1, set, at, nameof(JournalKind.SessionEnded), nameof(OwnershipChannel.Phone), by,
            previous, hotDesk, hotDesk, previousUser, nameof(SessionEnd.TakenOver), id);
        Execute(
            _journal, transaction, _office.Id, version + 2, set, at, nameof(JournalKind.SessionStarted), nameof(OwnershipChannel.Phone), by,
            id, hotDesk, hotDesk, user, DBNull.Value, DBNull.Value);
        _sessions[rank] = id;
    }

    private static void Execute(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        if (command.ExecuteNonQuery() != 1)
            throw new InvalidOperationException($"No row changed by: {command.CommandText}");
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = Command(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
