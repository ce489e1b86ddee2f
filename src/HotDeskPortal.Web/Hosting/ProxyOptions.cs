using HotDeskPortal.Services;
using System.Net;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Whose word about where a request came from is taken.</summary>
internal sealed class ProxyOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Proxy";

    /// <summary>Addresses of reverse proxies.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>Networks of reverse proxies, as <c>10.0.0.0/8</c>.</summary>
    public string[] KnownNetworks { get; set; } = [];

    /// <summary>Whether they say in <c>X-Forwarded-Host</c> what the browser asked for, instead of passing Host on.</summary>
    public bool TrustForwardedHost { get; set; }

    /// <summary>Nobody is believed who is not named.</summary>
    public bool IsAnybodyNamed => KnownProxies.Length + KnownNetworks.Length > 0;

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<string> Errors() =>
    [
        .. Wrong(nameof(KnownProxies), KnownProxies, p => IPAddress.TryParse(p, out _), "an IP address"),
        .. Wrong(nameof(KnownNetworks), KnownNetworks, n => System.Net.IPNetwork.TryParse(n, out _), "a network such as 10.0.0.0/8"),
        .. TrustForwardedHost && !IsAnybodyNamed
            ? [$"{Section}:{nameof(TrustForwardedHost)} needs {Section}:{nameof(KnownProxies)} or {Section}:{nameof(KnownNetworks)}: of whom the host is believed."]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Wrong(string name, string[] values, Predicate<string> isRight, string wanted) =>
        values.Index().Where(v => !isRight(v.Item)).Select(v => $"{Section}:{name}:{v.Index} is '{v.Item}'; it must be {wanted}.");
}
