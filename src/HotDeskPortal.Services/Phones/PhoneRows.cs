using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Phones;

/// <summary>Phones as lists show them: the record, and what the board knows of its desk.</summary>
internal static class PhoneRows
{
    public static PhoneRow Of(OwnershipBoard board, Phone p)
    {
        var extension = (p.HotDeskExtensionId ?? p.UserId) is { } id ? board.Directory.Find(id) : null;
        var session = p.HotDeskExtensionId is { } hotDesk ? board.OwnershipOf(hotDesk).Session : null;
        var holder = session is not null ? board.Directory.User(session.UserId) : extension;
        return new PhoneRow(
            p.Id, p.Mac, p.Model, p.HotDeskExtensionId is not null ? PhonePlaceKind.HotDesk : p.UserId is not null ? PhonePlaceKind.User : PhonePlaceKind.InStock,
            extension?.Id, extension?.Number, holder?.Number, (holder as UserEntry)?.Name ?? (holder as HotDeskEntry)?.Description, session?.StartedAt,
            p.EmergencyLocation, p.FetchedAt, PhoneModels.Find(p.Model)?.MacWarning(p.Mac), p.Revision);
    }

    /// <summary>Where a phone is, and why.</summary>
    public static Fact StoryOf(OwnershipBoard board, PhoneRow row, DateTimeOffset now) => row switch
    {
        { Place: PhonePlaceKind.InStock } => new PhoneIsInStock(),
        { Since: { } since } => new PhoneIsWithOwner(row.InventoryOf, row.InventoryName, OfficeMoment.Of(board.Office, since, now), row.AssignedTo),
        { Place: PhonePlaceKind.User } => new PhoneIsOfUser(row.AssignedTo, row.InventoryName),
        _ => new PhoneIsAtFreeDesk(row.AssignedTo),
    };

    /// <summary>The phones in a user's inventory: their own, and those of the hot desk extensions they own.</summary>
    public static ImmutableArray<InventoryPhone> InventoryOf(OwnershipBoard board, UserEntry user) =>
    [
        .. user.OwnPhones.Select(p => new InventoryPhone(p.Id, p.Mac, p.Model, null, null)),
        .. board.HotDesksOf(user.Id).Select(board.Directory.HotDesk).OfType<HotDeskEntry>().Where(h => h.Phone is not null)
            .Select(h => new InventoryPhone(h.Phone!.Id, h.Phone.Mac, h.Phone.Model, h.Number, board.OwnershipOf(h.Id).Session?.StartedAt)),
    ];
}
