using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>A PIN to set.</summary>
/// <param name="Pin">Its digits; null: the portal makes one.</param>
internal sealed record PinRequest(string? Pin = null)
{
    /// <summary>Without the PIN, which belongs in no log.</summary>
    public override string ToString() => nameof(PinRequest);
}

/// <summary>The PIN that was made, told this once; null: the one that was sent.</summary>
internal sealed record PinResponse(string? Pin)
{
    /// <summary>Without the PIN, which belongs in no log.</summary>
    public override string ToString() => nameof(PinResponse);
}

/// <summary>Helps users who cannot log in.</summary>
internal static class HotDeskUserHelpEndpoints
{
    public static void MapHotDeskUserHelp(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/hot-desk-users/{number}").WithTags("Hot desk users");
        group.MapPost("/unlock", UnlockAsync).WithName("unlockHotDeskUser").WithSummary("Lift the lock of a user")
            .WithDescription("Success also where there is none. Needs a key that may log out.");
        group.MapPost("/pin", SetPinAsync).WithName("setPin").WithSummary("Set or reset a PIN")
            .WithDescription("Without `pin` the portal makes one and tells it in this answer only. Sessions go on. Needs a key that may reset PINs.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlockAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, OwnershipService service, CancellationToken cancellation)
    {
        var id = access.IdOf<UserEntry>(caller, office, number, Permission.Assist, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var done = await service.UnlockUserAsync(caller.Actor, office, id.Value, OwnershipChannel.Api, cancellation);
        return done.IsSuccess ? TypedResults.NoContent() : ApiProblems.Of(done.Error);
    }

    private static async Task<Results<Ok<PinResponse>, ProblemHttpResult>> SetPinAsync(
        ApiCaller caller, string office, string number, PinRequest request, OfficeAccess access, HotDeskUserService service, HttpContext context,
        CancellationToken cancellation)
    {
        var id = access.IdOf<UserEntry>(caller, office, number, Permission.ResetPin, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        context.Response.Headers.CacheControl = "no-store";
        var set = request.Pin is { } pin
            ? (await service.SetPinAsync(caller.Actor, office, id.Value, Pin.Entered(pin), OwnershipChannel.Api, cancellation)).Map(_ => new PinResponse(null))
            : (await service.GeneratePinAsync(caller.Actor, office, id.Value, OwnershipChannel.Api, cancellation)).Map(g => new PinResponse(g.Pin.Reveal()));
        return set.IsSuccess ? TypedResults.Ok(set.Value) : ApiProblems.Of(set.Error);
    }
}
