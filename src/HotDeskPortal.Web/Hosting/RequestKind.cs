using HotDeskPortal.Web.Features.Provisioning;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Who asks, as the address tells: phone systems, phones, or else browsers.</summary>
internal static class RequestKind
{
    /// <summary>The HTTP API with its readable page, which answers in its own way.</summary>
    public static bool IsApi(HttpContext context) => Is(context, "/api");

    /// <summary>The API's readable page, and the document behind it.</summary>
    public static bool IsApiDocs(HttpContext context) => Is(context, "/api/docs");

    /// <summary>Phones that fetch their files.</summary>
    public static bool IsPhone(HttpContext context) => Is(context, ProvisioningEndpoints.Prefix);

    /// <summary>A browser's circuit.</summary>
    public static bool IsCircuit(HttpContext context) => Is(context, "/_blazor");

    private static bool Is(HttpContext context, PathString prefix) => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase);
}
