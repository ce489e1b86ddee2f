using HotDeskPortal.Web.Doors;
using HotDeskPortal.Web.Doors.VoiceWebhooks;
using HotDeskPortal.Web.Features.Provisioning;
using Microsoft.AspNetCore.Http.Features;

namespace HotDeskPortal.Web.Hosting;

/// <summary>The key in the address that a phone or a phone system asked for.</summary>
internal sealed record PathKey(string Key)
{
    /// <summary>The query of a voice webhook, with its question mark: keys of a caller may be in it.</summary>
    public string Query { get; init; } = "";

    /// <summary>Without the key, which belongs in no log.</summary>
    public override string ToString() => "Key in the path";
}

/// <summary>
/// Takes the key out of the address of a phone or a phone system before a request begins: whatever writes addresses down, from logs at
/// any level to traces, finds <c>/p/-/{file}</c>, and of a voice webhook no query either. Earlier than any middleware, because the host itself logs and traces first.
/// </summary>
internal sealed class KeyPaths(IServiceProvider services, HostingOptions hosting) : IHttpContextFactory
{
    private const string Voice = "/" + VoicePath.Root;

    private static readonly string[] s_starts = [ProvisioningEndpoints.Prefix + "/", DoorRequests.Prefix + "/"];

    /// <summary>Whether a proxy passes the path base on or takes it off is not known yet.</summary>
    private readonly string[] _starts = hosting.PathBase.Length == 0 ? s_starts : [.. s_starts, .. s_starts.Select(s => hosting.PathBase + s)];
    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request
            && Array.Find(_starts, s => request.Path.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is { } start)
        {
            // Phones whose address ends with a slash put another one in front of what they ask for.
            var rest = request.Path[start.Length..].TrimStart('/');
            var end = rest.IndexOf('/', StringComparison.Ordinal);
            var (key, file) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
            var isVoice = start.EndsWith(DoorRequests.Prefix + "/", StringComparison.Ordinal) && file.StartsWith(Voice, StringComparison.OrdinalIgnoreCase);
            featureCollection.Set(new PathKey(key) { Query = isVoice ? request.QueryString : "" });
            if (isVoice)
                request.QueryString = "";
            request.RawTarget = request.Path = $"{start}-{file}";
        }
        return _contexts.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);
}
