using HotDeskPortal.Domain;
namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of each user who is to log in at hot desks.</summary>
public abstract class UserCheck(string code, ReadinessSeverity severity)
    : ReadinessCheck(code, ReadinessArea.Users, severity)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var user in state.Users)
            if (user.IsHotDesking && Wrong(user, state) is { } text)
                yield return At(user.Entry.Id, $"{user.Entry.Number} {user.Entry.Name}", text);
    }

    /// <summary>What is wrong with one; null: nothing.</summary>
    protected abstract Fact? Wrong(CheckedUser user, ReadinessState state);
}

/// <summary>A phone of their own: they cannot log in anywhere.</summary>
public sealed class OwnPhoneCheck() : UserCheck("own-phone", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedUser user, ReadinessState state) => user.Entry.OwnPhones is [var first, .. var more]
        ? new UserHasPhones(more.Length + 1, first.Model, first.Mac)
        : null;
}

/// <summary>No PIN: nobody can log in as this user.</summary>
public sealed class NoPinCheck() : UserCheck("no-pin", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedUser user, ReadinessState state) => user.HasPin ? null : new PinIsMissing();
}

/// <summary>A PIN that others would try first.</summary>
public sealed class WeakPinCheck() : UserCheck("weak-pin", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedUser user, ReadinessState state) =>
        user.HasGuessablePin ? new PinIsGuessable() : null;
}

/// <summary>No caller ID number.</summary>
public sealed class NoCallerIdCheck() : UserCheck("no-caller-id", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedUser user, ReadinessState state) =>
        user.Entry.CallerIdNumber is null ? new CallsShowExtension(user.Entry.Number) : null;
}

/// <summary>Enabled and billed, but not using it.</summary>
public sealed class NotLoggedInFor30DaysCheck() : UserCheck("not-logged-in-for-30-days", ReadinessSeverity.Information)
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedUser user, ReadinessState state)
    {
        if (!state.Board.HotDesksOf(user.Entry.Id).IsEmpty || state.Now - (user.LastLogIn ?? user.CreatedAt) < Long)
            return null;
        return user.LastLogIn is { } last
            ? new LoggedInLongAgo((int)(state.Now - last).TotalDays)
            : new NeverLoggedIn();
    }
}

/// <summary>No queue, DID or attendant leads to them.</summary>
public sealed class InNoDestinationCheck() : UserCheck("in-no-destination", ReadinessSeverity.Information)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        // An office that routes its calls elsewhere has no destinations here: that is no finding for each user.
        if (state.Board.Directory.Destinations.IsEmpty)
            return [];
        var members = state.Board.Directory.Destinations.SelectMany(d => d.MemberIds).ToHashSet();
        return base.Find(state).Where(f => !members.Contains(f.Key.Subject));
    }

    /// <inheritdoc/>
    protected override Fact Wrong(CheckedUser user, ReadinessState state) => new IsNoMember();
}
