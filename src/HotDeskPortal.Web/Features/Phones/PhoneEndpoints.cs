using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>A phone as set up.</summary>
/// <param name="Mac">Address.</param>
/// <param name="Model">Model.</param>
/// <param name="Place">Where it is by assignment.</param>
/// <param name="AssignedTo">Number of the extension it is assigned to.</param>
/// <param name="InventoryOf">Number of the extension that has it now: the owner's while a hot desk extension is owned.</param>
/// <param name="Since">Since when an owner has it.</param>
/// <param name="EmergencyLocation">Where it stands.</param>
/// <param name="FetchedAt">Latest fetch of its configuration.</param>
/// <param name="Warning">Why its address looks like another maker's.</param>
/// <param name="Revision">Counts changes.</param>
internal sealed record InventoryPhoneResponse(
    string Mac, string Model, PhonePlaceKind Place, string? AssignedTo, string? InventoryOf, DateTimeOffset? Since, string? EmergencyLocation,
    DateTimeOffset? FetchedAt, string? Warning, int Revision)
{
    public static InventoryPhoneResponse Of(PhoneRow r) => new(
        r.Mac.ToString(), r.Model, r.Place, r.AssignedTo?.Digits, r.InventoryOf?.Digits, r.Since, r.EmergencyLocation, r.FetchedAt, ErrorTexts.Of(r.MacWarning), r.Revision);
}

