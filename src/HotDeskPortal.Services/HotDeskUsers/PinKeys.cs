using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>
/// The secret keys of the PIN hashes, by version; never in the database. New hashes take the newest. Configured as
/// <c>Pins:Keys:1</c> (Base64, 32 bytes or more), or kept in a file that only its owner may read.
/// </summary>
public sealed class PinKeys
{
    /// <summary>Configuration section of the keys.</summary>
    public const string Section = "Pins:Keys";

    /// <summary>Fewest bytes of a key.</summary>
    public const int MinBytes = 32;

    private readonly SortedDictionary<int, byte[]> _keys;

    private PinKeys(SortedDictionary<int, byte[]> keys) => _keys = keys;

    /// <summary>Version of the newest key.</summary>
    public int Current => _keys.Keys.Last();

    /// <summary>The file that was created for them just now; null: the keys were there.</summary>
    public string? CreatedFile { get; private init; }

    /// <summary>The key of a version; null: it is not configured (any more), such PINs cannot be checked.</summary>
    public byte[]? Key(int version) => _keys.GetValueOrDefault(version);

    /// <summary>The configured keys; null where none is configured.</summary>
    /// <exception cref="InvalidOperationException">Keys are malformed; the message names every one.</exception>
    public static PinKeys? FromConfiguration(IConfiguration configuration)
    {
        var keys = new SortedDictionary<int, byte[]>();
        var errors = new List<string>();
        foreach (var entry in configuration.GetSection(Section).GetChildren())
            try
            {
                keys[Version(entry.Key, entry.Path)] = Bytes(entry.Value, entry.Path);
            }
            catch (InvalidOperationException e)
            {
                errors.Add(e.Message);
            }
        if (errors.Count > 0)
            throw new InvalidOperationException(string.Join(" ", errors));
        return keys.Count == 0 ? null : new PinKeys(keys);
    }

    /// <summary>The keys in a file; created with one random key where there is none.</summary>
    /// <exception cref="InvalidOperationException">The file holds no keys, or malformed ones; the message names it.</exception>
    public static PinKeys FromFile(string path)
    {
        var isNew = !File.Exists(path);
        if (isNew)
            Create(path);
        var stored = Read(path);
        var keys = new SortedDictionary<int, byte[]>();
        foreach (var (version, key) in stored ?? [])
            keys[Version(version, path)] = Bytes(key, path);
        return keys.Count > 0 ? new PinKeys(keys) { CreatedFile = isNew ? path : null } : throw new InvalidOperationException($"{path} holds no PIN key.");
    }

    private static Dictionary<string, string>? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path));
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{path} holds no PIN keys, or is just being created by another process.", e);
        }
    }

    private static void Create(string path)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(path, options);
            JsonSerializer.Serialize(file, new Dictionary<string, string> { ["1"] = key });
            // PINs hashed with it are about to reach the disk, so it must be there first.
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of the same database was faster; its key is the one.
        }
    }

    private static int Version(string text, string where) => int.TryParse(text, CultureInfo.InvariantCulture, out var version) && version > 0
        ? version
        : throw new InvalidOperationException($"{where}: '{text}' is not a key version; use 1, 2, ….");

    private static byte[] Bytes(string? text, string where)
    {
        var buffer = new byte[(text?.Length ?? 0) + MinBytes];
        return Convert.TryFromBase64String(text ?? "", buffer, out var length) && length >= MinBytes
            ? buffer[..length]
            : throw new InvalidOperationException($"{where}: a PIN key is Base64 of at least {MinBytes} bytes.");
    }
}
