using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Features.Provisioning;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// What keeps the wrong people and pages out whatever a feature does: security headers, proxies that are believed, limits of size
/// and rate.
/// </summary>
internal static class SecuritySetup
{
    /// <summary>Largest body of a request that is no upload of its own.</summary>
    public const long MaxBody = 12 * 1024 * 1024;

    private const int SignInsAMinute = 60;
    private const int CallsAMinute = 6000;

    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, builder.Configuration));
        builder.Services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = 64 * 1024);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.Services.AddRateLimiter(Limit);
        return builder;
    }

    /// <summary>Comes first: whoever answers, these hold.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseWhen(IsPage, pages => pages.UseSecurityHeaders(Headers(isStrict: true)).Use((context, next) =>
        {
            // The one inline script is the import map; it passes by this nonce.
            context.Items["csp-nonce"] = context.GetNonce();
            return next(context);
        }));
        app.UseWhen(IsApiDocument, documents => documents.UseSecurityHeaders(Headers(isStrict: false)));
        app.UseWhen(IsApi, api => api.UseSecurityHeaders(new HeaderPolicyCollection().AddContentTypeOptionsNoSniff()
            .AddContentSecurityPolicy(csp => csp.AddDefaultSrc().None())));
        app.UseRateLimiter();
        return app;
    }

    public static WebApplication MapSecurity(this WebApplication app)
    {
        // RFC 9116. Without a contact there is nothing to tell.
        if (app.Configuration["Security:Contact"] is { Length: > 0 } contact)
            app.MapGet("/.well-known/security.txt", (TimeProvider clock) => TypedResults.Text(string.Create(
                CultureInfo.InvariantCulture, $"Contact: {contact}\nExpires: {clock.GetUtcNow().AddDays(90):yyyy-MM-ddT00:00:00Z}\nPreferred-Languages: en\n"))).ExcludeFromDescription();
        return app;
    }

    /// <summary>Phones neither know headers nor may tell one refusal from another by them.</summary>
    private static bool IsPage(HttpContext context) =>
        !Is(context, "/api") && !Is(context, ProvisioningEndpoints.Prefix);

    private static bool IsApi(HttpContext context) => Is(context, "/api") && !IsApiDocument(context);

    private static bool Is(HttpContext context, PathString prefix) => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The API's readable page brings styles and scripts of its own.</summary>
    private static bool IsApiDocument(HttpContext context) => Is(context, "/api/docs");

    private static HeaderPolicyCollection Headers(bool isStrict) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(features =>
        {
            features.AddDefaultSecureDirectives();
            // Passkeys, the tones of the simulated phone, and the wall.
            features.AddPublickeyCredentialsGet().Self();
            features.AddPublickeyCredentialsCreate().Self();
            features.AddAutoplay().Self();
            features.AddFullscreen().Self();
        })
        .RemoveServerHeader()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
            csp.AddConnectSrc().Self();
            csp.AddFontSrc().Self().Data();
            csp.AddImgSrc().Self().Data();
            csp.AddManifestSrc().Self();
            var scripts = csp.AddScriptSrc().Self();
            if (isStrict)
                scripts.WithNonce();
            else
                scripts.UnsafeInline();
            // MudBlazor places popovers and sliders by style attributes.
            csp.AddStyleSrc().Self().UnsafeInline();
        });

    private static void TrustProxies(ForwardedHeadersOptions options, ConfigurationManager configuration)
    {
        var proxies = configuration.GetSection("Proxy:KnownProxies").Get<string[]>() ?? [];
        var networks = configuration.GetSection("Proxy:KnownNetworks").Get<string[]>() ?? [];
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        // Nobody is believed who is not named.
        options.ForwardedHeaders = proxies.Length + networks.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in proxies)
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        foreach (var network in networks)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
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
