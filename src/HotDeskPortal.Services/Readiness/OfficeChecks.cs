namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of the office itself.</summary>
public abstract class OfficeCheck(string code, ReadinessSeverity severity, string what, string holds, string why)
    : ReadinessCheck(code, ReadinessArea.Office, severity, what, holds, why)
{
    /// <summary>The <see cref="FindingKey.Subject"/> of a finding that concerns the whole office.</summary>
    public const int Office = 0;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state) =>
        Wrong(state) is { } text ? [At(Office, state.Office.Name, text)] : [];

    /// <summary>What is wrong, in a sentence; null: nothing.</summary>
    protected abstract string? Wrong(ReadinessState state);
}

/// <summary>Without a SIP server no phone gets a configuration.</summary>
public sealed class WithoutSipServer() : OfficeCheck(
    "no-sip-server", ReadinessSeverity.Problem, "No SIP server", "The office has a SIP server",
    "Phones are told where to register. While nobody has said where, they get no configuration at all.")
{
    /// <inheritdoc/>
    protected override string? Wrong(ReadinessState state) =>
        string.IsNullOrWhiteSpace(state.SipServer) ? "The SIP server is not set, so no phone can be configured." : null;
}

/// <summary>People have numbers in the range of the shared phones.</summary>
public sealed class RangesOverlap() : OfficeCheck(
    "ranges-overlap", ReadinessSeverity.Information, "The ranges of users and hot desks overlap", "Users and hot desk extensions have ranges of their own",
    "One should see from a number alone whether it is a person or a shared phone.")
{
    private const int Named = 3;

    /// <inheritdoc/>
    protected override string? Wrong(ReadinessState state)
    {
        if (state.UserRange is { } users && users.Overlaps(state.Range))
            return $"{users} is kept for users, {state.Range} for hot desk extensions.";
        var inside = state.Users.Where(u => state.Range.Contains(u.Entry.Number)).Select(u => $"{u.Entry.Number} {u.Entry.Name}").ToList();
        return inside.Count switch
        {
            0 => null,
            <= Named => $"In {state.Range}: {string.Join(", ", inside)}.",
            _ => $"In {state.Range}: {string.Join(", ", inside.Take(Named))} and {inside.Count - Named} more.",
        };
    }
}

/// <summary>Sessions last until somebody ends them.</summary>
public sealed class NoAutomaticLogout() : OfficeCheck(
    "no-automatic-logout", ReadinessSeverity.Information, "No automatic logout is chosen", "An automatic logout is chosen",
    "Agents forget to log out. Without an automatic logout, their calls ring a desk that they have left.")
{
    /// <inheritdoc/>
    protected override string? Wrong(ReadinessState state) =>
        state.Office.Policies is { NightlyLogout: null, MaximumSession: null } ? "Sessions last until somebody takes over or logs out." : null;
}

/// <summary>Somebody has forgotten to log out.</summary>
public sealed class OwnedTooLong() : ReadinessCheck(
    "owned-over-24-hours", ReadinessArea.Office, ReadinessSeverity.Warning, "Logged in for more than 24 hours", "Nobody has been logged in for more than 24 hours",
    "Somebody has probably forgotten to log out: their calls ring a desk that they have left.")
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var hotDesk in state.Board.Directory.HotDesks)
            if (state.Board.OwnershipOf(hotDesk.Id).Session is { } session && state.Now - session.StartedAt > Long && state.Board.OwnerOf(hotDesk.Id) is { } owner)
                yield return At(hotDesk.Id, hotDesk.Number.Digits, $"{owner.Name} has been logged in for {(int)(state.Now - session.StartedAt).TotalHours} hours.");
    }
}
