using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors;

/// <summary>
/// Lets phone systems in. What it knows of doors is in memory and is read anew behind (<see cref="DoorWatchService"/>), so no call waits
/// for the database. A new secret ends the one before it with its first use.
/// </summary>
public sealed class DoorAccess(
    IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider, DoorActivity activity, DoorKnocks knocks, DoorSecrets secrets, TimeProvider clock,
    ILogger<DoorAccess> logger) : IDisposable
{
    /// <summary>How often doors are read anew: how long a change by another process may take to be seen.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How long known doors are trusted while the database is away.</summary>
    public static readonly TimeSpan WithoutDatabase = ApiKeys.WithoutDatabase;

    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>Hashes of secrets that were used, by door: what they follow opens nothing any more.</summary>
    private readonly ConcurrentDictionary<int, byte[]> _used = new();
    private Known _known = new(FrozenDictionary<string, KnownDoor>.Empty, FrozenSet<string>.Empty, DateTimeOffset.MinValue);

    /// <summary>Somebody comes with a secret.</summary>
    /// <param name="address">The door's address, as they name it.</param>
    /// <param name="secret">What they come with; null: nothing.</param>
    /// <param name="from">Where from.</param>
    /// <returns>The door, or <see cref="DoorClosed"/>, <see cref="TooManyKnocks"/>, <see cref="DoorsNotRead"/>.</returns>
    public Result<OpenDoor> Open(string address, string? secret, IPAddress? from) =>
        Find(address, from, (door, now) => string.IsNullOrEmpty(secret) ? DoorRefusal.MissingSecret
            : Holds(door, DoorSecrets.Hash(secret), now) ? null : DoorRefusal.WrongSecret);

    /// <summary>Somebody asks for what needs no secret, or comes with a signature instead.</summary>
    /// <returns>The door, or <see cref="DoorClosed"/>, <see cref="TooManyKnocks"/>, <see cref="DoorsNotRead"/>.</returns>
    public Result<OpenDoor> OpenByAddress(string address, IPAddress? from) => Find(address, from, (_, _) => null);

    /// <summary>Refuses somebody who has come in by the door's address, because of what they do then.</summary>
    /// <returns>The refusal; it is noted and counted like those at the door.</returns>
    public Error Refuse(string address, DoorRefusal why, IPAddress? from)
    {
        if (!knocks.TryCount(from))
            return new TooManyKnocks();
        activity.Refused(address, why, from);
        return new DoorClosed(why);
    }

    /// <summary>What the door's requests are signed with; null: they are not.</summary>
    public string? SigningToken(OpenDoor door) =>
        Volatile.Read(ref _known).ByAddress.GetValueOrDefault(door.Address)?.ProtectedSigningToken is { } stored ? secrets.Unprotect(stored) : null;

    /// <summary>Whether a phone system may come into this office.</summary>
    public bool HasOpen(string office) => Volatile.Read(ref _known).Offices.Contains(office);

    /// <summary>Reads the doors, and writes down which secrets have ended by use.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            foreach (var (id, hash) in _used.ToArray())
            {
                // Not a change that anybody makes: it takes no version and no revision.
                await db.Doors.Where(d => d.Id == id && d.SecretHash == hash).ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.PreviousSecretHash, (byte[]?)null).SetProperty(d => d.PreviousSecretUntil, (DateTimeOffset?)null), cancellation);
                _used.TryRemove(KeyValuePair.Create(id, hash));
            }
            var now = clock.GetUtcNow();
            var doors = await db.Doors.AsNoTracking().Join(db.Offices, d => d.OfficeId, o => o.Id, (d, o) => new { Door = d, o.Key }).ToListAsync(cancellation);
            var known = doors.ToFrozenDictionary(d => d.Door.Address, d => new KnownDoor(d.Door, d.Key), StringComparer.Ordinal);
            activity.Know(doors.Select(d => d.Door));
            var offices = doors.Where(d => d.Door is { IsOn: true, DeletedAt: null }).Select(d => d.Key).ToFrozenSet(StringComparer.Ordinal);
            Volatile.Write(ref _known, new Known(known, offices, now));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The same, for whoever goes on without: where the database is away, doors stay as they are known.</summary>
    public async Task TryRefreshAsync(CancellationToken cancellation = default)
    {
        try
        {
            await RefreshAsync(cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogWarning(e, "The database is away; doors are those of {ReadAt}.", Volatile.Read(ref _known).ReadAt);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private Result<OpenDoor> Find(string address, IPAddress? from, Func<KnownDoor, DateTimeOffset, DoorRefusal?> check)
    {
        var (known, now) = (Volatile.Read(ref _known), clock.GetUtcNow());
        if (now - known.ReadAt > WithoutDatabase)
            return new DoorsNotRead();
        var door = known.ByAddress.GetValueOrDefault(address);
        var refusal = door switch
        {
            null => DoorRefusal.UnknownAddress,
            { IsDeleted: true } => DoorRefusal.Deleted,
            { IsOn: false } => DoorRefusal.TurnedOff,
            _ when !door.Networks.Allow(from) => DoorRefusal.ForeignNetwork,
            _ => check(door, now),
        };
        return refusal is { } why ? Refuse(address, why, from) : door!.Opened(from);
    }

    private bool Holds(KnownDoor door, byte[] hash, DateTimeOffset now)
    {
        if (CryptographicOperations.FixedTimeEquals(hash, door.SecretHash))
        {
            if (door.PreviousSecretHash is not null)
                _used[door.Id] = door.SecretHash;
            return true;
        }
        return door.PreviousSecretHash is { } previous && door.PreviousSecretUntil > now && !IsEnded(door) && CryptographicOperations.FixedTimeEquals(hash, previous);
    }

    /// <summary>Whether the secret before the present one has ended by use, be it not written down yet.</summary>
    private bool IsEnded(KnownDoor door) => _used.TryGetValue(door.Id, out var used) && used.AsSpan().SequenceEqual(door.SecretHash);

    private sealed record Known(FrozenDictionary<string, KnownDoor> ByAddress, FrozenSet<string> Offices, DateTimeOffset ReadAt);

    private sealed class KnownDoor(Door door, string office)
    {
        private const ApiKeyRights Rights = ApiKeyRights.Keypad | ApiKeyRights.Read;
        private readonly OpenDoor _open = new(door.Id, door.Name, door.System, door.Address, office, Actor.PhoneSystem(door.Name, Rights, door.OfficeId))
        {
            Trunk = door.Trunk,
            Realm = door.Realm,
        };

        public int Id => door.Id;

        public bool IsOn => door.IsOn;

        public bool IsDeleted => door.DeletedAt is not null;

        public byte[] SecretHash => door.SecretHash;

        public byte[]? PreviousSecretHash => door.PreviousSecretHash;

        public DateTimeOffset? PreviousSecretUntil => door.PreviousSecretUntil;

        public string? ProtectedSigningToken => door.ProtectedSigningToken;

        /// <summary>What the form has let through can be read; a row that says anything else lets nobody in.</summary>
        public DoorNetworks Networks { get; } = DoorNetworks.TryParse(door.AllowedNetworks, out var networks, out _) ? networks : DoorNetworks.Nowhere;

        public OpenDoor Opened(IPAddress? from) => from is null ? _open : _open with { Actor = _open.Actor.At(from) };
    }
}