/// <summary>A phone with everything.</summary>
internal sealed record PhoneDetailResponse(
    InventoryPhoneResponse Phone, string? EmergencyCallback, string Story, string? ReportedModel, string? ReportedFirmware, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>A phone as it is to be set up; what is left out is as on a new one, but for where it is.</summary>
internal sealed class PhoneRequest
{
    /// <summary>MAC address, with or without separators.</summary>
    public string Mac { get; set; } = "";

    /// <summary>Model, as in `Yealink T54W`.</summary>
    public string Model { get; set; } = "";

    /// <summary>Where it stands, as an emergency service must hear it.</summary>
    public string? EmergencyLocation { get; set; }

    /// <summary>Number an emergency service calls back, E.164.</summary>
    public string? EmergencyCallback { get; set; }

    /// <summary>Number of the hot desk extension or user to assign it to; null: in stock; left out: where it is, and in stock where it is new.</summary>
    public string? Extension
    {
        get;
        set => (field, IsPlaced) = (value, true);
    }

    /// <summary>Whether <see cref="Extension"/> was given, be it as null.</summary>
    internal bool IsPlaced { get; private set; }

    public Result<PhoneForm> ToForm(OfficeAccess access, Actor actor, string office) => access.Open(actor, office, Permission.SetUp).Map(board => new PhoneForm
    {
        Mac = Mac, Model = Model, EmergencyLocation = EmergencyLocation, EmergencyCallback = EmergencyCallback,
        // What is no extension has no id: the service refuses it by the same words as one where no phone can be.
        ExtensionId = Extension is null ? null : board.Directory.Find(Extension)?.Id ?? 0,
    });
}

internal static class PhoneEndpoints
{
    public static void MapPhones(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/phones").WithTags("Phones");
        group.MapGet("", ListAsync).WithName("listPhones").WithSummary("Phones, page by page");
        group.MapGet("/{mac}", GetAsync).WithName("getPhone").WithETag().WithSummary("One phone");
        group.MapPost("", CreateAsync).WithName("createPhone").WithETag().WithSummary("Create a phone, in stock or assigned").ProducesProblem(409);
        group.MapPut("/{mac}", UpdateAsync).WithName("updatePhone").WithETag().WithIfMatch().WithSummary("Change a phone")
            .WithDescription("Needs If-Match with the ETag that was read. With `extension` the phone also moves; a session at the hot desk extension it leaves ends.")
            .ProducesProblem(409);
        group.MapDelete("/{mac}", DeleteAsync).WithName("deletePhone").WithSummary("Delete a phone").WithDescription("A session at it ends.");
    }

    private static async Task<Results<Ok<PageResponse<InventoryPhoneResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, PhoneService service, CancellationToken cancellation, string? text = null, PhonePlaceKind? place = null,
        string? model = null, PhoneSort sort = PhoneSort.Mac, bool descending = false, [PageNumber] int page = 0,
        [PageSize] int pageSize = 50)
    {
        var query = new PhoneQuery { Text = text ?? "", Place = place, Model = model, Sort = sort, Descending = descending, Page = page, PageSize = pageSize };
        var list = await service.ListAsync(caller.Actor, office, query, cancellation);
        return list.IsSuccess
            ? TypedResults.Ok(new PageResponse<InventoryPhoneResponse>([.. list.Value.Items.Select(InventoryPhoneResponse.Of)], list.Value.Total, page, pageSize))
            : ApiProblems.Of(list.Error);
    }

    private static async Task<Results<Ok<PhoneDetailResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, string mac, PhoneService service, HttpContext context, CancellationToken cancellation)
    {
        var detail = await service.FindAsync(caller.Actor, office, mac, cancellation);
        if (!detail.IsSuccess)
            return ApiProblems.Of(detail.Error);
        var d = detail.Value;
        context.SetETag(d.Row.Revision);
        return TypedResults.Ok(new PhoneDetailResponse(
            InventoryPhoneResponse.Of(d.Row), d.EmergencyCallback, FactTexts.Of(d.Story), d.ReportedModel, d.ReportedFirmware, d.ChangedAt, d.ChangedBy));
    }

    private static async Task<Results<Created<WrittenResponse>, ProblemHttpResult>> CreateAsync(
        ApiCaller caller, string office, PhoneRequest request, OfficeAccess access, PhoneService service, HttpContext context, CancellationToken cancellation)
    {
        var read = request.ToForm(access, caller.Actor, office);
        if (!read.IsSuccess)
            return ApiProblems.Of(read.Error);
        var form = read.Value;
        var created = await service.CreateAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!created.IsSuccess)
            return ApiProblems.Of(created.Error);
        context.SetETag(Revisions.Created);
        var mac = MacAddress.Parse(form.Mac).Hex;
        return TypedResults.Created(context.ApiAddress($"offices/{office}/phones/{mac}"), new WrittenResponse(mac, Revisions.Created));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, string mac, PhoneRequest request, OfficeAccess access, PhoneService service, HttpContext context, CancellationToken cancellation)
    {
        var read = request.ToForm(access, caller.Actor, office);
        if (!read.IsSuccess)
            return ApiProblems.Of(read.Error);
        var form = read.Value;
        var found = await service.FindAsync(caller.Actor, office, mac, Permission.SetUp, cancellation);
        if (!found.IsSuccess)
            return ApiProblems.Of(found.Error);
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        var updated = await service.UpdateAsync(caller.Actor, office, found.Value, revision.Value, form, OwnershipChannel.Api, request.IsPlaced, cancellation);
        if (!updated.IsSuccess)
            return ApiProblems.Of(updated.Error);
        context.SetETag(updated.Value);
        return TypedResults.Ok(new WrittenResponse(MacAddress.Parse(form.Mac).Hex, updated.Value));
    }

    private static async Task<Results<Ok<DeletedResponse>, ProblemHttpResult>> DeleteAsync(
        ApiCaller caller, string office, string mac, PhoneService service, CancellationToken cancellation)
    {
        var found = await service.FindAsync(caller.Actor, office, mac, Permission.SetUp, cancellation);
        if (!found.IsSuccess)
            return ApiProblems.Of(found.Error);
        var deleted = await service.DeleteAsync(caller.Actor, office, [found.Value], OwnershipChannel.Api, cancellation);
        return deleted.IsSuccess ? TypedResults.Ok(DeletedResponse.Of(deleted.Value)) : ApiProblems.Of(deleted.Error);
    }
}
