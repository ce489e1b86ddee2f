using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// Recognises API keys. Keys are hashed before they are looked up, so the time a look-up takes tells nothing of a key; what is
/// known is kept in memory for a short while, so that requests cost no database.
/// </summary>
public sealed class ApiKeys(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, TimeProvider clock, ILogger<ApiKeys> logger) : IDisposable
{
    /// <summary>How long a change of a key may take to be seen, by a request or by a stream that is open.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    /// <summary>How often a stream asks whether its key still holds.</summary>
    public static readonly TimeSpan StreamCheck = TimeSpan.FromSeconds(5);

    /// <summary>How long known keys are trusted while the database is away: routes must be answered then too.</summary>
    public static readonly TimeSpan WithoutDatabase = TimeSpan.FromMinutes(10);

    /// <summary>A stream that has just asked hears of a change with its next question, still within <see cref="Freshness"/>.</summary>
    private static readonly TimeSpan Age = Freshness - StreamCheck;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly ConcurrentDictionary<int, Use> _uses = new();
    private volatile bool _isStale;
    private Known _known = new(FrozenDictionary<string, Bearer>.Empty, FrozenDictionary<int, Bearer>.Empty, DateTimeOffset.MinValue);

    /// <summary>Who bears the key; null: nobody, or it is expired or revoked.</summary>
    public ValueTask<Actor?> FindAsync(string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = Volatile.Read(ref _known);
        return IsFresh(known, now) ? ValueTask.FromResult(Find(known, key, now)) : ReadAndFindAsync(key, now, cancellation);
    }

    /// <summary>The bearer as it is by now; null: its key is expired or revoked.</summary>
    public async ValueTask<Actor?> CurrentAsync(Actor bearer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = Volatile.Read(ref _known);
        if (!IsFresh(known, now))
            known = await ReadAsync(now, cancellation);
        return bearer.KeyId is { } id && known.ById.TryGetValue(id, out var found) && found.HoldsAt(now) ? found.Actor : null;
    }

    /// <summary>Has the next request read the keys anew: this process knows that they have changed.</summary>
    public void Invalidate() => _isStale = true;

    /// <summary>Writes down when keys were used last, for those that were since the last time.</summary>
    public async Task WriteUsesAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var (id, use) in _uses)
        {
            var (at, written) = (Interlocked.Read(ref use.At), Interlocked.Read(ref use.Written));
            if (at <= written)
                continue;
            DateTimeOffset? last = new DateTimeOffset(at, TimeSpan.Zero);
            await db.ApiKeys.Where(k => k.Id == id && (k.LastUsedAt == null || k.LastUsedAt < last))
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, last), cancellation);
            Interlocked.Exchange(ref use.Written, at);
        }
    }

    /// <summary>The hash to store for a key.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private bool IsFresh(Known known, DateTimeOffset now) => !_isStale && known.ReadAt + Age > now;

    private static Actor? Find(Known known, string key, DateTimeOffset now)
    {
        if (!known.ByHash.TryGetValue(Convert.ToHexString(Hash(key)), out var found) || !found.HoldsAt(now))
            return null;
        // All that a use costs the request: the time is written down later.
        Interlocked.Exchange(ref found.Use.At, now.UtcTicks);
        return found.Actor;
    }

    private async ValueTask<Actor?> ReadAndFindAsync(string key, DateTimeOffset now, CancellationToken cancellation) =>
        Find(await ReadAsync(now, cancellation), key, now);

    private async Task<Known> ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            if (IsFresh(_known, now))
                return _known;
            return await ReadFromDatabaseAsync(now, cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other && _known.ReadAt + WithoutDatabase > now)
        {
            logger.LogWarning(e, "The database is away; API keys are those of {ReadAt}.", _known.ReadAt);
            return _known;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Known> ReadFromDatabaseAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var wasStale = _isStale;
        _isStale = false;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var keys = await db.ApiKeys.AsNoTracking().Include(k => k.Offices).Where(k => k.RevokedAt == null).ToListAsync(cancellation);
            var bearers = keys.ConvertAll(k => (Hash: Convert.ToHexString(k.Hash), Bearer: new Bearer(
                Actor.Key(k.Name, k.Rights, k.Offices.Select(o => o.OfficeId), k.Id), k.ExpiresAt, _uses.GetOrAdd(k.Id, _ => new Use()))));
            var known = new Known(
                bearers.ToFrozenDictionary(b => b.Hash, b => b.Bearer, StringComparer.Ordinal),
                bearers.ToFrozenDictionary(b => b.Bearer.Actor.KeyId!.Value, b => b.Bearer), now);
            Volatile.Write(ref _known, known);
            return known;
        }
        catch
        {
            _isStale |= wasStale;
            throw;
        }
    }

    private sealed record Known(FrozenDictionary<string, Bearer> ByHash, FrozenDictionary<int, Bearer> ById, DateTimeOffset ReadAt);

    private sealed record Bearer(Actor Actor, DateTimeOffset? ExpiresAt, Use Use)
    {
        public bool HoldsAt(DateTimeOffset now) => !(ExpiresAt <= now);
    }

    /// <summary>When a key was used last, and which of these times is in the database; UTC ticks.</summary>
    private sealed class Use
    {
        public long At;
        public long Written;
    }
}

/// <summary>Writes down once a minute, and at the end, when API keys were used last.</summary>
public sealed class ApiKeyUsesService(ApiKeys keys, DatabaseProvider provider, TimeProvider clock, ILogger<ApiKeyUsesService> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryWriteAsync(stoppingToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await keys.WriteUsesAsync(cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogWarning(e, "The last uses of API keys could not be written down; they wait for the database.");
        }
    }
}
