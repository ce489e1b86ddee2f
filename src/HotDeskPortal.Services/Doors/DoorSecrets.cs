using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace HotDeskPortal.Services.Doors;

/// <summary>Makes addresses and secrets of doors, and keeps what must be read again encrypted.</summary>
public sealed class DoorSecrets(IDataProtectionProvider protection)
{
    /// <summary>What every secret begins with, so that scanners of source code recognise one that was left there.</summary>
    public const string Prefix = "hdd_";

    private const int AddressBytes = 16;
    private const int SecretBytes = 24;
    private readonly IDataProtector _protector = protection.CreateProtector("HotDeskPortal.DoorSigningToken.v1");

    /// <summary>An address of 128 random bits.</summary>
    public static string NewAddress() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(AddressBytes));

    /// <summary>A secret of 192 random bits, in letters that stand in a URL, a dialplan, XML, and a shell without being quoted.</summary>
    public static string NewSecret() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash to store for a secret, and to compare it by.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>What requests are signed with, as it is stored.</summary>
    internal string Protect(string token) => _protector.Protect(token);

    /// <summary>What requests are signed with; null: it was encrypted with keys that are gone.</summary>
    internal string? Unprotect(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
