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
/// known is kept in memory for a short while, so that requests cost no database. While that is away nobody waits for it: keys that were known
/// hold on, and are read again behind.
/// </summary>
public sealed class ApiKeys(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, TimeProvider clock, ILogger<ApiKeys> logger)
{
    /// <summary>How long a change of a key may take to be seen, by a request or by a stream that is open.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    /// <summary>How often a stream asks whether its key still holds.</summary>
    public static readonly TimeSpan StreamCheck = TimeSpan.FromSeconds(5);

    /// <summary>How long known keys are trusted while the database is away: routes must be answered then too.</summary>
    public static readonly TimeSpan WithoutDatabase = TimeSpan.FromMinutes(10);

    /// <summary>A stream that has just asked hears of a change with its next question, still within <see cref="Freshness"/>.</summary>
    private static readonly TimeSpan Age = Freshness - StreamCheck;

    /// <summary>How long a request waits for known keys to be read again before the database counts as away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a database that is away is left alone, however many requests come.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, Use> _uses = new();
    private volatile bool _isStale;
    private volatile bool _isAway;
    private Task<Known>? _reading;
    private long _readAt;
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

    private bool IsFresh(Known known, DateTimeOffset now) => !_isStale && known.ReadAt + Age > now;

    private static bool IsTrusted(Known known, DateTimeOffset now) => known.ReadAt + WithoutDatabase > now;

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

    /// <summary>What is known when it is not fresh: where the database is away, at once; it is looked for meanwhile.</summary>
    private async ValueTask<Known> ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var known = Volatile.Read(ref _known);
            if (_isAway && IsTrusted(known, now))
            {
                ReadBehind();
                return known;
            }
            try
            {
                var reading = Reading();
                known = IsTrusted(known, now) ? await reading.WaitAsync(Patience, TimeProvider.System, cancellation) : await reading.WaitAsync(cancellation);
            }
            catch (Exception e) when (IsTrusted(known, now) && provider.Classify(e) != DatabaseFault.Other)
            {
                _isAway = true;
                logger.LogWarning(e, "The database is away; API keys are those of {ReadAt}.", known.ReadAt);
                return known;
            }
            // Read for somebody who came before the last change: once more.
            if (!_isStale)
                return known;
        }
    }

    /// <summary>The one reading of the database that is under way, or a new one.</summary>
    private Task<Known> Reading()
    {
        lock (_lock)
        {
            if (_reading is { IsCompleted: false })
                return _reading;
            _readAt = TimeProvider.System.GetTimestamp();
            // Nobody's cancellation ends it: others wait for the same.
            return _reading = Task.Run(ReadFromDatabaseAsync);
        }
    }

    /// <summary>Looks whether the database is there again, but not with every request.</summary>
    private void ReadBehind()
    {
        lock (_lock)
            if (_reading is not { IsCompleted: false } && TimeProvider.System.GetElapsedTime(_readAt) >= Pause)
                _ = Reading();
    }

    private async Task<Known> ReadFromDatabaseAsync()
    {
        var (wasStale, now) = (_isStale, clock.GetUtcNow());
        _isStale = false;
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            var keys = await db.ApiKeys.AsNoTracking().Include(k => k.Offices).Where(k => k.RevokedAt == null).ToListAsync();
            var bearers = keys.ConvertAll(k => (Hash: Convert.ToHexString(k.Hash), Bearer: new Bearer(
                Actor.Key(k.Name, k.Rights, k.Offices.Select(o => o.OfficeId), k.Id), k.ExpiresAt, _uses.GetOrAdd(k.Id, _ => new Use()))));
            var known = new Known(
                bearers.ToFrozenDictionary(b => b.Hash, b => b.Bearer, StringComparer.Ordinal),
                bearers.ToFrozenDictionary(b => b.Bearer.Actor.KeyId!.Value, b => b.Bearer), now);
            Volatile.Write(ref _known, known);
            _isAway = false;
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

    private int _isStopped;

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
        // A host may stop its services twice, and the second time nothing is left of it.
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
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
