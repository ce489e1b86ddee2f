using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>A provisioning window that is open.</summary>
/// <param name="Until">When it closes.</param>
internal sealed record ProvisioningWindowResponse(DateTimeOffset Until);

/// <summary>Helps phones that refuse logins, or do not have their configuration.</summary>
internal static class PhoneHelpEndpoints
{
    public static void MapPhoneHelp(this IEndpointRouteBuilder api)
    {
        var office = api.MapGroup("/offices/{office}").WithTags("Phones");
        office.MapPost("/hot-desk-extensions/{number}/unlock", UnlockAsync).WithName("unlockHotDeskExtension")
            .WithSummary("Lift the lock of the phone at a hot desk extension").WithDescription("Success also where there is none. Needs a key that may log out.")
            .ProducesProblem(409);
        office.MapPost("/phones/{mac}/provisioning-window", OpenAsync).WithName("openProvisioningWindow")
            .WithSummary("Let a phone fetch its configuration by the office's key").WithDescription("As after unboxing. Needs a key that may log out.");
        office.MapDelete("/phones/{mac}/provisioning-window", CloseAsync).WithName("closeProvisioningWindow").WithSummary("Close a provisioning window");
        office.MapPost("/phones/{mac}/resync", ResyncAsync).WithName("resyncPhone").WithSummary("Tell a phone to fetch its configuration again")
            .WithDescription("Answers once the phone has said yes. Needs a key that may log out.").ProducesProblem(409);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlockAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, OwnershipService service, CancellationToken cancellation)
    {
        var id = access.IdOf<HotDeskEntry>(caller, office, number, Permission.Assist, new UnknownNumber(number));
        return id.IsSuccess ? Answer(await service.UnlockPhoneAsync(caller.Actor, office, id.Value, OwnershipChannel.Api, cancellation)) : ApiProblems.Of(id.Error);
    }

    private static async Task<Results<Ok<ProvisioningWindowResponse>, ProblemHttpResult>> OpenAsync(
        ApiCaller caller, string office, string mac, PhoneService phones, ProvisioningKeys keys, CancellationToken cancellation)
    {
        var id = await phones.FindAsync(caller.Actor, office, mac, Permission.Assist, cancellation);
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var until = await keys.OpenWindowAsync(caller.Actor, office, [id.Value], cancellation);
        return until.IsSuccess ? TypedResults.Ok(new ProvisioningWindowResponse(until.Value)) : ApiProblems.Of(until.Error);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        ApiCaller caller, string office, string mac, PhoneService phones, ProvisioningKeys keys, CancellationToken cancellation)
    {
        var id = await phones.FindAsync(caller.Actor, office, mac, Permission.Assist, cancellation);
        return id.IsSuccess ? Answer(await keys.CloseWindowAsync(caller.Actor, office, [id.Value], cancellation)) : ApiProblems.Of(id.Error);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ResyncAsync(
        ApiCaller caller, string office, string mac, PhoneService phones, ResyncService service, CancellationToken cancellation)
    {
        var id = await phones.FindAsync(caller.Actor, office, mac, Permission.Assist, cancellation);
        return id.IsSuccess ? Answer(await service.ResyncAsync(caller.Actor, office, id.Value, cancellation)) : ApiProblems.Of(id.Error);
    }

    private static Results<NoContent, ProblemHttpResult> Answer(Result<Done> done) => done.IsSuccess ? TypedResults.NoContent() : ApiProblems.Of(done.Error);
}
