using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace HotDeskPortal.Web.Api;

/// <summary>What the API's addresses say of themselves, where no endpoint was chosen.</summary>
internal static class ApiAddresses
{
    /// <summary>The content types that the address takes by the request's method.</summary>
    public static IReadOnlyList<string> Accepted(HttpContext context)
    {
        var request = context.Request;
        foreach (var endpoint in context.RequestServices.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
            if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts
                && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(request.Method) == true
                && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(request.Path, []))
                return accepts.ContentTypes;
        return ["application/json"];
    }
}
