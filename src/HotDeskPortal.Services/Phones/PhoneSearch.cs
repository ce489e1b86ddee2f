using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Phones;

/// <summary>Filters and orders phones in the database: the board does not hold those in stock.</summary>
internal static class PhoneSearch
{
    /// <summary>Extensions a text may stand for; more than these are not told apart by it.</summary>
    private const int MaxExtensions = 500;

    public static IQueryable<Phone> Filter(HotDeskDbContext db, OwnershipBoard board, PhoneQuery query)
    {
        var phones = db.Phones.Where(p => p.OfficeId == board.Office.Id);
        phones = query.Place switch
        {
            PhonePlaceKind.HotDesk => phones.Where(p => p.HotDeskExtensionId != null),
            PhonePlaceKind.User => phones.Where(p => p.UserId != null),
            PhonePlaceKind.InStock => phones.Where(p => p.HotDeskExtensionId == null && p.UserId == null),
            _ => phones,
        };
        if (query.Model is { } model)
            phones = phones.Where(p => p.Model == model);
        var text = query.Text.Trim();
        if (text.Length == 0)
            return phones;
        var pattern = LikePattern.Containing(text);
        var mac = LikePattern.Containing(string.Concat(text.Where(char.IsAsciiHexDigit)).ToLowerInvariant());
        var isMac = text.Any(char.IsAsciiHexDigit) && text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '-' or '.' or ' ');
        var extensions = board.Directory.HotDesks.Select(h => (h.Id, h.Number, Name: h.Description))
            .Concat(board.Directory.Users.Select(u => (u.Id, u.Number, u.Name)))
            .Where(e => e.Number.Digits.StartsWith(text, StringComparison.Ordinal) || e.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(e => e.Id).Take(MaxExtensions).ToArray();
        return phones.Where(p => EF.Functions.Like(p.Model, pattern, LikePattern.Escape)
            || EF.Functions.Like(p.EmergencyLocation!, pattern, LikePattern.Escape)
            || (isMac && EF.Functions.Like((string)(object)p.Mac, mac, LikePattern.Escape))
            || (p.HotDeskExtensionId != null && extensions.Contains(p.HotDeskExtensionId.Value))
            || (p.UserId != null && extensions.Contains(p.UserId.Value)));
    }

    public static IQueryable<Phone> Order(HotDeskDbContext db, IQueryable<Phone> phones, PhoneQuery query)
    {
        var ordered = query.Sort switch
        {
            PhoneSort.Model => query.Descending ? phones.OrderByDescending(p => p.Model) : phones.OrderBy(p => p.Model),
            PhoneSort.Location => query.Descending
                ? phones.OrderBy(p => p.EmergencyLocation == null).ThenByDescending(p => p.EmergencyLocation)
                : phones.OrderBy(p => p.EmergencyLocation == null).ThenBy(p => p.EmergencyLocation),
            PhoneSort.FetchedAt => query.Descending ? phones.OrderByDescending(p => p.FetchedAt) : phones.OrderBy(p => p.FetchedAt),
            PhoneSort.AssignedTo => ByExtension(db, phones, query.Descending),
            _ => query.Descending ? phones.OrderByDescending(p => p.Mac) : phones.OrderBy(p => p.Mac),
        };
        return ordered.ThenBy(p => p.Id);
    }

    private static IOrderedQueryable<Phone> ByExtension(HotDeskDbContext db, IQueryable<Phone> phones, bool descending)
    {
        var stockLast = phones.OrderBy(p => p.HotDeskExtensionId == null && p.UserId == null);
        return descending
            ? stockLast.ThenByDescending(p => db.Extensions.Where(e => e.Id == (p.HotDeskExtensionId ?? p.UserId)).Select(e => (string)(object)e.Number).FirstOrDefault())
            : stockLast.ThenBy(p => db.Extensions.Where(e => e.Id == (p.HotDeskExtensionId ?? p.UserId)).Select(e => (string)(object)e.Number).FirstOrDefault());
    }
}
