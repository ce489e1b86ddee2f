using System.Globalization;
using HotDeskPortal.Web.Features.Security;
using Microsoft.AspNetCore.SignalR;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// What keeps the wrong people and pages out whatever a feature does: security headers, proxies that are believed, limits of size
/// and rate.
/// </summary>
internal static class SecuritySetup
{
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.RequestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = Limits.RequestHeaders;
        });
        builder.AddProxy(problems);
        builder.Services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = Limits.CircuitMessage);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.Services.AddSecurityHeaders();
        builder.Services.AddRateLimits();
        builder.Services.AddSingleton<IHttpContextFactory, KeyPaths>();
        builder.Services.AddSingleton(problems.Read<SecurityOptions>());
        builder.Services.AddSingleton<SecuritySurroundingsReader>();
        return builder;
    }

    public static WebApplication MapSecurity(this WebApplication app)
    {
        // RFC 9116. Without a contact there is nothing to tell.
        if (app.Services.GetRequiredService<SecurityOptions>().Contact is { Length: > 0 } contact)
            app.MapGet("/.well-known/security.txt", (TimeProvider clock) => TypedResults.Text(string.Create(
                CultureInfo.InvariantCulture, $"Contact: {contact}\nExpires: {clock.GetUtcNow().AddDays(90):yyyy-MM-ddT00:00:00Z}\nPreferred-Languages: en\n"))).ExcludeFromDescription();
        return app;
    }
}
