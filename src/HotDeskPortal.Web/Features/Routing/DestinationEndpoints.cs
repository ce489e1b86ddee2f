using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Routing;

/// <summary>A member of a destination, with its state now.</summary>
/// <param name="Extension">Its number.</param>
/// <param name="Rings">Whether it rings now.</param>
/// <param name="Reason">Why so, one sentence.</param>
internal sealed record MemberResponse(string Extension, bool Rings, string Reason);

/// <summary>A call queue, number from outside or attendant.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reachable">Whether anything rings now.</param>
/// <param name="Members">Whom it calls, in order.</param>
/// <param name="Revision">Counts changes.</param>
internal sealed record DestinationResponse(
    string Number, string Name, DestinationKind Kind, bool Reachable, IReadOnlyList<MemberResponse> Members, int Revision)
{
    public static DestinationResponse Of(DestinationDetail d) => new(
        d.Entry.Number.Digits, d.Entry.Name, d.Entry.Kind, d.Route.Reachable,
        [.. d.Members.Select(m => new MemberResponse(m.Entry.Number.Digits, m.Route.Reachable, FactTexts.Of(m.Route.Reason)))], d.Revision);
}

internal static class DestinationEndpoints
{
    public static void MapDestinations(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/destinations").WithTags("Destinations");
        group.MapGet("", ListAsync).WithName("listDestinations").WithSummary("Destinations with their members' state now");
        group.MapGet("/{number}", GetAsync).WithName("getDestination").WithETag().WithSummary("One destination");
        group.MapPost("", CreateAsync).WithName("createDestination").WithETag().WithSummary("Create a destination")
            .WithDescription("Members are numbers of users or other destinations; a hot desk extension is refused with `hot-desk-as-member`.")
            .ProducesProblem(409);
        group.MapPut("/{number}", UpdateAsync).WithName("updateDestination").WithETag().WithIfMatch().WithSummary("Change a destination")
            .WithDescription("Needs If-Match with the ETag that was read.")
            .ProducesProblem(409);
        group.MapDelete("/{number}", DeleteAsync).WithName("deleteDestination").WithSummary("Delete a destination").WithDescription("Other destinations lose it as a member.");
    }

    private static async Task<Results<Ok<IReadOnlyList<DestinationResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, DestinationService service, CancellationToken cancellation)
    {
        var list = await service.ListAsync(caller.Actor, office, cancellation);
        return list.IsSuccess ? TypedResults.Ok<IReadOnlyList<DestinationResponse>>([.. list.Value.Select(DestinationResponse.Of)]) : ApiProblems.Of(list.Error);
    }

    private static async Task<Results<Ok<DestinationResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, DestinationService service, HttpContext context, CancellationToken cancellation)
    {
        var id = access.IdOf<DestinationEntry>(caller, office, number, Permission.See, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var detail = await service.GetAsync(caller.Actor, office, id.Value, cancellation);
        if (!detail.IsSuccess)
            return ApiProblems.Of(detail.Error);
        context.SetETag(detail.Value.Revision);
        return TypedResults.Ok(DestinationResponse.Of(detail.Value));
    }

    private static async Task<Results<Created<WrittenResponse>, ProblemHttpResult>> CreateAsync(
        ApiCaller caller, string office, DestinationForm form, DestinationService service, HttpContext context, CancellationToken cancellation)
    {
        var created = await service.CreateAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!created.IsSuccess)
            return ApiProblems.Of(created.Error);
        context.SetETag(Revisions.Created);
        var number = form.Number.Trim();
        return TypedResults.Created(context.ApiAddress($"offices/{office}/destinations/{number}"), new WrittenResponse(number, Revisions.Created));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, string number, DestinationForm form, OfficeAccess access, DestinationService service, HttpContext context,
        CancellationToken cancellation)
    {
        var id = access.IdOf<DestinationEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        var updated = await service.UpdateAsync(caller.Actor, office, id.Value, revision.Value, form, OwnershipChannel.Api, cancellation);
        if (!updated.IsSuccess)
            return ApiProblems.Of(updated.Error);
        context.SetETag(updated.Value);
        return TypedResults.Ok(new WrittenResponse(form.Number.Trim(), updated.Value));
    }

    private static async Task<Results<Ok<DeletedResponse>, ProblemHttpResult>> DeleteAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, DestinationService service, CancellationToken cancellation)
    {
        var id = access.IdOf<DestinationEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var deleted = await service.DeleteAsync(caller.Actor, office, id.Value, OwnershipChannel.Api, cancellation);
        return deleted.IsSuccess ? TypedResults.Ok(DeletedResponse.Of(deleted.Value)) : ApiProblems.Of(deleted.Error);
    }
}
