using System.ComponentModel.DataAnnotations;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDeskPortal.Web.Features.FloorPlans;

/// <summary>Where a hot desk extension stands on a plan.</summary>
/// <param name="Extension">Its number.</param>
/// <param name="X">From the left, 0 to 1.</param>
/// <param name="Y">From the top, 0 to 1.</param>
internal sealed record PlacedDeskResponse(string Extension, double X, double Y);

/// <summary>A floor's plan.</summary>
/// <param name="Id">What names it in addresses.</param>
/// <param name="Floor">The floor.</param>
/// <param name="Width">Width of the picture in pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Desks">Where hot desk extensions stand.</param>
internal sealed record FloorPlanResponse(int Id, string Floor, int Width, int Height, IReadOnlyList<PlacedDeskResponse> Desks);

/// <summary>A floor's plan that has a picture now.</summary>
/// <param name="Id">What names it in addresses.</param>
internal sealed record FloorPlanWrittenResponse(int Id);

/// <summary>A place on a plan.</summary>
/// <param name="X">From the left, 0 to 1.</param>
/// <param name="Y">From the top, 0 to 1.</param>
internal sealed record PlaceRequest([property: Range(0.0, 1.0)] double X, [property: Range(0.0, 1.0)] double Y);

internal static class FloorPlanApiEndpoints
{
    public static void MapFloorPlanApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/floor-plans").WithTags("Floor plans");
        group.MapGet("", ListAsync).WithName("listFloorPlans").WithSummary("Floor plans, and where desks stand on them");
        group.MapPost("", UploadAsync).WithName("uploadFloorPlan").WithSummary("Give a floor its picture, or another one")
            .WithDescription("The picture is the body. Desks stay where they are on it.").Accepts<Stream>("image/png", "image/jpeg")
            .WithMetadata(new RequestSizeLimitAttribute(FloorPlanService.MaxBytes + 1024));
        group.MapGet("/{id:int}/picture", PictureAsync).WithName("getFloorPlanPicture").WithSummary("The picture of a floor plan")
            .Produces<Stream>(StatusCodes.Status200OK, "image/png", "image/jpeg").WithSecurityHeadersPolicy(SecurityHeaders.Upload);
        group.MapDelete("/{id:int}", DeleteAsync).WithName("deleteFloorPlan").WithSummary("Delete a floor plan").WithDescription("The desks themselves stay.");
        group.MapPut("/{id:int}/desks/{number}", PlaceAsync).WithName("placeDesk").WithSummary("Put a hot desk extension somewhere on a plan")
            .WithDescription("It stands on no other plan then.");
        group.MapDelete("/{id:int}/desks/{number}", TakeOffAsync).WithName("takeDeskOff").WithSummary("Take a hot desk extension off a plan");
    }

    private static async Task<Results<Ok<IReadOnlyList<FloorPlanResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, OfficeAccess access, FloorPlanService service, CancellationToken cancellation)
    {
        var board = access.Open(caller.Actor, office, Permission.See);
        if (!board.IsSuccess)
            return ApiProblems.Of(board.Error);
        var plans = await service.ListAsync(caller.Actor, office, cancellation);
        return plans.IsSuccess
            ? TypedResults.Ok<IReadOnlyList<FloorPlanResponse>>([.. plans.Value.Select(p => Response(p, board.Value.Directory))])
            : ApiProblems.Of(plans.Error);
    }

    private static async Task<Results<Ok<FloorPlanWrittenResponse>, ProblemHttpResult>> UploadAsync(
        ApiCaller caller, string office, HttpContext context, OfficeAccess access, FloorPlanService service, CancellationToken cancellation, string floor = "")
    {
        if (access.Open(caller.Actor, office, Permission.SetUp) is { IsSuccess: false, Error: var refused })
            return ApiProblems.Of(refused);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellation);
        var id = await service.UploadAsync(caller.Actor, office, floor, body.ToArray(), cancellation);
        return id.IsSuccess ? TypedResults.Ok(new FloorPlanWrittenResponse(id.Value)) : ApiProblems.Of(id.Error);
    }

    private static async Task<IResult> PictureAsync(ApiCaller caller, string office, int id, FloorPlanService service, CancellationToken cancellation)
    {
        var picture = await service.PictureAsync(caller.Actor, office, id, cancellation);
        return picture.IsSuccess ? TypedResults.File(picture.Value.Content, picture.Value.ContentType) : ApiProblems.Of(picture.Error);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        ApiCaller caller, string office, int id, FloorPlanService service, CancellationToken cancellation) =>
        Answer(await service.DeleteAsync(caller.Actor, office, id, cancellation));

    private static async Task<Results<NoContent, ProblemHttpResult>> PlaceAsync(
        ApiCaller caller, string office, int id, string number, PlaceRequest request, OfficeAccess access, FloorPlanService service, CancellationToken cancellation)
    {
        var hotDesk = access.IdOf<HotDeskEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!hotDesk.IsSuccess)
            return ApiProblems.Of(hotDesk.Error);
        if (request.X is not (>= 0 and <= 1) || request.Y is not (>= 0 and <= 1))
            return ApiProblems.Of(new MalformedRequest(request.X is >= 0 and <= 1 ? "y" : "x"));
        return Answer(await service.PlaceAsync(caller.Actor, office, id, new PlacedDesk(hotDesk.Value, request.X, request.Y), cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeOffAsync(
        ApiCaller caller, string office, int id, string number, OfficeAccess access, FloorPlanService service, CancellationToken cancellation)
    {
        var hotDesk = access.IdOf<HotDeskEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        return hotDesk.IsSuccess ? Answer(await service.TakeOffAsync(caller.Actor, office, id, hotDesk.Value, cancellation)) : ApiProblems.Of(hotDesk.Error);
    }

    private static FloorPlanResponse Response(FloorPlanView plan, OfficeDirectory directory) => new(
        plan.Id, plan.Floor, plan.Width, plan.Height,
        [
            .. plan.Desks.Select(d => (Desk: d, Entry: directory.HotDesk(d.HotDeskId))).Where(d => d.Entry is not null)
                .Select(d => new PlacedDeskResponse(d.Entry!.Number.Digits, d.Desk.X, d.Desk.Y)),
        ]);

    private static Results<NoContent, ProblemHttpResult> Answer(Result<Done> done) => done.IsSuccess ? TypedResults.NoContent() : ApiProblems.Of(done.Error);
}
