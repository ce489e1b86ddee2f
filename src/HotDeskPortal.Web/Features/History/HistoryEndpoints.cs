using HotDeskPortal.Domain.History;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.History;

/// <summary>A session: who had which hot desk extension, and how it ended. Numbers and names are today's.</summary>
/// <param name="Id">The session.</param>
/// <param name="HotDesk">Number of the hot desk extension.</param>
/// <param name="User">Number of the user.</param>
/// <param name="UserName">Name of the user.</param>
/// <param name="StartedAt">Login.</param>
/// <param name="StartedThrough">The way it came.</param>
/// <param name="StartedBy">Who did it.</param>
/// <param name="EndedAt">Logout; null: still open.</param>
/// <param name="End">How it ended.</param>
/// <param name="EndedThrough">The way the end came.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Reason">The reason given.</param>
internal sealed record SessionResponse(
    Guid Id, string HotDesk, string User, string UserName, DateTimeOffset StartedAt, OwnershipChannel StartedThrough, string StartedBy, DateTimeOffset? EndedAt,
    SessionEnd? End, OwnershipChannel? EndedThrough, string? EndedBy, string? Reason)
{
    public static SessionResponse Of(HistoryEntry e) => new(
        e.Id, e.HotDesk, e.User, e.UserName, e.StartedAt, e.StartedThrough, e.StartedBy, e.EndedAt, e.End, e.EndedThrough, e.EndedBy, e.Reason);
}

/// <summary>A day's occupancy.</summary>
/// <param name="Day">The day, in the office's time zone.</param>
/// <param name="Average">Hot desks owned, on average over what has passed of the day.</param>
/// <param name="Peak">Most that were owned at once.</param>
/// <param name="People">Different users who owned one.</param>
internal sealed record OccupiedDayResponse(DateOnly Day, double Average, int Peak, int People);

/// <summary>How much a hot desk was used.</summary>
/// <param name="Extension">Its number.</param>
/// <param name="UsedMinutes">How long it was owned, in minutes.</param>
/// <param name="Sessions">How often.</param>
/// <param name="LastUsed">When it was owned last; null: not in this time.</param>
internal sealed record DeskUseResponse(string Extension, int UsedMinutes, int Sessions, DateTimeOffset? LastUsed);

/// <summary>How an office's hot desks were used.</summary>
/// <param name="Hours">Hot desks owned on average in each hour of the day, from 0 to 23.</param>
/// <param name="Days">Day by day.</param>
/// <param name="Desks">Every hot desk, the busiest first.</param>
internal sealed record OccupancyResponse(IReadOnlyList<double> Hours, IReadOnlyList<OccupiedDayResponse> Days, IReadOnlyList<DeskUseResponse> Desks);

internal static class HistoryEndpoints
{
    private const int UsualDays = 30;

    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/offices/{office}").WithTags("History");
        group.MapGet("/history", ListAsync).WithName("listHistory").WithSummary("Every session, page by page, the latest first")
            .WithDescription("`from` and `to` are days in the office's time zone: what was open on one of them.");
        group.MapGet("/occupancy", OccupancyAsync).WithName("getOccupancy").WithSummary("How the hot desks were used")
            .WithDescription($"`from` and `to` are days in the office's time zone, {HistoryService.MaxDays} at most; left out: the {UsualDays} days until today.");
    }

    private static async Task<Results<Ok<PageResponse<SessionResponse>>, ProblemHttpResult>> ListAsync(
        ApiCaller caller, string office, HistoryService service, CancellationToken cancellation, string? text = null, string? user = null, string? hotDesk = null,
        DateOnly? from = null, DateOnly? to = null, SessionEnd? end = null, bool onlyOpen = false, string? by = null, HistorySort sort = HistorySort.Started,
        bool descending = false, [PageNumber] int page = 0, [PageSize] int pageSize = 50)
    {
        var query = new HistoryQuery
        {
            Text = text ?? "", User = user, HotDesk = hotDesk, From = from, To = to, End = end, OnlyOpen = onlyOpen, By = by, Sort = sort, Descending = descending,
            Page = page, PageSize = pageSize,
        };
        var list = await service.ListAsync(caller.Actor, office, query, cancellation);
        return list.IsSuccess
            ? TypedResults.Ok(new PageResponse<SessionResponse>([.. list.Value.Items.Select(SessionResponse.Of)], list.Value.Total, page, pageSize))
            : ApiProblems.Of(list.Error);
    }

    private static async Task<Results<Ok<OccupancyResponse>, ProblemHttpResult>> OccupancyAsync(
        ApiCaller caller, string office, HistoryService service, OfficeAccess access, TimeProvider clock, CancellationToken cancellation, DateOnly? from = null,
        DateOnly? to = null)
    {
        var board = access.Open(caller.Actor, office, Permission.See);
        if (!board.IsSuccess)
            return ApiProblems.Of(board.Error);
        var last = to ?? OfficeCalendar.DayOf(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(board.Value.Office.TimeZone));
        var first = from ?? DateOnly.FromDayNumber(Math.Max(last.DayNumber - UsualDays + 1, 0));
        var report = await service.OccupancyAsync(caller.Actor, office, first, last, cancellation);
        return report.IsSuccess ? TypedResults.Ok(Response(report.Value, board.Value.Directory)) : ApiProblems.Of(report.Error);
    }

    private static OccupancyResponse Response(OccupancyReport report, OfficeDirectory directory) => new(
        report.Hours, [.. report.Days.Select(d => new OccupiedDayResponse(d.Day, d.Average, d.Peak, d.People))],
        [
            .. report.Desks.Select(d => (Use: d, Entry: directory.HotDesk(d.HotDeskId))).Where(d => d.Entry is not null)
                .Select(d => new DeskUseResponse(d.Entry!.Number.Digits, (int)d.Use.Used.TotalMinutes, d.Use.Sessions, d.Use.LastUsed)),
        ]);
}
