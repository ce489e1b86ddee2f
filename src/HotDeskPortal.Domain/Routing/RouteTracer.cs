using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Routing;

/// <summary>
/// Follows a call step by step: who rings and why not, which caller ID shows, what an emergency call would carry. Where calls go is
/// <see cref="RouteResolver"/>'s to say; this tells why.
/// </summary>
public static class RouteTracer
{
    /// <summary>Follows a call to <paramref name="number"/>.</summary>
    /// <param name="board">Who owns what.</param>
    /// <param name="from">The hot desk extension or user it is made from, or a number outside; null: from outside.</param>
    /// <param name="number">What is dialled.</param>
    /// <returns>The trace, or <see cref="UnknownNumber"/>, <see cref="NoCaller"/>.</returns>
    public static Result<CallTrace> Trace(OwnershipBoard board, string? from, string number) =>
        RouteResolver.Decide(board, from, number).Map(verdict => Explain(board, from, verdict));

    private static CallTrace Explain(OwnershipBoard board, string? from, CallVerdict verdict)
    {
        var (steps, route) = (ImmutableArray.CreateBuilder<TraceStep>(), verdict.Route);
        if (Caller.IsOutside(board, from))
        {
            if (route.Reason is IsForTheOfficeOnly)
                return new CallTrace(null, verdict, null, null, [new TraceStep(TraceMark.Stops, route.Reason)]);
            steps.Add(new TraceStep(TraceMark.Passes, from is null ? new ComesFromOutside() : new ComesFromNumber(from)));
            Follow(board, route, null, steps);
            return new CallTrace(null, verdict, null, null, steps.ToImmutable());
        }
        var found = Caller.Of(board, from!);
        var caller = found.IsSuccess ? found.Value : null;
        if (caller is not null)
            steps.Add(caller.Step);
        if (route.Reason is FreePhoneCallsEmergencyOnly or FreePhoneCallsInsideOnly)
            steps.Add(new TraceStep(TraceMark.Stops, route.Reason));
        else if (verdict.Verdict == Verdict.Emergency || caller?.Step.Mark != TraceMark.Stops)
        {
            Follow(board, route, caller, steps);
            if (verdict.Verdict == Verdict.Outside && verdict.Outside != route.Number)
                steps.Add(new TraceStep(TraceMark.Note, new GoesToTheTrunkAs(verdict.Outside!)));
        }
        if (verdict is { Verdict: not Verdict.Emergency, Place: { } place })
            steps.Add(new TraceStep(TraceMark.Note, new EmergencyCallWouldCarry(place.Location, place.Callback)));
        var shown = route.Reachable && route.Kind != RouteKind.FeatureCode ? caller?.CallerId : null;
        return new CallTrace(caller?.Extension, verdict, shown, verdict.Place, steps.ToImmutable());
    }

    private static void Follow(OwnershipBoard board, Route route, Caller? caller, ImmutableArray<TraceStep>.Builder steps)
    {
        switch (route.Kind)
        {
            case RouteKind.Emergency:
                steps.Add(new TraceStep(TraceMark.Passes, route.Reason));
                steps.Add(new TraceStep(TraceMark.Note, new EmergencyCallCarries(caller?.Phone?.EmergencyLocation, caller?.Phone?.EmergencyCallback)));
                return;
            case RouteKind.FeatureCode when caller is { IsHotDesk: false }:
                steps.Add(new TraceStep(TraceMark.Stops, new OwnPhoneIsNoHotDesk()));
                return;
            case RouteKind.FeatureCode:
                steps.Add(new TraceStep(TraceMark.Passes, route.Reason));
                return;
            case RouteKind.External:
                steps.Add(new TraceStep(TraceMark.Passes, route.Reason));
                break;
            default:
                Follow(board, board.Directory.Find(route.Number)!, 0, [], steps);
                break;
        }
        if (caller is not null)
            steps.Add(new TraceStep(TraceMark.Note, caller.CallerId is { } id ? new ShowsCallerId(id.Name, id.Number) : new ShowsNoCallerId()));
    }

    private static void Follow(OwnershipBoard board, DirectoryEntry entry, int depth, HashSet<int> walked, ImmutableArray<TraceStep>.Builder steps)
    {
        switch (entry)
        {
            case UserEntry user:
                var route = RouteResolver.To(board, user);
                steps.AddRange(route.Rings.Select(r => new TraceStep(
                    TraceMark.Rings, r.Extension == user.Number ? new OwnPhoneRings(user.Name, r.Mac) : new RingsWhereLoggedIn(user.Name, r.Extension, r.Mac), depth)));
                if (!route.Reachable)
                    steps.Add(new TraceStep(TraceMark.Stops, new UserDoesNotRing(user.Name, user.Number, Caller.WhyUnreachable(user)), depth));
                return;
            case DestinationEntry destination when !walked.Add(destination.Id):
                steps.Add(new TraceStep(TraceMark.Note, new WasCalledAlready(destination.Name), depth));
                return;
            case DestinationEntry destination:
                var members = RouteResolver.Members(board, destination);
                steps.Add(new TraceStep(
                    members.IsEmpty ? TraceMark.Stops : TraceMark.Passes,
                    new IsDestination(destination.Number, destination.Kind, destination.Name, members.Length), depth));
                foreach (var member in members)
                    Follow(board, member.Entry, depth + 1, walked, steps);
                return;
            default:
                steps.Add(new TraceStep(TraceMark.Stops, RouteResolver.To(board, entry).Reason, depth));
                return;
        }
    }
}
