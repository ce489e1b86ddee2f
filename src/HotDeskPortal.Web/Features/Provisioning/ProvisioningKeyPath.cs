using Microsoft.AspNetCore.Http.Features;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>The key in the address that a phone asked for.</summary>
internal sealed record ProvisioningKeyFeature(string Key)
{
    /// <summary>Without the key, which belongs in no log.</summary>
    public override string ToString() => "Provisioning key";
}

/// <summary>
/// Takes the key out of a phone's address before a request begins: whatever writes addresses down, from logs at any level to
/// traces, finds <c>/p/-/{file}</c>. Earlier than any middleware, because the host itself logs and traces first.
/// </summary>
internal sealed class ProvisioningKeyPath(IServiceProvider services) : IHttpContextFactory
{
    private const string Start = ProvisioningEndpoints.Prefix + "/";

    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && request.Path.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            var end = request.Path.IndexOf('/', Start.Length);
            var (key, file) = end < 0 ? (request.Path[Start.Length..], "") : (request.Path[Start.Length..end], request.Path[end..]);
            featureCollection.Set(new ProvisioningKeyFeature(key));
            request.RawTarget = request.Path = $"{Start}-{file}";
        }
        return _contexts.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);
}
