using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Seats;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Seats;

/// <summary>A user who takes a seat.</summary>
/// <param name="Number">Number, today's.</param>
/// <param name="Name">Name, today's.</param>
/// <param name="Seat">When in the month.</param>
/// <param name="IsGone">They have been deleted since.</param>
public sealed record SeatRow(string Number, string Name, Seat Seat, bool IsGone);

/// <summary>A hot desk extension that was there in the month: it takes no seat.</summary>
/// <param name="Number">Number.</param>
/// <param name="Description">What people call it.</param>
public sealed record FreeOfCharge(string Number, string Description);

/// <summary>An office's seats of one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Rows">Who takes one, by number.</param>
/// <param name="Days">Day by day.</param>
/// <param name="HotDesks">Hot desk extensions of the month, which cost nothing.</param>
/// <param name="IsRunning">The month is not over: seats may still be added.</param>
public sealed record SeatMonth(
    DateOnly Month, ImmutableArray<SeatRow> Rows, ImmutableArray<SeatDay> Days, ImmutableArray<FreeOfCharge> HotDesks, bool IsRunning);

/// <summary>Counts what is billed (design/behaviour.md: Billing).</summary>
public sealed class SeatService(OfficeAccess access, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>The seats of a month.</summary>
    /// <param name="actor">Who asks: administrators and office managers.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="month">Any day of it; null: the month that runs.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The month, or <see cref="NotAllowed"/>, <see cref="NoSuchMonth"/>.</returns>
    public async Task<Result<SeatMonth>> GetAsync(Actor actor, string office, DateOnly? month, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var (profile, now) = (opened.Value.Office, clock.GetUtcNow());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZone);
        var day = month ?? OfficeCalendar.DayOf(now, zone);
        var first = new DateOnly(day.Year, day.Month, 1);
        if (first > OfficeCalendar.DayOf(now, zone) || first.Year < 2000)
            return new NoSuchMonth();
        var (from, to) = (OfficeCalendar.StartOf(first, zone), OfficeCalendar.StartOf(first.AddMonths(1), zone));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var periods = await db.UserActivities.AsNoTracking()
            .Where(a => a.OfficeId == profile.Id && a.StartedAt < to && (a.EndedAt == null || a.EndedAt >= from))
            .Select(a => new ActivityPeriod(a.UserId, a.StartedAt, a.EndedAt)).ToListAsync(cancellation);
        var report = SeatReport.Of(first, zone, periods, now);
        var users = (await OfficeSetUp.ReadAsync(report.Seats.Select(s => s.UserId), chunk => db.HotDeskUsers.WithDeleted().AsNoTracking().Where(u => chunk.Contains(u.Id))
            .Select(u => new { u.Id, u.Number, u.FirstName, u.LastName, u.DeletedAt }).ToListAsync(cancellation))).ToDictionary(u => u.Id);
        var hotDesks = await db.HotDeskExtensions.WithDeleted().AsNoTracking()
            .Where(h => h.OfficeId == profile.Id && h.CreatedAt < to && (h.DeletedAt == null || h.DeletedAt > from))
            .Select(h => new { h.Number, h.Description }).ToListAsync(cancellation);
        return new SeatMonth(
            first,
            [
                .. report.Seats.Select(s => (Seat: s, User: users[s.UserId])).OrderBy(r => r.User.Number).ThenBy(r => r.Seat.UserId)
                    .Select(r => new SeatRow(r.User.Number.Digits, $"{r.User.FirstName} {r.User.LastName}".Trim(), r.Seat, r.User.DeletedAt is not null)),
            ],
            report.Days,
            [.. hotDesks.OrderBy(h => h.Number).Select(h => new FreeOfCharge(h.Number.Digits, h.Description))],
            to > now);
    }
}
