using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain.Doors;
using Microsoft.Extensions.Primitives;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>
/// How Twilio and SignalWire show that a request is theirs: they sign the exact address with the names and values of the form behind it, sorted by name
/// (HMAC-SHA1, Base64). SignalWire may sign the address with the body as it is instead (in hexadecimal digits).
/// </summary>
internal static class VoiceSignature
{
    private const string Twilio = "X-Twilio-Signature";
    private const string SignalWire = "X-SignalWire-Signature";

    /// <summary>Whether a request is signed with the token.</summary>
    public static bool Holds(PhoneSystem system, IHeaderDictionary headers, string token, string url, VoiceRequest request)
    {
        var told = system == PhoneSystem.SignalWire && headers.TryGetValue(SignalWire, out var own) ? own : headers[Twilio];
        if (told is not [{ Length: > 0 and <= 128 } signature])
            return false;
        var holds = false;
        foreach (var spelling in Spellings(url))
        {
            holds |= AreSame(signature, Of(token, spelling, request.Form));
            if (system == PhoneSystem.SignalWire)
                holds |= AreSame(signature, Convert.ToHexStringLower(Hash(token, spelling + request.Body)));
        }
        return holds;
    }

    /// <summary>The signature of an address with a form.</summary>
    public static string Of(string token, string url, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, values) in form.OrderBy(f => f.Key, StringComparer.Ordinal))
            // What is sent twice is signed once.
            foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                signed.Append(name).Append(value);
        return Convert.ToBase64String(Hash(token, signed.ToString()));
    }

#pragma warning disable CA5350 // It is what these services sign with; as an HMAC, SHA-1 is not broken.
    private static byte[] Hash(string token, string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350

    private static bool AreSame(string told, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(right));

    /// <summary>With the port and without it: whether it is signed depends on the service's part that calls.</summary>
    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            yield break;
        var start = url.IndexOf("://", StringComparison.Ordinal) + "://".Length;
        var end = url.IndexOf('/', start);
        var (authority, rest) = (url[start..end], url[end..]);
        var port = $":{address.Port}";
        yield return url[..start] + (authority.EndsWith(port, StringComparison.Ordinal) ? authority[..^port.Length] : authority + port) + rest;
    }
}
