using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of each destination.</summary>
public abstract class DestinationCheck(string code, ReadinessSeverity severity)
    : ReadinessCheck(code, ReadinessArea.Destinations, severity)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var destination in state.Board.Directory.Destinations)
            if (Wrong(destination, state) is { } text)
                yield return At(destination.Id, $"{destination.Number} {destination.Name}", text, Fix(destination, state));
    }

    /// <summary>What is wrong with one; null: nothing.</summary>
    protected abstract Fact? Wrong(DestinationEntry destination, ReadinessState state);

    /// <summary>What the fix would do to one; null: none is safe.</summary>
    protected virtual Fact? Fix(DestinationEntry destination, ReadinessState state) => null;
}

/// <summary>A member is a shared phone, which never rings that way.</summary>
public sealed class PointsAtHotDeskCheck() : DestinationCheck("points-at-hot-desk", ReadinessSeverity.Problem)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(DestinationEntry destination, ReadinessState state) =>
        HotDesks(destination, state) is { Count: > 0 } hotDesks ? new SharedPhonesAreMembers([.. hotDesks]) : null;

    /// <inheritdoc/>
    protected override Fact Fix(DestinationEntry destination, ReadinessState state) =>
        new SharedPhonesAreRemoved([.. HotDesks(destination, state)]);

    internal override async Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation)
    {
        var destinations = await OfficeSetUp.ReadAsync(subjects, chunk => transaction.Db.Destinations.Include(d => d.Members)
            .Where(d => d.OfficeId == transaction.OfficeId && chunk.Contains(d.Id)).ToListAsync(cancellation));
        foreach (var destination in destinations)
        {
            var hotDesks = destination.Members.Where(m => transaction.Board.Directory.HotDesk(m.ExtensionId) is not null).ToList();
            if (hotDesks.Count == 0)
                continue;
            transaction.Db.RemoveRange(hotDesks);
            transaction.Stamp(destination);
        }
        return [.. destinations.Select(d => d.Id)];
    }

    private static List<ExtensionNumber> HotDesks(DestinationEntry destination, ReadinessState state) =>
        [.. destination.MemberIds.Select(state.Board.Directory.HotDesk).OfType<HotDeskEntry>().Select(h => h.Number)];
}

/// <summary>Callers would reach nobody.</summary>
public sealed class NobodyLoggedInCheck() : DestinationCheck("nobody-logged-in", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(DestinationEntry destination, ReadinessState state) =>
        RouteResolver.Resolve(state.Board, destination.Number.Digits) is { IsSuccess: true, Value: { Reachable: false } route } ? route.Reason : null;
}
