using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Ownership;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>A user as set up; never the PIN.</summary>
/// <param name="Extension">Their number.</param>
/// <param name="Name">First and last name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="CallerIdName">Name that outgoing calls show.</param>
/// <param name="CallerIdNumber">Number that outgoing calls show.</param>
/// <param name="IsHotDeskingEnabled">Whether they may log in at hot desk extensions.</param>
/// <param name="IsActive">Not disabled.</param>
/// <param name="HasPin">Whether a PIN is set.</param>
/// <param name="HasOwnPhone">Whether they have a phone of their own.</param>
/// <param name="LockedUntil">End of a lock.</param>
/// <param name="LoggedInAt">The hot desk extensions they own.</param>
/// <param name="Revision">Counts changes.</param>
internal sealed record HotDeskUserResponse(
    string Extension, string Name, string? Email, string? CallerIdName, string? CallerIdNumber, bool IsHotDeskingEnabled, bool IsActive, bool HasPin,
    bool HasOwnPhone, DateTimeOffset? LockedUntil, IReadOnlyList<string> LoggedInAt, int Revision)
{
    public static HotDeskUserResponse Of(HotDeskUserRow r) => new(
        r.Number.Digits, r.Name, r.Email, r.CallerIdName, r.CallerIdNumber, r.IsHotDeskingEnabled, r.IsActive, r.HasPin, r.HasOwnPhone, r.LockedUntil,
        [.. r.LoggedInAt.Select(n => n.Digits)], r.Revision);
}

