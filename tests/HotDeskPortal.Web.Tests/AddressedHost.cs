using System.Net;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace HotDeskPortal.Web.Tests;

/// <summary>A portal that sees whoever asks at an address, and what came with the request on its way.</summary>
public class AddressedHost : ClockedPortalHost
{
    public const string Proxy = "10.0.0.9";

    /// <summary>Where from.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>What happens to a request on its way.</summary>
    public Action<HttpRequest>? Way { get; set; }

    /// <summary>What the portal took the last request for, once it was answered.</summary>
    public (string Origin, string From) Seen { get; private set; }

    /// <summary>A reverse proxy that ends TLS, and is at <see cref="Proxy"/>, brings every request.</summary>
    public static AddressedHost BehindProxy(string environment = "Development", params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Key, s => (string?)s.Value);
        all.TryAdd("Proxy:KnownProxies:0", Proxy);
        return new AddressedHost { EnvironmentName = environment, Settings = all, Way = EndTls };
    }

    /// <summary>What such a proxy does.</summary>
    public static void EndTls(HttpRequest request)
    {
        var connection = request.HttpContext.Connection;
        request.Headers["X-Forwarded-For"] = connection.RemoteIpAddress!.ToString();
        request.Headers["X-Forwarded-Proto"] = request.Scheme;
        request.Scheme = "http";
        connection.RemoteIpAddress = IPAddress.Parse(Proxy);
    }

    internal FormClient From(string address)
    {
        Address = IPAddress.Parse(address);
        return new FormClient(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Arrival(this)));
    }

    private sealed class Arrival(AddressedHost host) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                context.Connection.RemoteIpAddress = host.Address;
                host.Way?.Invoke(context.Request);
                await following(context);
                host.Seen = ($"{context.Request.Scheme}://{context.Request.Host}", $"{context.Connection.RemoteIpAddress}");
            });
            next(app);
        };
    }
}
