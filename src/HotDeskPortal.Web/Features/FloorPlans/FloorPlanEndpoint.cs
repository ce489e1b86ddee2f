using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.FloorPlans;

/// <summary>Serves the pictures of floor plans to whoever is signed in and may see the office; to everybody else they do not exist.</summary>
internal static class FloorPlanEndpoint
{
    /// <summary>Address of a picture. The revision makes it another one when the picture changes, so browsers may keep it.</summary>
    public static string Address(string office, FloorPlanView plan) => $"office/{Uri.EscapeDataString(office)}/floor-plans/{plan.Id}/{plan.Revision}";

    public static void MapFloorPlans(this IEndpointRouteBuilder app) =>
        app.MapGet("/office/{office}/floor-plans/{id:int}/{revision:int}", GetAsync).RequireAuthorization(PortalPolicies.SignedIn)
            .WithSecurityHeadersPolicy(SecurityHeaders.Upload).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string office, int id, int revision, HttpContext context, FloorPlanService plans, CancellationToken cancellation)
    {
        var actor = PortalClaims.ActorOf(context.User);
        if (actor is null || await plans.PictureAsync(actor, office, id, cancellation) is not { IsSuccess: true, Value: var picture })
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.File(picture.Content, picture.ContentType);
    }
}
