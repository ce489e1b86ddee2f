using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>Somebody whom the provider knows.</summary>
internal sealed record Person(string Subject, string? Email, params string[] Groups)
{
    /// <summary>What the provider says about the address; null: nothing.</summary>
    public bool? IsVerified { get; init; } = true;

    /// <summary>Whether the groups are told by the user info endpoint alone.</summary>
    public bool AreGroupsApart { get; init; }

    /// <summary>Whether the provider says that there are too many groups, as Entra ID does.</summary>
    public bool AreGroupsTooMany { get; init; }
}

/// <summary>A real OpenID Connect provider on this machine, where one person is signed in.</summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientSecret = "the-s3cret-between-portal-and-provider";

    // One for all of them: making one takes longer than a sign-in.
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048));

    // A file: each request has a connection of its own, and several come at once.
    private readonly string _directory = Directory.CreateTempSubdirectory("hotdesk-provider-").FullName;
    private readonly WebApplication _app;

    private OpenIdServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContext<DbContext>(o => o.UseSqlite($"Data Source={Path.Combine(_directory, "provider.db")};Pooling=False").UseOpenIddict());
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.AddEncryptionKey(Key).AddSigningKey(Key);
                server.RegisterScopes(Scopes.Email, Scopes.Profile, "groups");
                server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough();
            });
        _app = builder.Build();
        _app.Use(next => context =>
        {
            if (!IsAway)
                return next(context);
            context.Abort();
            return Task.CompletedTask;
        });
        _app.UseAuthentication();
        _app.MapGet("/connect/authorize", Authorize);
        _app.MapGet("/connect/userinfo", () => Results.Json(new Dictionary<string, object?>
        {
            ["sub"] = Person!.Subject, ["groups"] = Person.AreGroupsApart ? Person.Groups : [],
        }));
    }

    public string Authority { get; private set; } = "";

    /// <summary>Who is signed in there; null: somebody who does not want to be here.</summary>
    public Person? Person { get; set; }

    /// <summary>Whether nobody answers. The port stays held: another test's server would answer there instead.</summary>
    public bool IsAway { get; set; }

    public static async Task<OpenIdServer> StartAsync()
    {
        var server = new OpenIdServer();
        await using (var scope = server._app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        await server._app.StartAsync();
        server.Authority = server._app.Urls.Single();
        return server;
    }

    /// <summary>Makes the portal known there, by the address to which people return.</summary>
    public async Task RegisterAsync(Uri callback)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = "hotdeskportal", ClientSecret = ClientSecret, RedirectUris = { callback },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Email, Permissions.Scopes.Profile, $"{Permissions.Prefixes.Scope}groups",
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private IResult Authorize(HttpContext context)
    {
        if (Person is not { } person)
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        var identity = new ClaimsIdentity("here", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Email, person.Email);
        if (person.IsVerified is { } isVerified)
            identity.SetClaim(Claims.EmailVerified, isVerified);
        if (!person.AreGroupsApart && !person.AreGroupsTooMany)
            identity.SetClaims("groups", [.. person.Groups]);
        if (person.AreGroupsTooMany)
            identity.AddClaim(new Claim("_claim_names", """{"groups":"src1"}""", "JSON"));
        identity.SetScopes(context.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
