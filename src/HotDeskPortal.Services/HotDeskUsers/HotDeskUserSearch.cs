using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>Filters and orders users on the board.</summary>
internal static class HotDeskUserSearch
{
    /// <summary>Those who match by what the board does not hold: their e-mail address.</summary>
    public static async Task<HashSet<int>> StoredMatchesAsync(HotDeskDbContext db, int officeId, string text, CancellationToken cancellation)
    {
        text = text.Trim();
        // Digits alone seek a number; most searches are such.
        if (text.All(char.IsAsciiDigit))
            return [];
        var pattern = LikePattern.Containing(text);
        return [.. await db.HotDeskUsers.Where(u => u.OfficeId == officeId && EF.Functions.Like(u.Email!, pattern, LikePattern.Escape))
            .Select(u => u.Id).ToListAsync(cancellation)];
    }

    public static IReadOnlyList<UserEntry> Find(OwnershipBoard board, HotDeskUserQuery query, HashSet<int> storedMatches, DateTimeOffset now)
    {
        var all = board.Directory.Users;
        var text = query.Text.Trim();
        if (text.Length == 0 && query is { Filter: HotDeskUserFilter.All, Sort: HotDeskUserSort.Number, Descending: false })
            return all;
        var found = all.Where(u => Passes(board, u, query.Filter, now)
            && (text.Length == 0 || Has(u.Number.Digits, text) || Has(u.Name, text) || Has(u.CallerIdName, text) || Has(u.CallerIdNumber, text)
                || storedMatches.Contains(u.Id)));
        return [.. Order(board, found, query)];
    }

    private static bool Passes(OwnershipBoard board, UserEntry user, HotDeskUserFilter filter, DateTimeOffset now) => filter switch
    {
        HotDeskUserFilter.LoggedIn => !board.HotDesksOf(user.Id).IsEmpty,
        HotDeskUserFilter.LoggedOut => user.IsActive && board.HotDesksOf(user.Id).IsEmpty,
        HotDeskUserFilter.Locked => board.UserLockedUntil(user.Id, now) is not null,
        HotDeskUserFilter.NotEnabled => !user.IsHotDeskingEnabled,
        HotDeskUserFilter.Disabled => !user.IsActive,
        HotDeskUserFilter.OwnPhone => !user.OwnPhones.IsEmpty,
        _ => true,
    };

    private static IEnumerable<UserEntry> Order(OwnershipBoard board, IEnumerable<UserEntry> found, HotDeskUserQuery query)
    {
        var ordered = query.Sort switch
        {
            HotDeskUserSort.Name => found.By(u => u.Name, query.Descending),
            HotDeskUserSort.LoggedInAt => found.By(
                u => board.HotDesksOf(u.Id) is [var first, ..] ? board.Directory.HotDesk(first)?.Number.Digits : null, query.Descending),
            _ => null,
        };
        return ordered?.ThenBy(u => u.Number) ?? (query.Descending ? found.OrderByDescending(u => u.Number) : found);
    }

    private static bool Has(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
