using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Authorization policies of pages. They say who may see a page at all; what one may do in which office, services decide.</summary>
public static class PortalPolicies
{
    /// <summary>Everybody who is signed in with a role.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Adds the policies.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAssertion(context => PortalClaims.ActorOf(context.User) is not null));
    }
}
