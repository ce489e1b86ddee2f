using HotDeskPortal.Services.Seats;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Seats;

/// <summary>A user who takes a seat in a month.</summary>
/// <param name="Extension">Their number, today's.</param>
/// <param name="Name">Their name, today's.</param>
/// <param name="FirstDay">The first day of the month on which they were active.</param>
/// <param name="LastDay">The last one so far.</param>
/// <param name="Days">On how many days of it.</param>
/// <param name="IsGone">They have been deleted since.</param>
internal sealed record SeatResponse(string Extension, string Name, DateOnly FirstDay, DateOnly LastDay, int Days, bool IsGone);

/// <summary>A day of a month's seats.</summary>
/// <param name="Day">The day.</param>
/// <param name="Seats">Users that were active at any moment of it; null: it has not begun yet.</param>
internal sealed record SeatDayResponse(DateOnly Day, int? Seats);

/// <summary>An office's seats of one month. Hot desk extensions take none.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="IsRunning">The month is not over: seats may still be added.</param>
/// <param name="Seats">Who takes one, by number.</param>
/// <param name="Days">Day by day.</param>
/// <param name="FreeOfCharge">Numbers of the month's hot desk extensions.</param>
internal sealed record SeatMonthResponse(
    DateOnly Month, bool IsRunning, IReadOnlyList<SeatResponse> Seats, IReadOnlyList<SeatDayResponse> Days, IReadOnlyList<string> FreeOfCharge);

internal static class SeatEndpoints
{
    public static void MapSeats(this IEndpointRouteBuilder api) => api.MapGroup("/offices/{office}/seats").WithTags("Seats")
        .MapGet("", GetAsync).WithName("getSeats").WithSummary("The seats of a month")
        .WithDescription("`month` is any day of it; left out: the month that runs. Needs a key that may write, as the page is for who sets the office up.");

    private static async Task<Results<Ok<SeatMonthResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, SeatService service, CancellationToken cancellation, DateOnly? month = null)
    {
        var found = await service.GetAsync(caller.Actor, office, month, cancellation);
        if (!found.IsSuccess)
            return ApiProblems.Of(found.Error);
        var m = found.Value;
        return TypedResults.Ok(new SeatMonthResponse(
            m.Month, m.IsRunning, [.. m.Rows.Select(r => new SeatResponse(r.Number, r.Name, r.Seat.FirstDay, r.Seat.LastDay, r.Seat.Days, r.IsGone))],
            [.. m.Days.Select(d => new SeatDayResponse(d.Day, d.Seats))], [.. m.HotDesks.Select(h => h.Number)]));
    }
}
