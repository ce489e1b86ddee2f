using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>A template in a list.</summary>
/// <param name="Id">Its number, which names it in addresses too.</param>
/// <param name="Key">What names it in addresses: its name, or its number where the name could not stand there.</param>
/// <param name="Name">Name.</param>
/// <param name="Vendor">For phones of this maker.</param>
/// <param name="IsBuiltIn">Whether it is every office's and cannot be changed.</param>
/// <param name="HotDeskExtensions">How many use it.</param>
/// <param name="Revision">Counts changes.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who changed it last.</param>
internal sealed record TemplateResponse(
    int Id, string Key, string Name, PhoneVendor Vendor, bool IsBuiltIn, int HotDeskExtensions, int Revision, DateTimeOffset ChangedAt, string ChangedBy)
{
    public static TemplateResponse Of(TemplateSummary t) => new(
        t.Id, TemplateService.KeyOf(t.Id, t.Name), t.Name, t.Vendor, t.IsBuiltIn, t.HotDesks, t.Revision, t.ChangedAt, t.ChangedBy);
}

/// <summary>A template with what it says.</summary>
/// <param name="Template">The template.</param>
/// <param name="Content">What it says.</param>
/// <param name="UsedBy">Numbers of the hot desk extensions that use it.</param>
internal sealed record TemplateDetailResponse(TemplateResponse Template, TemplateContent Content, IReadOnlyList<string> UsedBy);

/// <summary>What a template is to say from now on; the phones it is for stay.</summary>
internal sealed class TemplateRequest
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it says.</summary>
    public TemplateContent Content { get; set; } = new();
}

internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/templates").WithTags("Templates");
        group.MapGet("", ListAsync).WithName("listTemplates").WithSummary("Templates, built-in ones first, page by page");
        group.MapGet("/{template}", GetAsync).WithName("getTemplate").WithETag().WithSummary("One template and what it says");
        group.MapPost("", CreateAsync).WithName("createTemplate").WithETag().WithSummary("Create a template").ProducesProblem(409);
        group.MapPut("/{template}", UpdateAsync).WithName("updateTemplate").WithETag().WithIfMatch().WithSummary("Change a template")
            .WithDescription("Needs If-Match with the ETag that was read. Its vendor stays; a built-in one stays as it is.")
            .ProducesProblem(409);
        group.MapDelete("/{template}", DeleteAsync).WithName("deleteTemplate").WithIfMatch().WithSummary("Delete a template that nothing uses")
            .WithDescription("Needs If-Match with the ETag that was read.").ProducesProblem(409);
    }

    private static async Task<Results<Ok<PageResponse<TemplateResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, TemplateService service, CancellationToken cancellation, string? text = null, PhoneVendor? vendor = null,
        [PageNumber] int page = 0, [PageSize] int pageSize = 50)
    {
        var list = await service.ListAsync(caller.Actor, office, cancellation);
        if (!list.IsSuccess)
            return ApiProblems.Of(list.Error);
        var found = list.Value.Where(t => (vendor is null || t.Vendor == vendor) && t.Name.Contains(text ?? "", StringComparison.CurrentCultureIgnoreCase)).ToList();
        return TypedResults.Ok(new PageResponse<TemplateResponse>([.. found.Skip(page * pageSize).Take(pageSize).Select(TemplateResponse.Of)], found.Count, page, pageSize));
    }

    private static async Task<Results<Ok<TemplateDetailResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, string template, TemplateService service, HttpContext context, CancellationToken cancellation)
    {
        var id = await service.IdOfAsync(caller.Actor, office, template, cancellation);
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var found = await service.GetAsync(caller.Actor, office, id.Value, cancellation);
        if (!found.IsSuccess)
            return ApiProblems.Of(found.Error);
        context.SetETag(found.Value.Summary.Revision);
        return TypedResults.Ok(new TemplateDetailResponse(
            TemplateResponse.Of(found.Value.Summary), found.Value.Content, [.. found.Value.Uses.Select(u => u.Extension)]));
    }

    private static async Task<Results<Created<WrittenResponse>, ProblemHttpResult>> CreateAsync(
        ApiCaller caller, string office, TemplateForm form, TemplateService service, HttpContext context, CancellationToken cancellation)
    {
        var created = await service.CreateAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!created.IsSuccess)
            return ApiProblems.Of(created.Error);
        context.SetETag(Revisions.Created);
        var key = TemplateService.KeyOf(created.Value, form.Name.Trim());
        return TypedResults.Created(context.ApiAddress($"offices/{office}/templates/{Uri.EscapeDataString(key)}"), new WrittenResponse(key, Revisions.Created));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, string template, TemplateRequest request, TemplateService service, HttpContext context, CancellationToken cancellation)
    {
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        var id = await service.IdOfAsync(caller.Actor, office, template, cancellation);
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var form = new TemplateForm { Name = request.Name, Content = request.Content };
        var saved = await service.UpdateAsync(caller.Actor, office, id.Value, form, revision.Value, OwnershipChannel.Api, cancellation);
        if (!saved.IsSuccess)
            return ApiProblems.Of(saved.Error);
        context.SetETag(saved.Value);
        return TypedResults.Ok(new WrittenResponse(TemplateService.KeyOf(id.Value, form.Name.Trim()), saved.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        ApiCaller caller, string office, string template, TemplateService service, HttpContext context, CancellationToken cancellation)
    {
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        var id = await service.IdOfAsync(caller.Actor, office, template, cancellation);
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var deleted = await service.DeleteAsync(caller.Actor, office, id.Value, revision.Value, OwnershipChannel.Api, cancellation);
        return deleted.IsSuccess ? TypedResults.NoContent() : ApiProblems.Of(deleted.Error);
    }
}
