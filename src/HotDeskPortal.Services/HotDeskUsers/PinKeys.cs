using System.Security.Cryptography;
using System.Text.Json;
using HotDeskPortal.Services.Data;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>
/// The secret keys of the PIN hashes, by version; never in the database. New hashes take the newest. Configured as
/// <c>Pins:Keys:1</c> (Base64, 32 bytes or more), or kept in a file that only its owner may read.
/// </summary>
public sealed class PinKeys
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int MinBytes = 32;

    /// <summary>Longest time between the creation of the file and its content.</summary>
    private static readonly TimeSpan WritingTakes = TimeSpan.FromSeconds(1);

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
    public static PinKeys? From(PinOptions options)
    {
        var errors = options.Errors().ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException(string.Join(" ", errors));
        var keys = options.Keys.ToDictionary(k => PinOptions.VersionOf(k.Key)!.Value, k => PinOptions.BytesOf(k.Value)!);
        return keys.Count == 0 ? null : new PinKeys(new SortedDictionary<int, byte[]>(keys));
    }

    /// <summary>The keys in a file; created with one random key where there is none.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be created, holds no keys, or malformed ones; the message names it.</exception>
    public static PinKeys FromFile(string path)
    {
        var isNew = !File.Exists(path) && Create(path);
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
            // Empty, it has just been created by another process, which is about to write it.
            var text = "";
            SpinWait.SpinUntil(() => (text = File.ReadAllText(path)).Length > 0, WritingTakes);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{path} holds no PIN keys.", e);
        }
    }

    /// <returns>Whether this process has made it.</returns>
    private static bool Create(string path)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinBytes));
        try
        {
            using var file = PrivateFiles.Create(path);
            JsonSerializer.Serialize(file, new Dictionary<string, string> { ["1"] = key });
            // PINs hashed with it are about to reach the disk, so it must be there first.
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of the same database was faster; its key is the one.
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{path} cannot be created, which is to hold the secret key of the PIN hashes.", e);
        }
    }

    private static int Version(string text, string where) => PinOptions.VersionOf(text)
        ?? throw new InvalidOperationException($"{where}: '{text}' is not a key version; use 1, 2, ….");

    private static byte[] Bytes(string? text, string where) => PinOptions.BytesOf(text)
        ?? throw new InvalidOperationException($"{where}: a PIN key is Base64 of at least {MinBytes} bytes.");
}
