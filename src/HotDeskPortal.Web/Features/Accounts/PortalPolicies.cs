using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Authorization policies of pages. They say who may see a page at all; what one may do in which office, services decide.</summary>
public static class PortalPolicies
{
    /// <summary>Everybody who is signed in with a role.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Administrators and office managers.</summary>
    public const string SetsUp = nameof(SetsUp);

    /// <summary>Everybody but trainers: whoever may see the audit log of an office.</summary>
    public const string SeesAudit = nameof(SeesAudit);

    /// <summary>Administrators.</summary>
    public const string Administrators = nameof(Administrators);

    /// <summary>Administrators and support: every office is theirs to look at.</summary>
    public const string SeesAllOffices = nameof(SeesAllOffices);

    /// <summary>Adds the policies.</summary>
    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAssertion(context => PortalClaims.ActorOf(context.User) is not null));
        options.AddPolicy(SetsUp, policy => policy.RequireAssertion(
            context => PortalClaims.ActorOf(context.User)?.Role is PortalRole.Administrator or PortalRole.OfficeManager));
        options.AddPolicy(SeesAllOffices, policy => policy.RequireAssertion(
            context => PortalClaims.ActorOf(context.User)?.Role is PortalRole.Administrator or PortalRole.Support));
        options.AddPolicy(SeesAudit, policy => policy.RequireAssertion(
            context => PortalClaims.ActorOf(context.User)?.Role is PortalRole.Administrator or PortalRole.OfficeManager or PortalRole.Support));
        options.AddPolicy(Administrators, policy => policy.RequireAssertion(context => PortalClaims.ActorOf(context.User)?.IsAdministrator == true));
    }
}
