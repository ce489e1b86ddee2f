using HotDeskPortal.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Tells visitors who come over plain HTTP, where cookies are for HTTPS alone, what is missing: nothing would work for them.</summary>
internal sealed class HttpsNeeded(RequestDelegate next, IOptions<AntiforgeryOptions> antiforgery)
{
    private readonly bool _areCookiesForHttps = antiforgery.Value.Cookie.SecurePolicy == CookieSecurePolicy.Always;

    public Task InvokeAsync(HttpContext context)
    {
        if (!_areCookiesForHttps || context.Request.IsHttps || !IsPage(context))
            return next(context);
        // To draw a page makes a token for its forms, even where it has none, and over plain HTTP that is an error.
        context.Request.Scheme = Uri.UriSchemeHttps;
        return IsStandIn(context) ? next(context) : InsteadPage.ShowAsync<HttpsNeededPage>(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>A page, or what a page's form sends.</summary>
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        || context.Request.Path.StartsWithSegments(AccountPaths.Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>A page that stands in for an answer that went wrong: it needs no cookie.</summary>
    private static bool IsStandIn(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
