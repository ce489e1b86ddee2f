using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>Hot desk extensions as lists show them: what the board knows, and the rest of the record.</summary>
internal static class HotDeskExtensionRows
{
    public static async Task<List<HotDeskExtensionRow>> ReadAsync(
        HotDeskDbContext db, OwnershipBoard board, List<HotDeskEntry> entries, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = entries.Select(e => e.Id).ToArray();
        var stored = await (
            from h in db.HotDeskExtensions
            join t in db.Templates on h.TemplateId equals t.Id into templates
            from t in templates.DefaultIfEmpty()
            where ids.Contains(h.Id)
            select new { h.Id, h.TemplateId, Template = t == null ? null : t.Name, h.Revision }).ToDictionaryAsync(h => h.Id, cancellation);
        // The range may change without notice to the directory's readers; two numbers of one row are cheap to ask for.
        var range = await db.Offices.Where(o => o.Id == board.Office.Id).Select(o => new { o.RangeFirst, o.RangeLast }).SingleAsync(cancellation);
        var recommended = new NumberRange(range.RangeFirst, range.RangeLast);
        return
        [
            .. entries.Where(e => stored.ContainsKey(e.Id)).Select(e =>
            {
                var (seat, owner, more) = (board.OwnershipOf(e.Id), board.OwnerOf(e.Id), stored[e.Id]);
                return new HotDeskExtensionRow(
                    e.Id, e.Number, e.Description, e.Floor, e.Desk, board.StatusOf(e, now), owner?.Id, owner?.Name, seat.Session?.StartedAt ?? seat.FreeSince,
                    e.Phone?.Id, e.Phone?.Mac, e.Phone?.Model, more.TemplateId, more.Template, !recommended.Contains(e.Number), more.Revision);
            }),
        ];
    }
}
