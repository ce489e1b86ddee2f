using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>Users as lists show them: what the board knows, and the rest of the record.</summary>
internal static class HotDeskUserRows
{
    public static async Task<List<HotDeskUserRow>> ReadAsync(
        HotDeskDbContext db, OwnershipBoard board, List<UserEntry> entries, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = entries.Select(e => e.Id).ToArray();
        var stored = await db.HotDeskUsers.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellation);
        return [.. entries.Where(e => stored.ContainsKey(e.Id)).Select(e => Of(board, e, stored[e.Id], now))];
    }

    public static HotDeskUserRow Of(OwnershipBoard board, UserEntry entry, HotDeskUser stored, DateTimeOffset now)
    {
        var at = board.HotDesksOf(entry.Id);
        return new HotDeskUserRow(
            entry.Id, entry.Number, entry.Name, stored.Email, entry.CallerIdName, entry.CallerIdNumber, entry.IsHotDeskingEnabled, entry.IsActive,
            stored.Pin is not null, !entry.OwnPhones.IsEmpty, board.UserLockedUntil(entry.Id, now),
            [.. at.Select(id => board.Directory.HotDesk(id)?.Number).OfType<ExtensionNumber>()],
            at.IsEmpty ? null : board.OwnershipOf(at[0]).Session?.StartedAt, stored.Revision)
        {
            FirstName = stored.FirstName, LastName = stored.LastName,
        };
    }
}
