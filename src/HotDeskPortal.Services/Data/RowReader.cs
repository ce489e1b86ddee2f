using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Data;

/// <summary>
/// Reads single rows of an embedded database, on connections that stay open, by statements that stay prepared: to prepare them takes
/// several times as long as to run them.
/// </summary>
internal sealed class RowReader(IDbContextFactory<HotDeskDbContext> contexts) : IAsyncDisposable
{
    private readonly ConcurrentBag<Lease> _idle = [];

    /// <summary>Reads what <paramref name="read"/> asks for.</summary>
    public async Task<T> ReadAsync<T>(Func<Lease, T> read, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var lease))
            lease = await OpenAsync(cancellation);
        try
        {
            var answer = read(lease);
            _idle.Add(lease);
            return answer;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var lease))
            await lease.DisposeAsync();
    }

    private async Task<Lease> OpenAsync(CancellationToken cancellation)
    {
        var lease = new Lease(await contexts.CreateDbContextAsync(cancellation));
        try
        {
            await lease.Db.Database.OpenConnectionAsync(cancellation);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection, as long as something is read from it.</summary>
    public sealed class Lease(HotDeskDbContext db) : IAsyncDisposable
    {
        private readonly Dictionary<RowStatement, DbCommand> _prepared = new(ReferenceEqualityComparer.Instance);

        public HotDeskDbContext Db => db;

        /// <summary>The row that has these keys, made by <paramref name="create"/>; null: there is none.</summary>
        public T? Find<T>(RowStatement statement, Func<Func<int, object?>, T?> create, params ReadOnlySpan<object?> keys)
            where T : class
        {
            if (!_prepared.TryGetValue(statement, out var command))
                _prepared[statement] = command = statement.CreateCommand(db.Database.GetDbConnection());
            for (var i = 0; i < keys.Length; i++)
                command.Parameters[i].Value = statement.Stored(i, keys[i]);
            using var reader = command.ExecuteReader();
            return reader.Read() ? create(column => statement.Read(reader, column)) : null;
        }

        public ValueTask DisposeAsync() => db.DisposeAsync();
    }
}
