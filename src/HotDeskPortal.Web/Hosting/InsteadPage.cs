using Microsoft.AspNetCore.Components.Endpoints;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Answers a request with a page of ours that says why it does not get what it asked for.</summary>
internal static class InsteadPage
{
    public static Task ShowAsync<TPage>(HttpContext context, int status)
    {
        var page = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .First(e => e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TPage));
        context.SetEndpoint(page);
        context.Request.RouteValues.Clear();
        // A form that was posted is not this page's.
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = status;
        return page.RequestDelegate!(context);
    }
}
