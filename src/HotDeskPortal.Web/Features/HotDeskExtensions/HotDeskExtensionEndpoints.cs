using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>A hot desk extension as it is set up.</summary>
/// <param name="Extension">Its number.</param>
/// <param name="Description">What people call it.</param>
/// <param name="Floor">Floor.</param>
/// <param name="Desk">Desk.</param>
/// <param name="State">State now.</param>
/// <param name="Owner">Name of the owner.</param>
/// <param name="Mac">Address of its phone.</param>
/// <param name="Model">Model of its phone.</param>
/// <param name="TemplateId">Its template.</param>
/// <param name="OutsideRange">Whether its number lies outside the recommended range.</param>
/// <param name="Revision">Counts changes.</param>
internal sealed record HotDeskExtensionResponse(
    string Extension, string Description, string Floor, string Desk, HotDeskStatus State, string? Owner, string? Mac, string? Model, int? TemplateId,
    bool OutsideRange, int Revision)
{
    public static HotDeskExtensionResponse Of(HotDeskExtensionRow r) => new(
        r.Number.Digits, r.Description, r.Floor, r.Desk, r.Status, r.Owner, r.Mac?.ToString(), r.Model, r.TemplateId, r.IsOutsideRange, r.Revision);
}

/// <summary>A hot desk extension with all its settings.</summary>
internal sealed record HotDeskExtensionDetailResponse(
    HotDeskExtensionResponse Extension, PortalScope Scope, bool HasVoicemail, bool RingsAllPhones, string? AssignedPerson, string? MissingPhone,
    DateTimeOffset ChangedAt, string ChangedBy);

internal static class HotDeskExtensionEndpoints
{
    public static void MapHotDeskExtensions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/hot-desk-extensions").WithTags("Hot desk extensions").ProducesProblem(403);
        group.MapGet("", ListAsync).WithSummary("Hot desk extensions, page by page");
        group.MapGet("/{number}", GetAsync).WithSummary("One hot desk extension");
        group.MapPost("", CreateAsync).WithSummary("Create a hot desk extension").ProducesProblem(400).ProducesProblem(409);
        group.MapPut("/{number}", UpdateAsync).WithSummary("Change a hot desk extension").WithDescription("Needs If-Match with the ETag that was read.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        group.MapDelete("/{number}", DeleteAsync).WithSummary("Delete a hot desk extension").WithDescription("An owner is logged out; the phone goes to stock.");
    }

    private static async Task<Results<Ok<PageResponse<HotDeskExtensionResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, HotDeskExtensionService service, CancellationToken cancellation, string? text = null, string? floor = null,
        HotDeskStatus? state = null, HotDeskExtensionSort sort = HotDeskExtensionSort.Number, bool descending = false, int page = 0, int pageSize = 50)
    {
        var query = new HotDeskExtensionQuery { Text = text ?? "", Floor = floor, Status = state, Sort = sort, Descending = descending, Page = page, PageSize = pageSize };
        var list = await service.ListAsync(caller.Actor, office, query, cancellation);
        return list.IsSuccess
            ? TypedResults.Ok(new PageResponse<HotDeskExtensionResponse>([.. list.Value.Items.Select(HotDeskExtensionResponse.Of)], list.Value.Total, page, pageSize))
            : ApiProblems.Of(list.Error);
    }

    private static async Task<Results<Ok<HotDeskExtensionDetailResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, HotDeskExtensionService service, HttpContext context, CancellationToken cancellation)
    {
        var id = access.IdOf<HotDeskEntry>(caller, office, number, Permission.See, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var detail = await service.GetAsync(caller.Actor, office, id.Value, cancellation);
        if (!detail.IsSuccess)
            return ApiProblems.Of(detail.Error);
        var d = detail.Value;
        context.SetETag(d.Row.Revision);
        return TypedResults.Ok(new HotDeskExtensionDetailResponse(
            HotDeskExtensionResponse.Of(d.Row), d.Scope, d.HasVoicemail, d.RingsAllPhones, d.AssignedPerson, d.MissingPhone is { } missing ? FactTexts.Of(missing)
                : null, d.ChangedAt, d.ChangedBy));
    }

    private static async Task<Results<Created<WrittenResponse>, ProblemHttpResult>> CreateAsync(
        ApiCaller caller, string office, HotDeskExtensionForm form, HotDeskExtensionService service, HttpContext context, CancellationToken cancellation)
    {
        var created = await service.CreateAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!created.IsSuccess)
            return ApiProblems.Of(created.Error);
        context.SetETag(Revisions.Created);
        var number = form.Number.Trim();
        return TypedResults.Created(context.ApiAddress($"offices/{office}/hot-desk-extensions/{number}"), new WrittenResponse(number, Revisions.Created));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, string number, HotDeskExtensionForm form, OfficeAccess access, HotDeskExtensionService service, HttpContext context,
        CancellationToken cancellation)
    {
        var id = access.IdOf<HotDeskEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
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
        ApiCaller caller, string office, string number, OfficeAccess access, HotDeskExtensionService service, CancellationToken cancellation)
    {
        var id = access.IdOf<HotDeskEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var deleted = await service.DeleteAsync(caller.Actor, office, [id.Value], OwnershipChannel.Api, cancellation);
        return deleted.IsSuccess ? TypedResults.Ok(DeletedResponse.Of(deleted.Value)) : ApiProblems.Of(deleted.Error);
    }
}
