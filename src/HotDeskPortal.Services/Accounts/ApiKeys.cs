using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Accounts;

/// <summary>
/// Recognises API keys. Keys are hashed before they are looked up, so the time a look-up takes tells nothing of a key; what is
/// known is kept in memory for a short while, so that requests cost no database.
/// </summary>
public sealed class ApiKeys(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, TimeProvider clock, ILogger<ApiKeys> logger) : IDisposable
{
    /// <summary>How long a change of a key may take to be seen.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    /// <summary>How long known keys are trusted while the database is away: routes must be answered then too.</summary>
    public static readonly TimeSpan WithoutDatabase = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Known _known = new(FrozenDictionary<string, (Actor, DateTimeOffset?)>.Empty, DateTimeOffset.MinValue);

    /// <summary>Who bears the key; null: nobody, or it is expired or revoked.</summary>
    public async ValueTask<Actor?> FindAsync(string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = Volatile.Read(ref _known);
        if (known.ReadAt + Freshness <= now)
            known = await ReadAsync(now, cancellation);
        return known.Keys.TryGetValue(Convert.ToHexString(Hash(key)), out var found) && !(found.ExpiresAt <= now) ? found.Actor : null;
    }

    /// <summary>The hash to store for a key.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<Known> ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            if (_known.ReadAt + Freshness > now)
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
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var keys = await db.ApiKeys.AsNoTracking().Include(k => k.Offices).Where(k => k.RevokedAt == null).ToListAsync(cancellation);
        var known = new Known(
            keys.ToFrozenDictionary(
                k => Convert.ToHexString(k.Hash),
                k => (Actor.Key(k.Name, k.Rights, k.Offices.Select(o => o.OfficeId)), k.ExpiresAt),
                StringComparer.Ordinal),
            now);
        Volatile.Write(ref _known, known);
        return known;
    }

    private sealed record Known(FrozenDictionary<string, (Actor Actor, DateTimeOffset? ExpiresAt)> Keys, DateTimeOffset ReadAt);
}
