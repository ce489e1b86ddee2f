using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>What disabling or deleting users will do.</summary>
internal static class HotDeskUserPreview
{
    public static Result<ChangePreview> Of(OwnershipBoard board, IReadOnlyList<int> ids, bool isDeletion)
    {
        var directory = board.Directory;
        var items = ImmutableArray.CreateBuilder<PreviewItem>();
        foreach (var id in ids.Distinct())
        {
            if (directory.User(id) is not { } user)
                return new UnknownUser(id);
            var consequences = ImmutableArray.CreateBuilder<Fact>();
            foreach (var hotDesk in board.HotDesksOf(id))
                consequences.Add(new WillBeLoggedOut(user.Name, directory.HotDesk(hotDesk)?.Number));
            if (isDeletion)
            {
                consequences.AddRange(user.OwnPhones.Select(p => new PhoneGoesToStock(p.Mac)));
                consequences.AddRange(OfficeSetUp.LostMemberships(directory, id));
            }
            items.Add(new PreviewItem(id, $"{user.Number} {user.Name}", consequences.ToImmutable()));
        }
        return new ChangePreview(items.ToImmutable());
    }
}
