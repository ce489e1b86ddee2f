using System.Collections.Concurrent;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Tells, once for each of a few, which proxies are not as configured: from forwarded headers that were not believed.</summary>
internal sealed class ProxyWatch(RequestDelegate next, ProxyOptions proxy, ILogger<ProxyWatch> logger)
{
    private const int MaxTold = 10;

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        // Of what is believed, the middleware before has kept the original.
        var isBelieved = headers.ContainsKey("X-Original-For") || headers.ContainsKey("X-Original-Proto");
        if (!isBelieved && (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("X-Forwarded-Proto")))
            TellOfStranger(context);
        else if (isBelieved && !proxy.TrustForwardedHost && headers.TryGetValue("X-Forwarded-Host", out var asked)
            && !string.Equals(asked, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            TellOfHost(context, asked.ToString());
        return next(context);
    }

    private void TellOfStranger(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var from = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "an unknown address";
        if (IsNew(from))
            logger.LogWarning(
                "Forwarded headers arrive from {Address}, which is named neither in Proxy:KnownProxies nor in Proxy:KnownNetworks: they are not believed. "
                + "If that is your reverse proxy, name it there; if not, somebody tries to pass for another.", from);
    }

    private void TellOfHost(HttpContext context, string asked)
    {
        if (IsNew($"host {context.Request.Host}"))
            logger.LogWarning(
                "The reverse proxy was asked for {Asked}, and asks the portal for {Host}. Let it pass Host on (nginx: proxy_set_header Host $http_host), "
                + "or set Proxy:TrustForwardedHost.", asked, context.Request.Host);
    }

    private bool IsNew(string what) => !_told.ContainsKey(what) && _told.Count < MaxTold && _told.TryAdd(what, true);
}
