using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>The recent wrong PINs of one user or one phone, and the lock they led to.</summary>
/// <param name="WrongAt">When, oldest first; no more than the policy counts.</param>
/// <param name="LockedUntil">End of the lock; may lie in the past.</param>
public sealed record PinGuard(ImmutableArray<DateTimeOffset> WrongAt, DateTimeOffset? LockedUntil)
{
    /// <summary>No wrong PIN so far.</summary>
    public static PinGuard Clear { get; } = new([], null);

    /// <summary>Whether nothing is counted and nothing locked, nor was lately.</summary>
    public bool IsClear => WrongAt.IsEmpty && LockedUntil is null;

    /// <summary>Whether the lock holds at <paramref name="at"/>.</summary>
    public bool IsLocked(DateTimeOffset at) => LockedUntil > at;

    /// <summary>Counts a wrong PIN; the last one that the policy allows locks. While locked nothing counts or extends.</summary>
    public PinGuard Wrong(DateTimeOffset at, LockoutPolicy policy)
    {
        if (IsLocked(at))
            return this;
        var recent = WrongAt.RemoveAll(t => t <= at - policy.Window).Add(at);
        return recent.Length >= policy.Tries ? new PinGuard([], at + policy.Duration) : new PinGuard(recent, null);
    }
}

/// <summary>What a PIN check finds before it looks at any session.</summary>
/// <param name="Phone">The phone's guard.</param>
/// <param name="User">The user's guard; null: no such user, or disabled.</param>
public sealed record PinCheckState(PinGuard Phone, PinGuard? User);

/// <summary>A decided PIN check.</summary>
/// <param name="Refusal">Why the PIN does not open anything; null: it does.</param>
/// <param name="Phone">The phone's guard from now on.</param>
/// <param name="User">The user's guard from now on.</param>
public sealed record PinCheckDecision(Error? Refusal, PinGuard Phone, PinGuard? User);

/// <summary>The PIN check with its locks, pure (design/behaviour.md: The PIN check).</summary>
public static class PinCheck
{
    /// <summary>
    /// Decides whether a PIN opens. Unknown, disabled, wrong and locked look the same from outside. The PIN is only compared
    /// where no lock holds, so that callers cannot burn our CPU. A right PIN clears the user's count, not the phone's: an
    /// attacker's own PIN must not buy more guesses.
    /// </summary>
    public static PinCheckDecision Decide(PinCheckState state, Func<bool> pinMatches, OfficePolicies policies, DateTimeOffset at)
    {
        if (state.Phone.IsLocked(at))
            return new PinCheckDecision(new PhoneRefuses(state.Phone.LockedUntil!.Value), state.Phone, state.User);
        if (state.User?.IsLocked(at) == true)
            return new PinCheckDecision(new NotRight(), state.Phone, state.User);
        if (state.User is not null && pinMatches())
            return new PinCheckDecision(null, state.Phone, PinGuard.Clear);
        return new PinCheckDecision(
            new NotRight(), state.Phone.Wrong(at, policies.PhoneLockout), state.User?.Wrong(at, policies.UserLockout));
    }
}
