using System.Globalization;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>The configuration section <c>Pins</c>.</summary>
public sealed class PinOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Pins";

    /// <summary>The secret keys of the PIN hashes by version, from 1: Base64 of at least <see cref="PinKeys.MinBytes"/> bytes.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];

    /// <inheritdoc />
    public IEnumerable<string> Errors()
    {
        foreach (var (version, key) in Keys)
        {
            var place = $"{Section}:{nameof(Keys)}:{version}";
            if (VersionOf(version) is null)
                yield return $"{place}: '{version}' is not a key version; use 1, 2, ….";
            else if (BytesOf(key) is null)
                yield return $"{place}: a PIN key is Base64 of at least {PinKeys.MinBytes} bytes.";
        }
    }

    internal static int? VersionOf(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;

    internal static byte[]? BytesOf(string? text)
    {
        var buffer = new byte[(text?.Length ?? 0) + PinKeys.MinBytes];
        return Convert.TryFromBase64String(text ?? "", buffer, out var length) && length >= PinKeys.MinBytes ? buffer[..length] : null;
    }
}
