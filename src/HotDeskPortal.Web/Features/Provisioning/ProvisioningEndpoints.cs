using System.Net;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>Where phones fetch their files: <c>/p/{key}/{file}</c>. No part of the HTTP API: phones are its only callers.</summary>
internal static class ProvisioningEndpoints
{
    public const string Prefix = "/p";
    private const int MaxKeyLength = 100;
    private const int MaxFileLength = 100;

    /// <summary>Every refusal takes so long, that time tells nothing about its reason.</summary>
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(60);

    private static readonly byte[] NotFoundBody = "Not found\n"u8.ToArray();
    private static readonly byte[] TooManyBody = "Too many requests\n"u8.ToArray();

    /// <summary>Told only to who has a key that is good.</summary>
    private static readonly byte[] NoPublicAddressBody =
        "This address is of no use to phones: they would be sent to the machine itself. Set Provisioning:PublicUrl to the portal's address.\n"u8.ToArray();

    private static readonly NotServed Unknown = new(ProvisioningRefusal.UnknownKey);

    private static readonly NotServed Habit = new(ProvisioningRefusal.Habit);

    public static WebApplication MapProvisioning(this WebApplication app)
    {
        // Nobody signs in here, and a storm of phones passes nothing that asks whether somebody has.
        app.Map(Prefix + "/{**path}", AnswerAsync).DisableAntiforgery().AllowAnonymous().ShortCircuit().ExcludeFromDescription();
        return app;
    }

    private static async Task AnswerAsync(
        HttpContext context, string? path, ProvisioningService service, RefusalLimiter limiter, Persistent persistent, ProvisioningOptions options,
        TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        // The key is not in the path any more: see KeyPaths.
        var key = context.Features.Get<PathKey>()?.Key ?? "";
        var file = (path ?? "").Split('/', 2) is [_, var rest] ? rest : "";
        var root = options.Root($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}");
        var request = new PhoneRequest(key, file, root, context.Request.Headers.UserAgent, from)
        {
            IsHead = HttpMethods.IsHead(context.Request.Method),
            HasNoPublicAddress = options.HasNoPublicAddress(context.Request.Host.Host),
            IsOwnKeyOnly = limiter.IsReached(ProvisioningRefusal.ForeignMac, context.Connection.RemoteIpAddress),
        };
        var isWellFormed = key.Length is > 0 and <= MaxKeyLength && file.Length <= MaxFileLength;
        var refusal = !isWellFormed ? Unknown : context.Request.Method switch
        {
            "GET" or "HEAD" => await ServeAsync(context, service, request),
            "PUT" => await TakeAsync(context, service, request),
            // Neither the folder nor a method that is not answered makes a scanner of a phone whose key is good.
            _ => (await service.GetAsync(request with { IsHead = true }, context.RequestAborted)).Error as NotServed ?? Habit,
        };
        if (refusal is not null)
            await RefuseAsync(context, limiter, persistent, refusal, start, clock);
    }

    private static async Task<NotServed?> ServeAsync(HttpContext context, ProvisioningService service, PhoneRequest request)
    {
        var found = await service.GetAsync(request, context.RequestAborted);
        if (!found.IsSuccess)
            return (NotServed)found.Error;
        var (response, file) = (context.Response, found.Value);
        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known && known.Split(',').Any(tag => Matches(tag, file.ETag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }
        response.ContentType = request.File.EndsWith(".boot", StringComparison.OrdinalIgnoreCase) ? "text/plain; charset=utf-8" : "application/octet-stream";
        response.ContentLength = file.Body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await response.BodyWriter.WriteAsync(file.Body, context.RequestAborted);
        return null;
    }

    private static bool Matches(string tag, string etag) => tag.AsSpan().Trim() is var t && (t is "*" || (t.StartsWith("W/") ? t[2..] : t).SequenceEqual(etag));

    private static async Task<NotServed?> TakeAsync(HttpContext context, ProvisioningService service, PhoneRequest request)
    {
        if (context.Request.ContentLength > ProvisioningService.MaxUpload)
            return Unknown;
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (content.Length + read > ProvisioningService.MaxUpload)
                return Unknown;
            content.Write(buffer, 0, read);
        }
        var taken = await service.PutAsync(request, content.ToArray(), context.RequestAborted);
        if (!taken.IsSuccess)
            return (NotServed)taken.Error;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return null;
    }

    private static async Task RefuseAsync(
        HttpContext context, RefusalLimiter limiter, Persistent persistent, NotServed refusal, long start, TimeProvider clock)
    {
        if (refusal.Why == ProvisioningRefusal.NoPublicAddress)
        {
            await SayAsync(context, StatusCodes.Status400BadRequest, NoPublicAddressBody);
            return;
        }
        // After the key: one that opens the phone's own files passes, whatever its neighbours behind the same address ask for.
        if (!limiter.TryCount(refusal.Why, context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = RateLimits.RetryAfter;
            await persistent.HoldAsync(context);
            await SayAsync(context, StatusCodes.Status429TooManyRequests, TooManyBody);
            return;
        }
        if (RefusalTime - clock.GetElapsedTime(start) is { Ticks: > 0 } rest)
            await Task.Delay(rest, clock, context.RequestAborted);
        await SayAsync(context, StatusCodes.Status404NotFound, NotFoundBody);
    }

    /// <summary>A line for whoever reads the phone's log; the length keeps pages for people away from answers without a body.</summary>
    private static async Task SayAsync(HttpContext context, int status, byte[] body)
    {
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, "text/plain", body.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}

/// <summary>
/// Counts by address who tries keys, and apart from them who tries phones with an office's key. Neither is in the way of a phone that
/// comes with its own key, nor do those who try keys hinder an office's key.
/// </summary>
internal sealed class RefusalLimiter(ILogger<RefusalLimiter> logger) : IDisposable
{
    private readonly AddressLimiter _unknownKeys = new(Limits.ProvisioningRefusalsAMinute), _foreignMacs = new(Limits.ProvisioningRefusalsAMinute);

    /// <summary>Whether an address has been refused so often for this reason, that it gets nothing more for a while.</summary>
    public bool IsReached(ProvisioningRefusal why, IPAddress? from) => Of(why)?.IsReached(from) == true;

    /// <summary>Counts a refusal; false: there were too many before.</summary>
    public bool TryCount(ProvisioningRefusal why, IPAddress? from)
    {
        if (Of(why) is not { } limiter)
            return true;
        if (!limiter.TryCount(from))
            return false;
        if (limiter.IsReached(from))
            logger.LogWarning(
                "Security: {From} asks for phones' files that are not its own; it is refused for a minute after {Refusals} tries.", from, Limits.ProvisioningRefusalsAMinute);
        return true;
    }

    public void Dispose()
    {
        _unknownKeys.Dispose();
        _foreignMacs.Dispose();
    }

    private AddressLimiter? Of(ProvisioningRefusal why) => why switch
    {
        ProvisioningRefusal.UnknownKey => _unknownKeys,
        ProvisioningRefusal.ForeignMac => _foreignMacs,
        _ => null,
    };
}
