using System.Runtime.CompilerServices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Api;

/// <summary>
/// Lets only bearers of a key in <c>X-Api-Key</c> to the API's endpoints. Middleware of its own rather than an authentication
/// handler: handlers are made anew for each request, which costs more than to resolve a route.
/// </summary>
internal sealed class ApiGate(RequestDelegate next, ApiKeys keys, WrongApiKeys wrongKeys, Persistent persistent, AuditRefusals refusals)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    /// <summary>Longer than any key we issue; nothing longer is hashed.</summary>
    private const int MaxKeyLength = 200;

    /// <summary>The same for every request of a bearer, for as long as the bearer is known.</summary>
    private static readonly ConditionalWeakTable<Actor, ApiCaller> Callers = [];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsApiKey>() is null)
            return next(context);
        var key = context.Request.Headers[Header].ToString();
        if (key.Length is 0 or > MaxKeyLength)
            return RefuseAsync(context, isMissing: key.Length == 0);
        var found = keys.FindAsync(key, context.RequestAborted);
        return found.IsCompletedSuccessfully ? PassAsync(context, found.Result) : WaitAsync(context, found);
    }

    private async Task WaitAsync(HttpContext context, ValueTask<Actor?> found) => await PassAsync(context, await found);

    private Task PassAsync(HttpContext context, Actor? actor)
    {
        if (actor is null)
            return RefuseAsync(context, isMissing: false);
        context.Features.Set(Callers.GetValue(actor, static a => new ApiCaller(a)));
        var answered = next(context);
        if (!answered.IsCompletedSuccessfully)
            return FollowAsync(answered, context, actor);
        Note(context, actor);
        return Task.CompletedTask;
    }

    private async Task FollowAsync(Task answered, HttpContext context, Actor actor)
    {
        await answered;
        Note(context, actor);
    }

    /// <summary>The key holds, but not for what was asked.</summary>
    private void Note(HttpContext context, Actor actor)
    {
        if (context.Response.StatusCode == StatusCodes.Status403Forbidden)
            refusals.KeyDenied(actor, context.Connection.RemoteIpAddress);
    }

    private Task RefuseAsync(HttpContext context, bool isMissing)
    {
        // Who gives no key has used none: browsers and scanners that lost their way.
        if (!isMissing)
            refusals.KeyDenied(null, context.Connection.RemoteIpAddress);
        // After the key: one that holds passes, whatever its neighbours behind the same address send.
        if (!wrongKeys.TryCount(context.Connection.RemoteIpAddress))
            return RefuseLateAsync(context);
        context.Response.Headers.WWWAuthenticate = SchemeName;
        return ApiProblems.Of(new WrongApiKey(isMissing)).ExecuteAsync(context);
    }

    private async Task RefuseLateAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RateLimits.RetryAfter;
        await persistent.HoldAsync(context);
        await ApiProblems.Of(new TooManyRequests()).ExecuteAsync(context);
    }
}

/// <summary>Counts requests without a key that holds.</summary>
internal sealed class WrongApiKeys() : AddressLimiter(Limits.WrongApiKeysAMinute);

/// <summary>Marks the endpoints that <see cref="ApiGate"/> guards.</summary>
internal sealed class NeedsApiKey;

/// <summary>The actor behind a request of the HTTP API; binds as an endpoint's parameter, and only <see cref="ApiGate"/> brings one.</summary>
internal sealed record ApiCaller(Actor Actor)
{
    public static ValueTask<ApiCaller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<ApiCaller>() is { } caller ? new ApiCaller(caller.Actor.At(context.Connection.RemoteIpAddress)) : null);
}
