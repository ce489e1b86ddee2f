using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Doors;
using HotDeskPortal.Web.Features.Accounts;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Prompts as browsers fetch them: for whoever is signed in and may see the office.</summary>
internal static class PromptEndpoint
{
    /// <summary>Address of a prompt.</summary>
    public static string Address(string office, string language, string sound) => $"office/{Uri.EscapeDataString(office)}/prompts/{language}/{sound}";

    public static void MapPrompts(this IEndpointRouteBuilder app) =>
        app.MapGet("/office/{office}/prompts/{language}/{sound}", GetAsync).RequireAuthorization(PortalPolicies.SignedIn).ExcludeFromDescription();

    private static async Task GetAsync(string office, string language, string sound, HttpContext context, OfficeAccess access, PromptSounds sounds)
    {
        if (PortalClaims.ActorOf(context.User) is { } actor && access.Open(actor, office, Permission.See).IsSuccess)
            await DoorPromptEndpoint.WriteAsync(context, sounds, language, sound, "private");
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
