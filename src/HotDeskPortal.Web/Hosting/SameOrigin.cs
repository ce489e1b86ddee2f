namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// Opens circuits to pages of our own alone. A browser lets any page open a WebSocket to any host and sends its cookies along;
/// SameSite does not keep them from sibling hosts, and CORS does not ask. So does whoever holds a circuit's descriptors out of an
/// anonymous page get an administrator's circuit, unless it is asked where the request comes from.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next, ILogger<SameOrigin> logger)
{
    private const string FetchSite = "Sec-Fetch-Site";

    private int _refused;

    public Task InvokeAsync(HttpContext context) =>
        !RequestKind.IsCircuit(context) || IsOurs(context.Request) ? next(context) : RefuseAsync(context);

    /// <summary>
    /// What the browser itself says of the two sites counts most: no page can set it, and a proxy that changes Host does not spoil
    /// it. Not every browser says it, nor on WebSockets, nor over plain HTTP; then the page's origin has to be where we are.
    /// </summary>
    internal static bool IsOurs(HttpRequest request) => (request.Headers[FetchSite].ToString(), request.Headers.Origin.ToString()) switch
    {
        ("same-origin" or "none", _) => true,
        ({ Length: > 0 }, _) => false,
        (_, { Length: > 0 } origin) => IsOurs(origin, request),
        // Browsers name no origin where they get something from the same one; with everything else they always do.
        _ => IsPlainGet(request) || request.Headers.Cookie.Count == 0,
    };

    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && string.Equals(page.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == (request.Host.Port ?? (request.IsHttps ? 443 : 80));

    private static bool IsPlainGet(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers.Upgrade.Count == 0;

    private Task RefuseAsync(HttpContext context)
    {
        var request = context.Request;
        // Once is enough to find a proxy that hides the host; more would be for whoever fills logs.
        logger.Log(
            Interlocked.Exchange(ref _refused, 1) == 0 ? LogLevel.Warning : LogLevel.Debug,
            "Security: a page of {Origin} asked for a circuit of {Scheme}://{Host}, and was refused. If both are this portal, its reverse proxy "
            + "has to pass on Host and X-Forwarded-Proto, and to be named in Proxy:KnownProxies.",
            request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : "an unnamed origin", request.Scheme, request.Host);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Refused: this was not asked for by a page of the portal.\n", context.RequestAborted);
    }
}
