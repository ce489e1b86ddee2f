using HotDeskPortal.Domain;
using HotDeskPortal.Domain.History;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.History;

/// <summary>Reads what was: every session of an office, and how its hot desks were used.</summary>
public sealed class HistoryService(OfficeAccess access, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longest time that occupancy is told of.</summary>
    public const int MaxDays = 92;

    /// <summary>One page of the history; filtered, ordered and cut by the database.</summary>
    public async Task<Result<Page<HistoryEntry>>> ListAsync(Actor actor, string office, HistoryQuery query, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = Filter(db, opened.Value.Office, query);
        var total = await found.CountAsync(cancellation);
        var rows = await Order(found, query).Skip(query.Skip).Take(query.Take).Select(j => new
        {
            j.Session, HotDesk = j.HotDesk.Number, HotDeskDeletedAt = j.HotDesk.DeletedAt, User = j.User.Number, j.User.FirstName, j.User.LastName,
            UserDeletedAt = j.User.DeletedAt,
        }).ToListAsync(cancellation);
        return new Page<HistoryEntry>(
        [
            .. rows.Select(r => new HistoryEntry(
                r.Session.Id, r.HotDesk.Digits, r.HotDeskDeletedAt is not null, r.User.Digits, $"{r.FirstName} {r.LastName}".Trim(), r.UserDeletedAt is not null,
                r.Session.StartedAt, r.Session.StartedThrough, r.Session.StartedBy, r.Session.EndedAt, r.Session.End, r.Session.EndedThrough,
                r.Session.EndedBy, r.Session.Reason) { StartedKey = r.Session.StartedKey, EndedKey = r.Session.EndedKey }),
        ], total);
    }

    /// <summary>How the hot desks were used from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <returns>The report, or <see cref="BadDays"/>.</returns>
    public async Task<Result<OccupancyReport>> OccupancyAsync(
        Actor actor, string office, DateOnly first, DateOnly last, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        if (last < first || last.DayNumber - first.DayNumber >= MaxDays)
            return new BadDays();
        var board = opened.Value;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(board.Office.TimeZone);
        var (from, to) = (OfficeCalendar.StartOf(first, zone), OfficeCalendar.StartOf(last.AddDays(1), zone));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.OfficeId == board.Office.Id && s.StartedAt < to && (s.EndedAt == null || s.EndedAt > from))
            .Select(s => new SessionSpan(s.Id, s.HotDeskExtensionId, s.UserId, s.StartedAt, s.EndedAt, s.End)).ToListAsync(cancellation);
        return OccupancyReport.Of(first, last, zone, board.Directory.HotDesks.Select(h => h.Id), sessions, clock.GetUtcNow());
    }

    private static IQueryable<Joined> Filter(HotDeskDbContext db, OfficeProfile office, HistoryQuery query)
    {
        var sessions = db.Sessions.AsNoTracking().Where(s => s.OfficeId == office.Id);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        if (query.From is { } first)
        {
            var from = OfficeCalendar.StartOf(first, zone);
            sessions = sessions.Where(s => s.EndedAt == null || s.EndedAt > from);
        }
        if (query.To is { } last && last < DateOnly.MaxValue)
        {
            var to = OfficeCalendar.StartOf(last.AddDays(1), zone);
            sessions = sessions.Where(s => s.StartedAt < to);
        }
        if (query.End is { } end)
            sessions = sessions.Where(s => s.End == end);
        if (query.OnlyOpen)
            sessions = sessions.Where(s => s.EndedAt == null);
        if (Pattern(query.By) is { } by)
            sessions = sessions.Where(s => EF.Functions.Like(s.StartedBy, by, LikePattern.Escape) || EF.Functions.Like(s.EndedBy!, by, LikePattern.Escape));
        var joined = from s in sessions
                     join h in db.HotDeskExtensions.WithDeleted() on s.HotDeskExtensionId equals h.Id
                     join u in db.HotDeskUsers.WithDeleted() on s.UserId equals u.Id
                     select new Joined { Session = s, HotDesk = h, User = u };
        if (query.User is { Length: > 0 } user)
            joined = ExtensionNumber.TryParse(user, out var number) ? joined.Where(j => j.User.Number == number) : joined.Where(_ => false);
        if (query.HotDesk is { Length: > 0 } hotDesk)
            joined = ExtensionNumber.TryParse(hotDesk, out var number) ? joined.Where(j => j.HotDesk.Number == number) : joined.Where(_ => false);
        if (Pattern(query.Text) is { } text)
            joined = joined.Where(j => EF.Functions.Like(j.User.FirstName + " " + j.User.LastName, text, LikePattern.Escape)
                || EF.Functions.Like((string)(object)j.User.Number, text, LikePattern.Escape)
                || EF.Functions.Like((string)(object)j.HotDesk.Number, text, LikePattern.Escape)
                || EF.Functions.Like(j.Session.Reason!, text, LikePattern.Escape));
        return joined;
    }

    private static IQueryable<Joined> Order(IQueryable<Joined> found, HistoryQuery query) => (query.Sort, query.Descending) switch
    {
        (HistorySort.Started, true) => found.OrderBy(j => j.Session.StartedAt).ThenBy(j => j.Session.Id),
        (HistorySort.Ended, false) => found.OrderBy(j => j.Session.EndedAt != null).ThenByDescending(j => j.Session.EndedAt).ThenByDescending(j => j.Session.Id),
        (HistorySort.Ended, true) => found.OrderBy(j => j.Session.EndedAt == null).ThenBy(j => j.Session.EndedAt).ThenBy(j => j.Session.Id),
        (HistorySort.User, false) => found.OrderBy(j => j.User.Number).ThenByDescending(j => j.Session.StartedAt).ThenBy(j => j.Session.Id),
        (HistorySort.User, true) => found.OrderByDescending(j => j.User.Number).ThenByDescending(j => j.Session.StartedAt).ThenBy(j => j.Session.Id),
        (HistorySort.HotDesk, false) => found.OrderBy(j => j.HotDesk.Number).ThenByDescending(j => j.Session.StartedAt).ThenBy(j => j.Session.Id),
        (HistorySort.HotDesk, true) => found.OrderByDescending(j => j.HotDesk.Number).ThenByDescending(j => j.Session.StartedAt).ThenBy(j => j.Session.Id),
        _ => found.OrderByDescending(j => j.Session.StartedAt).ThenByDescending(j => j.Session.Id),
    };

    private static string? Pattern(string? text) => text?.Trim() is { Length: > 0 } wanted ? LikePattern.Containing(wanted) : null;

    private sealed class Joined
    {
        public required OwnershipSession Session { get; init; }

        public required HotDeskExtension HotDesk { get; init; }

        public required HotDeskUser User { get; init; }
    }
}