/// <summary>A user with everything.</summary>
internal sealed record HotDeskUserDetailResponse(
    HotDeskUserResponse User, string FirstName, string LastName, IReadOnlyList<PhoneResponse> Phones, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>A user as they are to be set up; what is left out is as on a new one.</summary>
internal class HotDeskUserRequest
{
    /// <summary>Number, unique in the office over extensions, users and destinations.</summary>
    public string Number { get; set; } = "";

    /// <summary>Given name.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string LastName { get; set; } = "";

    /// <summary>E-mail address, if any.</summary>
    public string? Email { get; set; }

    /// <summary>Name that outgoing calls show; null: the user's own.</summary>
    public string? CallerIdName { get; set; }

    /// <summary>Number that outgoing calls show, E.164.</summary>
    public string? CallerIdNumber { get; set; }

    /// <summary>Whether they may log in at hot desk extensions.</summary>
    public bool IsHotDeskingEnabled { get; set; } = true;

    /// <summary>Not disabled.</summary>
    public bool IsActive { get; set; } = true;

    public HotDeskUserForm ToForm() => new()
    {
        Number = Number, FirstName = FirstName, LastName = LastName, Email = Email, CallerIdName = CallerIdName, CallerIdNumber = CallerIdNumber,
        IsHotDeskingEnabled = IsHotDeskingEnabled, IsActive = IsActive,
    };
}

/// <summary>A user who is to be created.</summary>
internal sealed class NewHotDeskUserRequest : HotDeskUserRequest
{
    /// <summary>Their first PIN; null: none yet.</summary>
    public string? NewPin { get; set; }
}

internal static class HotDeskUserEndpoints
{
    public static void MapHotDeskUsers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}/hot-desk-users").WithTags("Hot desk users");
        group.MapGet("", ListAsync).WithName("listHotDeskUsers").WithSummary("Users, page by page");
        group.MapGet("/{number}", GetAsync).WithName("getHotDeskUser").WithETag().WithSummary("One user");
        group.MapPost("", CreateAsync).WithName("createHotDeskUser").WithETag().WithSummary("Create a user").ProducesProblem(409);
        group.MapPut("/{number}", UpdateAsync).WithName("updateHotDeskUser").WithETag().WithIfMatch().WithSummary("Change a user")
            .WithDescription("Needs If-Match with the ETag that was read. Disabling ends the user's sessions. A PIN is set at `…/pin`.")
            .ProducesProblem(409);
        group.MapDelete("/{number}", DeleteAsync).WithName("deleteHotDeskUser").WithSummary("Delete a user").WithDescription("Their sessions end; their own phones go to stock.");
    }

    private static async Task<Results<Ok<PageResponse<HotDeskUserResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, HotDeskUserService service, CancellationToken cancellation, string? text = null,
        HotDeskUserFilter filter = HotDeskUserFilter.All, HotDeskUserSort sort = HotDeskUserSort.Number, bool descending = false, [PageNumber] int page = 0,
        [PageSize] int pageSize = 50)
    {
        var query = new HotDeskUserQuery { Text = text ?? "", Filter = filter, Sort = sort, Descending = descending, Page = page, PageSize = pageSize };
        var list = await service.ListAsync(caller.Actor, office, query, cancellation);
        return list.IsSuccess
            ? TypedResults.Ok(new PageResponse<HotDeskUserResponse>([.. list.Value.Items.Select(HotDeskUserResponse.Of)], list.Value.Total, page, pageSize))
            : ApiProblems.Of(list.Error);
    }

    private static async Task<Results<Ok<HotDeskUserDetailResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, HotDeskUserService service, HttpContext context, CancellationToken cancellation)
    {
        var id = access.IdOf<UserEntry>(caller, office, number, Permission.See, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var detail = await service.GetAsync(caller.Actor, office, id.Value, cancellation);
        if (!detail.IsSuccess)
            return ApiProblems.Of(detail.Error);
        var d = detail.Value;
        context.SetETag(d.Row.Revision);
        return TypedResults.Ok(new HotDeskUserDetailResponse(
            HotDeskUserResponse.Of(d.Row), d.FirstName, d.LastName, [.. d.Phones.Select(p => new PhoneResponse(p.Mac.ToString(), p.Model))], d.ChangedAt, d.ChangedBy));
    }

    private static async Task<Results<Created<WrittenResponse>, ProblemHttpResult>> CreateAsync(
        ApiCaller caller, string office, NewHotDeskUserRequest request, HotDeskUserService service, HttpContext context, CancellationToken cancellation)
    {
        var form = request.ToForm();
        form.NewPin = request.NewPin;
        var created = await service.CreateAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!created.IsSuccess)
            return ApiProblems.Of(created.Error);
        context.SetETag(Revisions.Created);
        var number = form.Number.Trim();
        return TypedResults.Created(context.ApiAddress($"offices/{office}/hot-desk-users/{number}"), new WrittenResponse(number, Revisions.Created));
    }

    private static async Task<Results<Ok<WrittenResponse>, ProblemHttpResult>> UpdateAsync(
        ApiCaller caller, string office, string number, HotDeskUserRequest request, OfficeAccess access, HotDeskUserService service, HttpContext context,
        CancellationToken cancellation)
    {
        var id = access.IdOf<UserEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var revision = context.IfMatch();
        if (!revision.IsSuccess)
            return ApiProblems.Of(revision.Error);
        var form = request.ToForm();
        var updated = await service.UpdateAsync(caller.Actor, office, id.Value, revision.Value, form, OwnershipChannel.Api, cancellation);
        if (!updated.IsSuccess)
            return ApiProblems.Of(updated.Error);
        context.SetETag(updated.Value);
        return TypedResults.Ok(new WrittenResponse(form.Number.Trim(), updated.Value));
    }

    private static async Task<Results<Ok<DeletedResponse>, ProblemHttpResult>> DeleteAsync(
        ApiCaller caller, string office, string number, OfficeAccess access, HotDeskUserService service, CancellationToken cancellation)
    {
        var id = access.IdOf<UserEntry>(caller, office, number, Permission.SetUp, new UnknownNumber(number));
        if (!id.IsSuccess)
            return ApiProblems.Of(id.Error);
        var deleted = await service.DeleteAsync(caller.Actor, office, [id.Value], OwnershipChannel.Api, cancellation);
        return deleted.IsSuccess ? TypedResults.Ok(DeletedResponse.Of(deleted.Value)) : ApiProblems.Of(deleted.Error);
    }
}
