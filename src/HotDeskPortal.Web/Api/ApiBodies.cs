using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace HotDeskPortal.Web.Api;

/// <summary>Bodies come as they are: a packed one would be read as damaged, whatever is in it. A convention over the group, as for queries.</summary>
internal static class ApiBodies
{
    /// <summary>How a body may be encoded.</summary>
    public const string Encoding = "identity";

    public static RouteGroupBuilder TakePlainBodies(this RouteGroupBuilder api)
    {
        ((IEndpointConventionBuilder)api).Finally(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RequestDelegate: { } answer } && endpoint.Metadata.OfType<IAcceptsMetadata>().Any())
                endpoint.RequestDelegate = context => IsPacked(context.Request) || HasUnknownCharset(context.Request) ? RefuseAsync(context) : answer(Unquoted(context));
        });
        return api;
    }

    /// <summary>Whether the body is encoded in some way.</summary>
    public static bool IsPacked(HttpRequest request) => request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding
        && !encoding.Equals(Encoding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether nobody can tell how the body's letters are written. Of a file that is imported, its content tells.</summary>
    public static bool HasUnknownCharset(HttpRequest request)
    {
        if (!request.HasJsonContentType() || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.Charset.Length == 0)
            return false;
        try
        {
            return System.Text.Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString()) is null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return true;
        }
    }

    /// <summary>A charset may stand in quotation marks, by which the framework would not know it.</summary>
    private static HttpContext Unquoted(HttpContext context)
    {
        var request = context.Request;
        if (request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.StartsWith("\"", StringComparison.Ordinal))
        {
            type.Charset = HeaderUtilities.RemoveQuotes(type.Charset);
            request.ContentType = type.ToString();
        }
        return context;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        context.Response.Headers[HeaderNames.AcceptEncoding] = Encoding;
        return Task.CompletedTask;
    }
}
