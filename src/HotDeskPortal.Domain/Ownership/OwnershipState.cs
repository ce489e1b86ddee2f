using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>An open session, as decisions see it.</summary>
public sealed record OpenSession(Guid Id, int HotDeskExtensionId, int UserId, DateTimeOffset StartedAt)
{
    /// <summary>The phone at which it began.</summary>
    public int PhoneId { get; init; }
}

/// <summary>A person as a prompt names them.</summary>
public sealed record OwnerName(int UserId, ExtensionNumber Number, string Name)
{
    /// <summary>A user by name.</summary>
    public static OwnerName Of(UserEntry user) => new(user.Id, user.Number, user.Name);
}

/// <summary>The hot desk extension that is to change hands.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Number.</param>
/// <param name="PhoneId">Its phone; null: none, nobody can log in.</param>
/// <param name="Session">The session now open there.</param>
/// <param name="Owner">Whose session that is.</param>
public sealed record HotDeskState(int Id, ExtensionNumber Number, int? PhoneId, OpenSession? Session, OwnerName? Owner)
{
    /// <summary>The hot desk extension of that id on a board; null: there is none.</summary>
    public static HotDeskState? On(OwnershipBoard board, int id) => board.Directory.HotDesk(id) is not { } hotDesk ? null : new HotDeskState(
        id, hotDesk.Number, hotDesk.Phone?.Id, board.OwnershipOf(id).Session, board.OwnerOf(id) is { } owner ? OwnerName.Of(owner) : null);
}

/// <summary>A session the claimant has elsewhere.</summary>
public sealed record ElsewhereSession(OpenSession Session, ExtensionNumber HotDesk);

/// <summary>The user who wants a phone.</summary>
/// <param name="Who">Name and number.</param>
/// <param name="IsActive">Not disabled.</param>
/// <param name="IsHotDeskingEnabled">May log in at hot desk extensions.</param>
/// <param name="HasOwnPhone">Has a phone of their own: while it is so, no login anywhere.</param>
/// <param name="Elsewhere">Sessions open at other hot desk extensions.</param>
public sealed record ClaimantState(
    OwnerName Who, bool IsActive, bool IsHotDeskingEnabled, bool HasOwnPhone, ImmutableArray<ElsewhereSession> Elsewhere)
{
    /// <summary>The user of that id on a board, for a login at <paramref name="hotDeskId"/>; null: there is none.</summary>
    public static ClaimantState? On(OwnershipBoard board, int userId, int hotDeskId) => board.Directory.User(userId) is not { } user ? null : new ClaimantState(
        OwnerName.Of(user), user.IsActive, user.IsHotDeskingEnabled, !user.OwnPhones.IsEmpty,
        [
            .. board.HotDesksOf(userId).Where(id => id != hotDeskId)
                .Select(id => new ElsewhereSession(board.OwnershipOf(id).Session!, board.Directory.HotDesk(id)!.Number)),
        ]);
}
