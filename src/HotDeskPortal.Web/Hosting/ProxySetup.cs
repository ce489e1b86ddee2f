using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace HotDeskPortal.Web.Hosting;

/// <summary>The portal behind a reverse proxy: whose headers are believed, under which path it is found, and what is said where both do not fit.</summary>
internal static class ProxySetup
{
    public static void AddProxy(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        var proxy = problems.Read<ProxyOptions>();
        builder.Services.AddSingleton(proxy);
        builder.Services.AddSingleton<ProxyRemarks>();
        builder.Services.AddSingleton(problems.Read<HostingOptions>());
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, proxy, builder.Configuration["AllowedHosts"]));
    }

    /// <summary>The path base belongs to every address, whether a proxy passes it on or takes it off.</summary>
    public static void UseHostingPathBase(this WebApplication app)
    {
        PathString own = app.Services.GetRequiredService<HostingOptions>().PathBase;
        if (!own.HasValue)
            return;
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.Path.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase, out var rest))
                request.Path = rest;
            request.PathBase = own;
            return next(context);
        });
    }

    /// <summary>Whoever starts the portal hears at once what would keep its visitors out.</summary>
    public static void TellAboutProxies(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var (logger, proxy) = (app.Logger, app.Services.GetRequiredService<ProxyOptions>());
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (proxy.IsAnybodyNamed)
            logger.LogInformation("Forwarded headers are believed of {Proxies}.", string.Join(", ", proxy.KnownProxies.Concat(proxy.KnownNetworks)));
        else if (!app.Environment.IsDevelopment() && addresses.Count > 0 && addresses.All(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)))
            logger.LogWarning(
                "The portal listens on {Addresses} without TLS, and no reverse proxy is named: nobody can sign in, because cookies are for HTTPS alone. "
                + "Name the proxy that ends TLS in Proxy:KnownProxies, or give the portal a certificate.", string.Join(", ", addresses));
        if (app.Configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
            logger.LogWarning("ForwardedHeaders_Enabled (ASPNETCORE_FORWARDEDHEADERS_ENABLED) changes nothing here: name the reverse proxies in Proxy:KnownProxies.");
    });

    private static void Trust(ForwardedHeadersOptions options, ProxyOptions proxy, string? allowedHosts)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = !proxy.IsAnybodyNamed ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | (proxy.TrustForwardedHost ? ForwardedHeaders.XForwardedHost : ForwardedHeaders.None);
        // One proxy behind the other: as far as each of them is known.
        options.ForwardLimit = null;
        foreach (var address in proxy.KnownProxies)
            options.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in proxy.KnownNetworks)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        // Host itself is looked at before any header of a proxy's.
        options.AllowedHosts = [.. (allowedHosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
