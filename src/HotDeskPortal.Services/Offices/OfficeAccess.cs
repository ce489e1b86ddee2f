using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Offices;

/// <summary>The door to an office: every service opens it before anything else.</summary>
public sealed class OfficeAccess(OwnershipFeed feed)
{
    /// <summary>The board of the office as it is now, if the actor may do <paramref name="permission"/> there.</summary>
    /// <returns>The board, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>.</returns>
    public Result<OwnershipBoard> Open(Actor actor, string officeKey, Permission permission) =>
        feed.Board(officeKey) is not { } board || !actor.Sees(board.Office) ? new UnknownOffice(officeKey)
        : !actor.May(permission, board.Office) ? new NotAllowed(permission)
        : board;

    /// <summary>The offices that the actor sees, by name.</summary>
    public IReadOnlyList<OwnershipBoard> All(Actor actor) =>
        [.. feed.Boards.Where(b => actor.Sees(b.Office)).OrderBy(b => b.Office.Name, StringComparer.OrdinalIgnoreCase)];
}
