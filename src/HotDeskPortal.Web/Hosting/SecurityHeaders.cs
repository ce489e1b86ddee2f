using NetEscapades.AspNetCore.SecurityHeaders;
using NetEscapades.AspNetCore.SecurityHeaders.Headers.ContentSecurityPolicy;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace HotDeskPortal.Web.Hosting;

/// <summary>What an answer allows a browser to do with it. An endpoint that needs other than its kind's names its policy.</summary>
internal static class SecurityHeaders
{
    /// <summary>A file that somebody uploaded: it runs nothing and belongs to no origin, whatever it is.</summary>
    public const string Upload = "upload";

    private const string Api = "api";
    private const string ApiDocs = "api-docs";
    private const string Phone = "phone";

    public static void AddSecurityHeaders(this IServiceCollection services) => services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(Browser(csp => Page(csp).WithNonce()))
        // The API's readable page brings scripts of its own.
        .AddPolicy(ApiDocs, Browser(csp => Page(csp).UnsafeInline()))
        .AddPolicy(Upload, Browser(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddFrameAncestors().None();
            csp.AddSandbox();
        }))
        .AddPolicy(Api, new HeaderPolicyCollection().AddContentTypeOptionsNoSniff().AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddFrameAncestors().None();
        }))
        // Phones know no headers, nor may they tell one refusal from another by them. This one is for browsers that come by.
        .AddPolicy(Phone, new HeaderPolicyCollection().AddContentTypeOptionsNoSniff())
        .SetPolicySelector(answer => answer.EndpointPolicy ?? Of(answer));

    /// <summary>An answer is kept nowhere, unless whoever gives it says how long: most tell of people.</summary>
    public static void UseNoStore(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // The API's readable page is the same for everybody, and knows its scripts by their tags.
        if (!RequestKind.IsApiDocs(context))
            context.Response.OnStarting(static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                if (headers.CacheControl.Count == 0)
                    headers.CacheControl = "no-store";
                return Task.CompletedTask;
            }, context);
        return next(context);
    });

    /// <summary>The one inline script is the import map; it passes by this nonce.</summary>
    public static string Nonce(HttpContext context) => context.GetNonce();

    private static IReadOnlyHeaderPolicyCollection Of(PolicySelectorContext answer)
    {
        var (context, policies) = (answer.HttpContext, answer.ConfiguredPolicies);
        return RequestKind.IsPhone(context) ? policies[Phone]
            : RequestKind.IsApiDocs(context) ? policies[ApiDocs]
            : RequestKind.IsApi(context) ? policies[Api]
            : answer.DefaultPolicy;
    }

    private static HeaderPolicyCollection Browser(Action<CspBuilder> contentSecurity) => new HeaderPolicyCollection()
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
        .AddContentSecurityPolicy(contentSecurity);

    private static ScriptSourceDirectiveBuilder Page(CspBuilder csp)
    {
        csp.AddDefaultSrc().None();
        csp.AddObjectSrc().None();
        csp.AddBaseUri().Self();
        csp.AddFormAction().Self();
        csp.AddFrameAncestors().None();
        csp.AddConnectSrc().Self();
        csp.AddFontSrc().Self().Data();
        csp.AddImgSrc().Self().Data();
        csp.AddManifestSrc().Self();
        // Prompts, to be listened to.
        csp.AddMediaSrc().Self();
        // MudBlazor places popovers and sliders by style attributes.
        csp.AddStyleSrc().Self().UnsafeInline();
        return csp.AddScriptSrc().Self();
    }
}
