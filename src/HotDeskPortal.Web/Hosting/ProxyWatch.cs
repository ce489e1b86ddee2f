using System.Collections.Concurrent;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Tells, once for each of a few, which proxies are not as configured: from forwarded headers that were not believed.</summary>
internal sealed class ProxyWatch(RequestDelegate next, ProxyOptions proxy, ProxyRemarks remarks, ILogger<ProxyWatch> logger)
{
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
        if (remarks.IsNewStranger(from))
            logger.LogWarning(
                "Forwarded headers arrive from {Address}, which is named neither in Proxy:KnownProxies nor in Proxy:KnownNetworks: they are not believed. "
                + "If that is your reverse proxy, name it there; if not, somebody tries to pass for another.", from);
    }

    private void TellOfHost(HttpContext context, string asked)
    {
        if (remarks.IsNewHost(context.Request.Host.Value ?? ""))
            logger.LogWarning(
                "The reverse proxy was asked for {Asked}, and asks the portal for {Host}. Let it pass Host on (nginx: proxy_set_header Host $http_host), "
                + "or set Proxy:TrustForwardedHost.", asked, context.Request.Host);
    }
}

/// <summary>What was told of proxies since the start, of a few: the log is not filled with it, and the page about security shows it.</summary>
internal sealed class ProxyRemarks
{
    private const int MaxTold = 10;

    private readonly ConcurrentDictionary<(bool IsStranger, string Name), bool> _told = [];

    /// <summary>Addresses that sent forwarded headers and are not named.</summary>
    public IEnumerable<string> Strangers => Of(isStranger: true);

    /// <summary>Hosts that the portal was asked for where the browser had asked for another.</summary>
    public IEnumerable<string> Hosts => Of(isStranger: false);

    /// <summary>Notes an address that is not named; false: it is known, or there are enough.</summary>
    public bool IsNewStranger(string address) => IsNew((true, address));

    /// <summary>Notes a host that stands for another; false: it is known, or there are enough.</summary>
    public bool IsNewHost(string host) => IsNew((false, host));

    private IEnumerable<string> Of(bool isStranger) => _told.Keys.Where(t => t.IsStranger == isStranger).Select(t => t.Name).Order(StringComparer.Ordinal);

    private bool IsNew((bool IsStranger, string Name) what) => !_told.ContainsKey(what) && _told.Count < MaxTold && _told.TryAdd(what, true);
}
