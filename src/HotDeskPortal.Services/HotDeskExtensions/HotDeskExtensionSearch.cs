using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>Filters and orders hot desk extensions on the board.</summary>
internal static class HotDeskExtensionSearch
{
    public static IReadOnlyList<HotDeskEntry> Find(OwnershipBoard board, HotDeskExtensionQuery query, DateTimeOffset now)
    {
        var all = board.Directory.HotDesks;
        var text = query.Text.Trim();
        if (text.Length == 0 && query is { Floor: null, Status: null, Sort: HotDeskExtensionSort.Number, Descending: false })
            return all;
        var found = all.Where(h => (query.Floor is null || h.Floor == query.Floor)
            && (query.Status is null || board.StatusOf(h, now) == query.Status) && (text.Length == 0 || Matches(board, h, text)));
        return [.. Order(board, found, query, now)];
    }

    private static bool Matches(OwnershipBoard board, HotDeskEntry h, string text) =>
        Has(h.Number.Digits, text) || Has(h.Description, text) || Has(h.Floor, text) || Has(h.Desk, text)
        || (h.Phone is { } phone && (Has(phone.Model, text) || Has(phone.Mac.ToString(), text) || Has(phone.Mac.Hex, text)))
        || (board.OwnerOf(h.Id) is { } owner && (Has(owner.Name, text) || Has(owner.Number.Digits, text)));

    private static bool Has(string value, string text) => value.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<HotDeskEntry> Order(OwnershipBoard board, IEnumerable<HotDeskEntry> found, HotDeskExtensionQuery query, DateTimeOffset now)
    {
        var ordered = query.Sort switch
        {
            HotDeskExtensionSort.Description => found.By(h => h.Description, query.Descending),
            HotDeskExtensionSort.Floor => found.By(h => $"{h.Floor}\0{h.Desk}", query.Descending),
            HotDeskExtensionSort.Status => found.By(h => board.StatusOf(h, now).ToString(), query.Descending),
            HotDeskExtensionSort.Owner => found.By(h => board.OwnerOf(h.Id)?.Name, query.Descending),
            HotDeskExtensionSort.Model => found.By(h => h.Phone?.Model, query.Descending),
            _ => null,
        };
        return ordered?.ThenBy(h => h.Number) ?? (query.Descending ? found.OrderByDescending(h => h.Number) : found);
    }
}
