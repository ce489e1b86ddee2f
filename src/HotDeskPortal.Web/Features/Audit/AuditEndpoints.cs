using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Audit;

/// <summary>A field that was so and is otherwise.</summary>
/// <param name="Field">What people call it.</param>
/// <param name="Before">What it said; null: nothing.</param>
/// <param name="After">What it says; null: nothing any more.</param>
internal sealed record AuditChangeResponse(string Field, string? Before, string? After);

/// <summary>An entry of the audit log.</summary>
/// <param name="Number">Its number in the office's chain, gap-free from 1.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was done.</param>
/// <param name="Kind">To what kind of thing.</param>
/// <param name="Subject">To which one.</param>
/// <param name="Party">What kind of somebody did it.</param>
/// <param name="By">Who.</param>
/// <param name="Channel">The way it came; null: the portal by itself.</param>
/// <param name="From">The network address it came from.</param>
/// <param name="Changes">Before and after.</param>
internal sealed record AuditEntryResponse(
    long Number, DateTimeOffset At, AuditAction Action, AuditSubject Kind, string Subject, AuditParty Party, string By, OwnershipChannel? Channel, string? From,
    IReadOnlyList<AuditChangeResponse> Changes)
{
    public static AuditEntryResponse Of(AuditRow r) => new(
        r.Number, r.At, r.Action, r.Kind, r.Subject, r.Party, r.By, r.Channel, r.From,
        [.. r.Differences.Select(d => new AuditChangeResponse(AuditTexts.Field(d.Label), d.Before, d.After))]);
}

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGroup("/offices/{office}/audit").WithTags("Audit")
        .MapGet("", ListAsync).WithName("listAudit").WithSummary("The office's audit log, page by page, the latest first")
        .WithDescription("`firstDay` and `lastDay` are days in the office's time zone. Needs a key that may read the audit log.");

    private static async Task<Results<Ok<PageResponse<AuditEntryResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, AuditService service, CancellationToken cancellation, string? text = null, AuditAction? action = null,
        AuditSubject? kind = null, string? by = null, string? from = null, DateOnly? firstDay = null, DateOnly? lastDay = null, [PageNumber] int page = 0,
        [PageSize] int pageSize = 50)
    {
        var query = new AuditQuery
        {
            Scope = AuditScope.Office, Text = text ?? "", Action = action, Kind = kind, By = by, From = from, FirstDay = firstDay, LastDay = lastDay, Page = page,
            PageSize = pageSize,
        };
        var list = await service.ListAsync(caller.Actor, office, query, cancellation);
        return list.IsSuccess
            ? TypedResults.Ok(new PageResponse<AuditEntryResponse>([.. list.Value.Items.Select(AuditEntryResponse.Of)], list.Value.Total, page, pageSize))
            : ApiProblems.Of(list.Error);
    }
}
