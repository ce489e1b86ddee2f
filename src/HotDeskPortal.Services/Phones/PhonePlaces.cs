using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Phones;

/// <summary>Where a phone may go, and what its going means for who sits there.</summary>
internal static class PhonePlaces
{
    /// <summary>Why the phone cannot be assigned there; null: it can.</summary>
    public static Error? Refusal(OwnershipBoard board, int extensionId, int? phoneId = null) => board.Directory.Find(extensionId) switch
    {
        HotDeskEntry { Phone: { } phone } hotDesk when phone.Id != phoneId => new HotDeskHasPhone(hotDesk.Number, phone.Mac),
        HotDeskEntry or UserEntry => null,
        _ => new NoPlaceForPhone(extensionId),
    };

    /// <summary>Assigns it to a hot desk extension or a user; null: to stock.</summary>
    public static void Assign(OwnershipBoard board, Phone phone, int? extensionId) => (phone.HotDeskExtensionId, phone.UserId) =
        extensionId is null ? (null, null) : board.Directory.HotDesk(extensionId.Value) is null ? ((int?)null, extensionId) : (extensionId, null);

    /// <summary>Who is logged out, and who can no longer log in, when it goes there.</summary>
    public static ImmutableArray<Fact> Consequences(OwnershipBoard board, Phone phone, int? targetId)
    {
        var consequences = ImmutableArray.CreateBuilder<Fact>();
        if (phone.HotDeskExtensionId is { } from && from != targetId && board.OwnerOf(from) is { } owner)
            consequences.Add(new WillBeLoggedOut(owner.Name, board.Directory.HotDesk(from)?.Number));
        if (targetId is { } to && board.Directory.User(to) is { } user)
            consequences.Add(new CannotLogInAnyMore(user.Name));
        return consequences.ToImmutable();
    }

    /// <summary>What moving these phones will do; null: to stock.</summary>
    public static async Task<Result<ChangePreview>> PreviewAsync(
        HotDeskDbContext db, OwnershipBoard board, IReadOnlyList<int> ids, int? targetId, CancellationToken cancellation)
    {
        var phones = (await OfficeSetUp.ReadAsync(ids, chunk => db.Phones.AsNoTracking()
            .Where(p => p.OfficeId == board.Office.Id && chunk.Contains(p.Id)).ToListAsync(cancellation))).ToDictionary(p => p.Id);
        var items = ImmutableArray.CreateBuilder<PreviewItem>();
        foreach (var id in ids.Distinct())
        {
            if (!phones.TryGetValue(id, out var phone))
                return new UnknownPhone(id);
            items.Add(new PreviewItem(id, $"{phone.Mac}", Consequences(board, phone, targetId)));
        }
        return new ChangePreview(items.ToImmutable());
    }
}
