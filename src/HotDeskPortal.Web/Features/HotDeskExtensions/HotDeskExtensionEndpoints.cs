using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Templates;
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
/// <param name="Template">Name of its template.</param>
/// <param name="OutsideRange">Whether its number lies outside the recommended range.</param>
/// <param name="Revision">Counts changes.</param>
internal sealed record HotDeskExtensionResponse(
    string Extension, string Description, string Floor, string Desk, HotDeskStatus State, string? Owner, string? Mac, string? Model, string? Template,
    bool OutsideRange, int Revision)
{
    public static HotDeskExtensionResponse Of(HotDeskExtensionRow r) => new(
        r.Number.Digits, r.Description, r.Floor, r.Desk, r.Status, r.Owner, r.Mac?.ToString(), r.Model, r.Template, r.IsOutsideRange, r.Revision);
}

/// <summary>A hot desk extension with all its settings.</summary>
internal sealed record HotDeskExtensionDetailResponse(
    HotDeskExtensionResponse Extension, PortalScope Scope, bool HasVoicemail, bool RingsAllPhones, string? AssignedPerson, string? MissingPhone,
    DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>A hot desk extension as it is to be set up; what is left out is as on a new one.</summary>
internal sealed class HotDeskExtensionRequest
{
    /// <summary>Number, unique in the office over extensions, users and destinations.</summary>
    public string Number { get; set; } = "";

    /// <summary>What people call it.</summary>
    public string Description { get; set; } = "";

    /// <summary>Floor.</summary>
    public string Floor { get; set; } = "";

    /// <summary>Desk.</summary>
    public string Desk { get; set; } = "";

    /// <summary>Portal scope.</summary>
    public PortalScope Scope { get; set; } = PortalScope.NoPortal;

    /// <summary>Whether it has a voicemail box.</summary>
    public bool HasVoicemail { get; set; }

    /// <summary>Whether it rings all of the user's phones.</summary>
    public bool RingsAllPhones { get; set; } = true;

    /// <summary>A person put on it by the phone system.</summary>
    public string? AssignedPerson { get; set; }

    /// <summary>Name of its phone's template; null: none.</summary>
    public string? Template { get; set; }

    public async Task<Result<HotDeskExtensionForm>> ToFormAsync(Actor actor, string office, TemplateService templates, CancellationToken cancellation)
    {
        var template = Template is null ? (Result<int>?)null : await templates.FindAsync(actor, office, Template, cancellation);
        if (template is { IsSuccess: false, Error: var unknown })
            return unknown;
        return new HotDeskExtensionForm
        {
            Number = Number, Description = Description, Floor = Floor, Desk = Desk, Scope = Scope, HasVoicemail = HasVoicemail, RingsAllPhones = RingsAllPhones,
            AssignedPerson = AssignedPerson, TemplateId = template?.Value,
        };
    }
}

internal static class HotDeskExtensionEndpoints
{
    public static void MapHotDeskExtensions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/hot-desk-extensions").WithTags("Hot desk extensions");
        group.MapGet("", ListAsync).WithName("listHotDeskExtensions").WithSummary("Hot desk extensions, page by page");
        group.MapGet("/{number}", GetAsync).WithName("getHotDeskExtension").WithETag().WithSummary("One hot desk extension");
        group.MapPost("", CreateAsync).WithName("createHotDeskExtension").WithETag().WithSummary("Create a hot desk extension").ProducesProblem(409);
        group.MapPut("/{number}", UpdateAsync).WithName("updateHotDeskExtension").WithETag().WithIfMatch().WithSummary("Change a hot desk extension")
            .WithDescription("Needs If-Match with the ETag that was read.")
            .ProducesProblem(409);
        group.MapDelete("/{number}", DeleteAsync).WithName("deleteHotDeskExtension").WithSummary("Delete a hot desk extension")
            .WithDescription("An owner is logged out; the phone goes to stock.");
    }

    private static async Task<Results<Ok<PageResponse<HotDeskExtensionResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, HotDeskExtensionService service, CancellationToken cancellation, string? text = null, string? floor = null,
        HotDeskStatus? state = null, HotDeskExtensionSort sort = HotDeskExtensionSort.Number, bool descending = false, [PageNumber] int page = 0,
        [PageSize] int pageSize = 50)
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
        ApiCaller caller, string office, HotDeskExtensionRequest request, HotDeskExtensionService service, TemplateService templates, HttpContext context,
        CancellationToken cancellation)
    {
        var read = await request.ToFormAsync(caller.Actor, office, templates, cancellation);
        if (!read.IsSuccess)
            return ApiProblems.Of(read.Error);
        var form = read.Value;
        var created = await service.CreateAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!created.IsSuccess)
            return ApiProblems.Of(created.Error);
        context.SetETag(Revisions.Created);
        var number = form.Number.Trim();
        return TypedResults.Created(context.ApiAddress($"offices/{office}/hot-desk-extensions/{number}"), new WrittenResponse(number, Revisions.Created));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, string number, HotDeskExtensionRequest request, OfficeAccess access, HotDeskExtensionService service, TemplateService templates,
        HttpContext context, CancellationToken cancellation)
    {
        var id = access.IdOf<HotDeskEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        var read = await request.ToFormAsync(caller.Actor, office, templates, cancellation);
        if (!read.IsSuccess)
            return ApiProblems.Of(read.Error);
        var form = read.Value;
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
