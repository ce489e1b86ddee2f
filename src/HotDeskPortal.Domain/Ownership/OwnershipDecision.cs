using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>One change of ownership. Each takes one version of its office.</summary>
public abstract record OwnershipChange;

/// <summary>A session begins.</summary>
public sealed record SessionStarted(OpenSession Session, int PhoneId) : OwnershipChange;

/// <summary>A session ends.</summary>
/// <param name="Session">Which.</param>
/// <param name="End">How.</param>
/// <param name="SucceededBy">The session that takes its place, at a takeover or a move.</param>
/// <param name="Reason">The reason given, at a forced logout.</param>
public sealed record SessionEnded(OpenSession Session, SessionEnd End, Guid? SucceededBy = null, string? Reason = null)
    : OwnershipChange;

/// <summary>A login, after the PIN was found right.</summary>
/// <param name="SessionId">Identity the new session will have.</param>
/// <param name="At">Now.</param>
/// <param name="AnnouncedOwnerId">The owner who was named to the user before they confirmed; null: nobody.</param>
public sealed record LogIn(Guid SessionId, DateTimeOffset At, int? AnnouncedOwnerId);

/// <summary>A logout of a certain session.</summary>
/// <param name="SessionId">The session it is meant for: if another one is open by now, nothing happens. Null: whichever is open.</param>
/// <param name="End">How it ends.</param>
/// <param name="Reason">The reason given.</param>
public sealed record LogOut(Guid? SessionId, SessionEnd End, string? Reason = null);

/// <summary>
/// Who owns a phone next: pure, all or nothing (design/behaviour.md: Taking ownership). The caller saves all changes in one
/// transaction, or none.
/// </summary>
public static class OwnershipDecision
{
    /// <summary>
    /// Decides a login. At a takeover the previous session ends, at a move the user's others; then the new one starts. The
    /// order of refusals is that of the keypad (design/behaviour.md: The PIN check).
    /// </summary>
    /// <returns>The changes, or <see cref="NotRight"/>, <see cref="NotEnabled"/>, <see cref="HasOwnPhone"/>,
    /// <see cref="AlreadyOwner"/>, <see cref="NoPhone"/>, <see cref="LoggedInElsewhere"/>, <see cref="OwnerChanged"/>.</returns>
    public static Result<ImmutableArray<OwnershipChange>> Decide(
        HotDeskState hotDesk, ClaimantState claimant, UserElsewherePolicy policy, LogIn command)
    {
        if (!claimant.IsActive)
            return new NotRight();
        if (!claimant.IsHotDeskingEnabled)
            return new NotEnabled(claimant.Who);
        if (claimant.HasOwnPhone)
            return new HasOwnPhone(claimant.Who);
        if (hotDesk.Session?.UserId == claimant.Who.UserId)
            return new AlreadyOwner(hotDesk.Number);
        if (hotDesk.PhoneId is not { } phoneId)
            return new NoPhone(hotDesk.Number);
        if (policy == UserElsewherePolicy.Refuse && claimant.Elsewhere is [var first, ..])
            return new LoggedInElsewhere(first.HotDesk);
        // A phone that has become free throws nobody out: only another owner than the announced one is asked about again.
        if (hotDesk.Owner is { } owner && owner.UserId != command.AnnouncedOwnerId)
            return new OwnerChanged(owner);

        var changes = ImmutableArray.CreateBuilder<OwnershipChange>();
        if (hotDesk.Session is { } previous)
            changes.Add(new SessionEnded(previous, SessionEnd.TakenOver, command.SessionId));
        if (policy == UserElsewherePolicy.Move)
            changes.AddRange(claimant.Elsewhere.Select(e => new SessionEnded(e.Session, SessionEnd.Moved, command.SessionId)));
        changes.Add(new SessionStarted(
            new OpenSession(command.SessionId, hotDesk.Id, claimant.Who.UserId, command.At), phoneId));
        return changes.ToImmutable();
    }

    /// <summary>Decides a logout, whoever asks for it: the right to do so, and the PIN, are checked before.</summary>
    /// <returns>The change, or <see cref="NobodyLoggedIn"/>, <see cref="SessionOver"/>.</returns>
    public static Result<ImmutableArray<OwnershipChange>> Decide(HotDeskState hotDesk, LogOut command)
    {
        if (command.SessionId is { } meant && hotDesk.Session?.Id != meant)
            return new SessionOver(meant);
        if (hotDesk.Session is not { } session)
            return new NobodyLoggedIn(hotDesk.Number);
        return ImmutableArray.Create<OwnershipChange>(new SessionEnded(session, command.End, Reason: command.Reason));
    }
}
