using System.Collections.Immutable;
using System.Linq.Expressions;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Reads the latest sessions for a detail page.</summary>
internal static class HistoryReader
{
    private const int Latest = 50;

    public static async Task<ImmutableArray<HistoryRow>> ReadAsync(
        HotDeskDbContext db, Expression<Func<OwnershipSession, bool>> which, CancellationToken cancellation)
    {
        var sessions = await (
            from s in db.Sessions.AsNoTracking().Where(which).OrderByDescending(s => s.StartedAt).Take(Latest)
            join h in db.HotDeskExtensions.WithDeleted() on s.HotDeskExtensionId equals h.Id
            join u in db.HotDeskUsers.WithDeleted() on s.UserId equals u.Id
            orderby s.StartedAt descending
            select new { Session = s, HotDesk = h.Number, User = u.Number, u.FirstName, u.LastName }).ToListAsync(cancellation);
        return
        [
            .. sessions.Select(r => new HistoryRow(
                r.Session.Id, r.HotDesk.Digits, r.User.Digits, $"{r.FirstName} {r.LastName}".Trim(), r.Session.StartedAt, r.Session.EndedAt,
                r.Session.End, r.Session.EndedBy, r.Session.Reason)),
        ];
    }
}
