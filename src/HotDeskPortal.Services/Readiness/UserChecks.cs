namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of each user who is to log in at hot desks.</summary>
public abstract class UserCheck(string code, ReadinessSeverity severity, string what, string holds, string why)
    : ReadinessCheck(code, ReadinessArea.Users, severity, what, holds, why)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var user in state.Users)
            if (user.IsHotDesking && Wrong(user, state) is { } text)
                yield return At(user.Entry.Id, $"{user.Entry.Number} {user.Entry.Name}", text);
    }

    /// <summary>What is wrong with one, in a sentence; null: nothing.</summary>
    protected abstract string? Wrong(UserFacts user, ReadinessState state);
}

/// <summary>A phone of their own: they cannot log in anywhere.</summary>
public sealed class OwnPhone() : UserCheck(
    "own-phone", ReadinessSeverity.Problem, "A phone of their own", "No hot desk user has a phone of their own",
    "While a user has a phone of their own, they cannot log in at any hot desk.")
{
    /// <inheritdoc/>
    protected override string? Wrong(UserFacts user, ReadinessState state) => user.Entry.OwnPhones is [var first, .. var more]
        ? $"Has {(more.IsEmpty ? $"the {first.Model} {first.Mac}" : $"{more.Length + 1} phones")}, and so cannot log in at any hot desk."
        : null;
}

/// <summary>No PIN: nobody can log in as this user.</summary>
public sealed class WithoutPin() : UserCheck(
    "no-pin", ReadinessSeverity.Problem, "No PIN", "Every hot desk user has a PIN",
    "Without a PIN a user cannot log in.")
{
    /// <inheritdoc/>
    protected override string? Wrong(UserFacts user, ReadinessState state) => user.HasPin ? null : "Has no PIN, and so cannot log in.";
}

/// <summary>A PIN that others would try first.</summary>
public sealed class GuessablePin() : UserCheck(
    "weak-pin", ReadinessSeverity.Warning, "A PIN that is easily guessed", "No PIN is easily guessed",
    "The extension itself, one digit repeated and straight runs are what everybody tries first. Such a PIN comes by an import, or by renumbering.")
{
    /// <inheritdoc/>
    protected override string? Wrong(UserFacts user, ReadinessState state) =>
        user.HasGuessablePin ? "The PIN is the extension, one digit repeated, or a straight run." : null;
}

/// <summary>No caller ID number.</summary>
public sealed class WithoutCallerId() : UserCheck(
    "no-caller-id", ReadinessSeverity.Warning, "No caller ID", "Every hot desk user has a caller ID",
    "Calls that leave the office show the owner’s caller ID. Without one they show the bare extension.")
{
    /// <inheritdoc/>
    protected override string? Wrong(UserFacts user, ReadinessState state) =>
        user.Entry.CallerIdNumber is null ? $"Has no caller ID number: calls outside show {user.Entry.Number}." : null;
}

/// <summary>Enabled and billed, but not using it.</summary>
public sealed class LongUnused() : UserCheck(
    "not-logged-in-for-30-days", ReadinessSeverity.Information, "Has not logged in for 30 days", "Every hot desk user has logged in within 30 days",
    "Users who are enabled for hot desking are billed whether they log in or not.")
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    protected override string? Wrong(UserFacts user, ReadinessState state)
    {
        if (!state.Board.HotDesksOf(user.Entry.Id).IsEmpty || state.Now - (user.LastLogIn ?? user.CreatedAt) < Long)
            return null;
        return user.LastLogIn is { } last
            ? $"Logged in last {(int)(state.Now - last).TotalDays} days ago, and is still billed."
            : "Has never logged in, and is still billed.";
    }
}

/// <summary>No queue, DID or attendant leads to them.</summary>
public sealed class InNoDestination() : UserCheck(
    "in-no-destination", ReadinessSeverity.Information, "In no destination", "Every hot desk user is in a destination",
    "Callers from outside reach people through queues, DIDs and attendants. Who is in none is reached by their extension only.")
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
    protected override string Wrong(UserFacts user, ReadinessState state) => "Is a member of no queue, DID or attendant.";
}
