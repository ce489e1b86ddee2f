using System.Globalization;
using System.Threading.RateLimiting;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// What keeps the wrong people and pages out whatever a feature does: security headers, proxies that are believed, limits of size
/// and rate.
/// </summary>
internal static class SecuritySetup
{
    private const int SignInsAMinute = 60;
    private const int CallsAMinute = 6000;

    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        builder.AddProxy(problems);
        builder.Services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = 64 * 1024);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.Services.AddSecurityHeaders();
        builder.Services.AddRateLimiter(Limit);
        return builder;
    }

    public static WebApplication MapSecurity(this WebApplication app)
    {
        // RFC 9116. Without a contact there is nothing to tell.
        if (app.Configuration["Security:Contact"] is { Length: > 0 } contact)
            app.MapGet("/.well-known/security.txt", (TimeProvider clock) => TypedResults.Text(string.Create(
                CultureInfo.InvariantCulture, $"Contact: {contact}\nExpires: {clock.GetUtcNow().AddDays(90):yyyy-MM-ddT00:00:00Z}\nPreferred-Languages: en\n"))).ExcludeFromDescription();
        return app;
    }

    /// <summary>Sign-in by address, keypad calls by key: guessing at full speed gets nowhere and costs nothing.</summary>
    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            IsSignIn(context.Request) ? Window($"sign-in {context.Connection.RemoteIpAddress}", SignInsAMinute)
            : IsKeypadCall(context.Request) ? Window($"keypad {context.Request.Headers[ApiGate.Header]}", CallsAMinute)
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static bool IsSignIn(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(AccountPaths.Root, StringComparison.OrdinalIgnoreCase);

    private static bool IsKeypadCall(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase)
        && request.Path.Value!.Contains("/keypad-calls", StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> Window(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
