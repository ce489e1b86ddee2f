using System.Collections.Immutable;
using System.Security.Cryptography;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>
/// A phone that a key has opened, with what its files are made of, for as long as nothing can have changed that. What was rendered is
/// kept for the one address that phones are sent to: an address is whatever a request says it is, and takes no memory.
/// </summary>
internal sealed class OpenedPhone(
    Phone phone, PhoneConfiguration configuration, PhoneVendor vendor, string key, bool isOwnKey, bool isNextKey, OfficeDirectory directory,
    DateTimeOffset until)
{
    private Rendered? _rendered;
    private int _isHandedOut = isOwnKey ? 1 : 0, _isUsed = isNextKey ? 0 : 1;

    public int PhoneId => phone.Id;

    public int OfficeId => phone.OfficeId;

    public MacAddress Mac => phone.Mac;

    /// <summary>The key that the phone comes with from now on.</summary>
    public string Key => key;

    /// <summary>Whether the key is the phone's own; else it is the office's.</summary>
    public bool IsOwnKey => isOwnKey;

    /// <summary>Whether everything is still as it was read.</summary>
    public bool IsCurrent(Func<int, OfficeDirectory?> directoryOf, DateTimeOffset now) => until > now && ReferenceEquals(directoryOf(phone.OfficeId), directory);

    /// <summary>Whether the phone has been told the key that hashes so before.</summary>
    public bool HasBeenTold(ReadOnlySpan<byte> hash) => hash.SequenceEqual(phone.DeviceKeyHash) || hash.SequenceEqual(phone.NextDeviceKeyHash);

    /// <summary>Whether the phone comes with a new key of its own for the first time.</summary>
    public bool IsFirstUse() => Volatile.Read(ref _isUsed) == 0 && Interlocked.Exchange(ref _isUsed, 1) == 0;

    /// <summary>The use could not be written down: the next one is.</summary>
    public void TakeBackUse() => Volatile.Write(ref _isUsed, 0);

    /// <summary>Whether the phone is to be told its own key with this file, for the first time.</summary>
    public bool IsFirstHandOut(KeptFile file) => file.CarriesKey && Interlocked.Exchange(ref _isHandedOut, 1) == 0;

    /// <summary>The key could not be written down: the next file tells it.</summary>
    public void TakeBack() => Volatile.Write(ref _isHandedOut, 0);

    /// <summary>A file of the phone; null: it has none of that name.</summary>
    public KeptFile? File(string path, string root)
    {
        var rendered = Volatile.Read(ref _rendered);
        if (rendered?.Root != root)
            Volatile.Write(ref _rendered, rendered = Render(root, key));
        return rendered.Files.FirstOrDefault(f => f.Path == path);
    }

    /// <summary>The file for somebody who is not the phone: it tells no key but the one that they came with.</summary>
    public KeptFile? FileFor(string path, string root, string theirKey) => Render(root, theirKey).Files.FirstOrDefault(f => f.Path == path);

    private Rendered Render(string root, string key) => new(
        root,
        [
            .. VendorFiles.Of(vendor).Render(configuration with { Url = $"{root}{key}/" }).Select(f =>
            {
                var body = f.ToBytes();
                return new KeptFile(
                    f.Name, new ServedFile(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\""),
                    f.Text.Contains(configuration.SipSecret, StringComparison.Ordinal), f.Text.Contains(key, StringComparison.Ordinal));
            }),
        ]);

    /// <param name="Path">Its name with its folder.</param>
    /// <param name="File">The file.</param>
    /// <param name="IsConfiguration">Whether it is the one that makes the phone what it is.</param>
    /// <param name="CarriesKey">Whether it tells the phone its key.</param>
    public sealed record KeptFile(string Path, ServedFile File, bool IsConfiguration, bool CarriesKey);

    private sealed record Rendered(string Root, ImmutableArray<KeptFile> Files);
}
