using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>The recent wrong PINs of one user, one phone or an office, and the lock they led to.</summary>
/// <param name="WrongAt">When, oldest first; no more than the policy counts.</param>
/// <param name="LockedUntil">End of the lock; may lie in the past.</param>
public sealed record PinGuard(ImmutableArray<DateTimeOffset> WrongAt, DateTimeOffset? LockedUntil)
{
    /// <summary>What a day is here: nobody has to know where its midnight is.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>No wrong PIN so far.</summary>
    public static PinGuard Clear { get; } = new([], null);

    /// <summary>When the day began that is counted: with its first wrong PIN; null: none is counted.</summary>
    public DateTimeOffset? DayFrom { get; init; }

    /// <summary>Wrong PINs of that day.</summary>
    public int WrongADay { get; init; }

    /// <summary>Whether nothing is counted and nothing locked, nor was lately.</summary>
    public bool IsClear => WrongAt.IsEmpty && LockedUntil is null && DayFrom is null;

    /// <summary>Whether a right PIN would find nothing to forget: at most a day is counted.</summary>
    public bool IsForgiven => WrongAt.IsEmpty && LockedUntil is null;

    /// <summary>Whether the lock holds at <paramref name="at"/>.</summary>
    public bool IsLocked(DateTimeOffset at) => LockedUntil > at;

    /// <summary>Counts a wrong PIN; the last one that the policy allows locks. While locked nothing counts or extends.</summary>
    /// <param name="at">Now.</param>
    /// <param name="policy">What locks for a while.</param>
    /// <param name="mostADay">What locks for the rest of the day; null: nothing.</param>
    /// <param name="noSoonerThan">When a lock ends at the soonest.</param>
    public PinGuard Wrong(DateTimeOffset at, LockoutPolicy policy, int? mostADay = null, DateTimeOffset? noSoonerThan = null)
    {
        if (IsLocked(at))
            return this;
        var recent = WrongAt.RemoveAll(t => t <= at - policy.Window).Add(at);
        // Who is not counted by the day takes up no day.
        var next = mostADay is null ? this : Counted(at);
        if (mostADay is { } most && next.WrongADay >= most)
            return next with { WrongAt = [], LockedUntil = next.DayFrom + Day };
        if (recent.Length < policy.Tries)
            return next with { WrongAt = recent, LockedUntil = null };
        var until = at + policy.Duration;
        return next with { WrongAt = [], LockedUntil = noSoonerThan > until ? noSoonerThan : until };
    }

    /// <summary>Counts a wrong PIN anywhere in the office. Here the lock means that there were too many.</summary>
    public PinGuard WrongAnywhere(DateTimeOffset at, int mostADay)
    {
        var next = Counted(at);
        return next with { LockedUntil = next.WrongADay >= mostADay ? next.DayFrom + Day : null };
    }

    /// <summary>A right PIN: what was counted of the last minutes is forgotten, but not the day.</summary>
    public PinGuard Right(DateTimeOffset at) => IsDay(at) ? this with { WrongAt = [], LockedUntil = null } : Clear;

    private bool IsDay(DateTimeOffset at) => DayFrom + Day > at;

    private PinGuard Counted(DateTimeOffset at) => IsDay(at) ? this with { WrongADay = WrongADay + 1 } : this with { DayFrom = at, WrongADay = 1 };
}

/// <summary>What a PIN check finds before it looks at any session.</summary>
/// <param name="Phone">The phone's guard.</param>
/// <param name="User">The user's guard; null: no such user, or disabled.</param>
public sealed record PinCheckState(PinGuard Phone, PinGuard? User)
{
    /// <summary>The office's guard.</summary>
    public PinGuard Office { get; init; } = PinGuard.Clear;
}

/// <summary>A decided PIN check.</summary>
/// <param name="Refusal">Why the PIN does not open anything; null: it does.</param>
/// <param name="Phone">The phone's guard from now on.</param>
/// <param name="User">The user's guard from now on.</param>
/// <param name="Office">The office's guard from now on.</param>
public sealed record PinCheckDecision(Error? Refusal, PinGuard Phone, PinGuard? User, PinGuard Office);

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
            return new PinCheckDecision(new PhoneRefuses(state.Phone.LockedUntil!.Value), state.Phone, state.User, state.Office);
        if (state.User?.IsLocked(at) == true)
            return new PinCheckDecision(new NotRight(), state.Phone, state.User, state.Office);
        if (state.User is not null && pinMatches())
            return new PinCheckDecision(null, state.Phone, state.User.Right(at), state.Office);
        var office = state.Office.WrongAnywhere(at, policies.OfficeTriesADay);
        return new PinCheckDecision(
            new NotRight(), state.Phone.Wrong(at, policies.PhoneLockout, noSoonerThan: office.LockedUntil),
            state.User?.Wrong(at, policies.UserLockout, policies.UserTriesADay), office);
    }
}
