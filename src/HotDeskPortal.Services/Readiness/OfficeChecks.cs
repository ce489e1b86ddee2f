using HotDeskPortal.Domain;
namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of the office itself.</summary>
public abstract class OfficeCheck(string code, ReadinessSeverity severity)
    : ReadinessCheck(code, ReadinessArea.Office, severity)
{
    /// <summary>The <see cref="FindingKey.Subject"/> of a finding that concerns the whole office.</summary>
    public const int Office = 0;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state) =>
        Wrong(state) is { } text ? [At(Office, state.Office.Name, text)] : [];

    /// <summary>What is wrong; null: nothing.</summary>
    protected abstract Fact? Wrong(ReadinessState state);
}

/// <summary>Without a SIP server no phone gets a configuration.</summary>
public sealed class NoSipServerCheck() : OfficeCheck("no-sip-server", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(ReadinessState state) =>
        string.IsNullOrWhiteSpace(state.SipServer) ? new SipServerIsMissing() : null;
}

/// <summary>People have numbers in the range of the shared phones.</summary>
public sealed class RangesOverlapCheck() : OfficeCheck("ranges-overlap", ReadinessSeverity.Information)
{
    private const int Named = 3;

    /// <inheritdoc/>
    protected override Fact? Wrong(ReadinessState state)
    {
        if (state.UserRange is { } users && users.Overlaps(state.Range))
            return new RangesShareNumbers(users, state.Range);
        var inside = state.Users.Where(u => state.Range.Contains(u.Entry.Number)).Select(u => $"{u.Entry.Number} {u.Entry.Name}").ToList();
        return inside.Count == 0 ? null : new UsersAreInRange(state.Range, [.. inside.Take(Named)], Math.Max(inside.Count - Named, 0));
    }
}

/// <summary>Sessions last until somebody ends them.</summary>
public sealed class NoAutomaticLogoutCheck() : OfficeCheck("no-automatic-logout", ReadinessSeverity.Information)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(ReadinessState state) =>
        state.Office.Policies is { NightlyLogout: null, MaximumSession: null } ? new NothingEndsSessions() : null;
}

/// <summary>More wrong PINs in a day than people make by mistake.</summary>
public sealed class PinsGuessedCheck() : OfficeCheck("pins-guessed", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(ReadinessState state) =>
        state.Board.PinsGuessedUntil > state.Now ? new SomebodyGuessesPins(state.Office.Policies.OfficeTriesADay) : null;
}

/// <summary>Somebody has forgotten to log out.</summary>
public sealed class OwnedOver24HoursCheck() : ReadinessCheck("owned-over-24-hours", ReadinessArea.Office, ReadinessSeverity.Warning)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var hotDesk in state.Board.Directory.HotDesks)
            if (state.Board.OwnershipOf(hotDesk.Id).Session is { } session && state.Now - session.StartedAt > Long && state.Board.OwnerOf(hotDesk.Id) is { } owner)
                yield return At(hotDesk.Id, hotDesk.Number.Digits, new LoggedInForHours(owner.Name, (int)(state.Now - session.StartedAt).TotalHours));
    }
}
