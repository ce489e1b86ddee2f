using Microsoft.AspNetCore.Http.Extensions;

namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// Leads to addresses of the portal without naming scheme and host: a proxy that passes on neither would send visitors where
/// nobody listens, and whoever sends a Host of their own could lead others there.
/// </summary>
internal sealed class RelativeRedirects(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!RequestKind.IsApi(context) && !RequestKind.IsPhone(context))
            context.Response.OnStarting(MakeRelative, context);
        return next(context);
    }

    private static Task MakeRelative(object state)
    {
        var context = (HttpContext)state;
        var (request, headers) = (context.Request, context.Response.Headers);
        var own = UriHelper.BuildAbsolute(request.Scheme, request.Host);
        if (headers.Location is [{ } location] && location.StartsWith(own, StringComparison.OrdinalIgnoreCase))
            headers.Location = $"/{location[own.Length..].TrimStart('/')}";
        return Task.CompletedTask;
    }
}
