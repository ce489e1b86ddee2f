using System.Collections.Concurrent;
using System.Security.Cryptography;
using HotDeskPortal.Services.HotDeskUsers;

namespace HotDeskPortal.Services.Audit;

/// <summary>
/// The keys of the audit log's chains, derived from the secrets of <see cref="PinKeys"/>: whoever has the database alone can change
/// an entry, but not make it hold again.
/// </summary>
public sealed class AuditKeys(PinKeys secrets)
{
    private readonly ConcurrentDictionary<int, byte[]?> _keys = new();

    /// <summary>Version of the key that new entries take.</summary>
    public int Current => secrets.Current;

    /// <summary>The key of a version; null: its secret is not configured (any more).</summary>
    public byte[]? Key(int version) => _keys.GetOrAdd(
        version, v => secrets.Key(v) is { } secret ? HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secret, AuditSeal.HashBytes, info: "HotDeskPortal audit log, version 1"u8.ToArray()) : null);
}
