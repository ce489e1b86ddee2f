using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Offices;

internal static class OfficeEndpoints
{
    public static void MapOffices(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices").WithTags("Offices");
        group.MapGet("", List).WithName("listOffices").WithSummary("The offices that the key is bound to, by name");
        group.MapGet("/{office}", GetAsync).WithName("getOffice").WithETag().WithSummary("An office's settings and policies")
            .WithDescription("Needs a key that may write, as the page is for who sets the office up.");
        group.MapPut("/{office}", UpdateAsync).WithName("updateOffice").WithETag().WithIfMatch().WithSummary("Change an office's settings and policies")
            .WithDescription("Needs If-Match with the ETag that was read. Sessions go on.").ProducesProblem(409);
    }

    private static Ok<IReadOnlyList<OfficeResponse>> List(ApiCaller caller, OfficeAccess access) => TypedResults.Ok<IReadOnlyList<OfficeResponse>>(
        [.. access.All(caller.Actor).Select(b => new OfficeResponse(b.Office.Key, b.Office.Name, b.Office.TimeZone, b.Office.IsTraining, b.Version))]);

    private static async Task<Results<Ok<OfficeSettingsResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, OfficeService service, HttpContext context, CancellationToken cancellation)
    {
        var found = await service.GetAsync(caller.Actor, office, cancellation);
        if (!found.IsSuccess)
            return ApiProblems.Of(found.Error);
        var s = found.Value;
        context.SetETag(s.Revision);
        return TypedResults.Ok(new OfficeSettingsResponse(office, s.Form.IsTraining, OfficeSettingsRequest.Of(s.Form), s.Revision, s.ChangedAt, s.ChangedBy));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, OfficeSettingsRequest request, OfficeService service, HttpContext context, CancellationToken cancellation)
    {
        var now = await service.GetAsync(caller.Actor, office, cancellation);
        if (!now.IsSuccess)
            return ApiProblems.Of(now.Error);
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        // What the API does not know stays as it is.
        var form = now.Value.Form;
        request.ApplyTo(form);
        var updated = await service.UpdateAsync(caller.Actor, office, revision.Value, form, OwnershipChannel.Api, cancellation);
        if (!updated.IsSuccess)
            return ApiProblems.Of(updated.Error);
        context.SetETag(updated.Value);
        return TypedResults.Ok(new WrittenResponse(office, updated.Value));
    }
}
