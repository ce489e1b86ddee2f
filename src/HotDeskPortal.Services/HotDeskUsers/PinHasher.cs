using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>Hashes and compares PINs: HMAC-SHA-256 over salt, user id and PIN (design/behaviour.md: PINs).</summary>
public sealed class PinHasher(PinKeys keys)
{
    internal const int SaltBytes = 16;

    /// <summary>The hash to store for a user's new PIN.</summary>
    public PinHash Hash(int userId, Pin pin)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PinHash(Compute(keys.Key(keys.Current)!, salt, userId, pin), salt, keys.Current);
    }

    /// <summary>Whether a PIN of this hash can be checked: its key is (still) configured.</summary>
    public bool CanCheck(PinHash stored) => keys.Key(stored.KeyVersion) is not null;

    /// <summary>Whether the hash was made with an older key; the next right entry hashes the PIN anew.</summary>
    public bool IsOutdated(PinHash stored) => stored.KeyVersion != keys.Current;

    /// <summary>Whether it is the user's PIN, in constant time. No PIN set, or its key gone: never.</summary>
    public bool Matches(int userId, Pin pin, PinHash? stored) =>
        stored is not null && keys.Key(stored.KeyVersion) is { } key
        && CryptographicOperations.FixedTimeEquals(Compute(key, stored.Salt, userId, pin), stored.Hash);

    /// <summary>Whether it is a PIN that everybody would try first: imported, set under older rules, or the number the user has got since.</summary>
    public bool IsGuessable(int userId, ExtensionNumber number, PinHash stored) =>
        Pin.Guessable(number).Any(pin => Matches(userId, pin, stored));

    private static byte[] Compute(byte[] key, byte[] salt, int userId, Pin pin)
    {
        var digits = Encoding.UTF8.GetBytes(pin.Reveal());
        var message = new byte[salt.Length + sizeof(int) + digits.Length];
        salt.CopyTo(message, 0);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(salt.Length), userId);
        digits.CopyTo(message, salt.Length + sizeof(int));
        return HMACSHA256.HashData(key, message);
    }
}
