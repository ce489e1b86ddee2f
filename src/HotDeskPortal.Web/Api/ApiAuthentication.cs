using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Web.Api;

/// <summary>Recognises the bearer of the key in <c>X-Api-Key</c>.</summary>
internal sealed class ApiAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    /// <summary>Longer than any key we issue; nothing longer is hashed.</summary>
    private const int MaxKeyLength = 200;

    /// <summary>The same for every request of a bearer, for as long as the bearer is known.</summary>
    private static readonly ConditionalWeakTable<Actor, KnownBearer> Known = [];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Request.Headers[Header].ToString();
        if (key.Length == 0)
            return AuthenticateResult.NoResult();
        if (key.Length > MaxKeyLength || await keys.FindAsync(key, Context.RequestAborted) is not { } actor)
            return AuthenticateResult.Fail("Unknown API key.");
        var known = Known.GetValue(actor, Ticket);
        Context.Features.Set(known.Caller);
        return known.Result;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Scheme.Name;
        var missing = !Request.Headers.ContainsKey(Header);
        return ApiProblems.Of(new WrongApiKey(missing)).ExecuteAsync(Context);
    }

    private static KnownBearer Ticket(Actor actor)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, actor.Name)], SchemeName);
        return new KnownBearer(new ApiCaller(actor), AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    private sealed record KnownBearer(ApiCaller Caller, AuthenticateResult Result);
}

/// <summary>The actor behind a request of the HTTP API; binds as an endpoint's parameter.</summary>
internal sealed record ApiCaller(Actor Actor)
{
    public static ValueTask<ApiCaller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<ApiCaller>());
}
