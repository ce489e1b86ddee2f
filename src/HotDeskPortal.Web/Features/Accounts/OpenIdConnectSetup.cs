using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Sign-in through an identity provider, where one is configured: code flow with PKCE.</summary>
internal static class OpenIdConnectSetup
{
    public static void AddIdentityProvider(this IServiceCollection services, IdentityProviderOptions provider, CookieSecurePolicy cookies)
    {
        services.AddSingleton(provider);
        services.AddScoped<ProviderAccounts>();
        services.AddAuthentication().AddOpenIdConnect(ProvidedIdentity.LoginProvider, oidc =>
        {
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
            oidc.RequireHttpsMetadata = !provider.IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            // Back by a link, which cookies with SameSite=Lax follow; a form of another site they would not.
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.CallbackPath = AccountPaths.ProviderCallback;
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.BackchannelTimeout = TimeSpan.FromSeconds(15);
            foreach (var scope in provider.Scopes.Prepend("email"))
                oidc.Scope.Add(scope);
            // The issuer is half of who somebody is; the others, providers may keep for their user info endpoint.
            oidc.ClaimActions.Remove("iss");
            oidc.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            oidc.ClaimActions.MapUniqueJsonKey("preferred_username", "preferred_username");
            oidc.ClaimActions.MapJsonKey(provider.RoleClaim, provider.RoleClaim);
            foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
            {
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, cookies);
                // For the provider's way back alone, a path of its own.
                CookieNames.Guard(cookie, AccountPaths.ProviderCallback);
            }
            oidc.Events.OnTicketReceived = ProviderSignIn.ArriveAsync;
            oidc.Events.OnAccessDenied = ProviderSignIn.DenyAsync;
            oidc.Events.OnRemoteFailure = ProviderSignIn.FailAsync;
        });
    }
}
