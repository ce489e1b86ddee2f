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
    private const int LongestNumber = 16;

    /// <summary>Digits of the shortest number outside, as a caller ID shows it; what is shorter is a mistyped extension.</summary>
    private const int ShortestOutside = 7;

    /// <summary>Follows a call to <paramref name="number"/>.</summary>
    /// <param name="board">Who owns what.</param>
    /// <param name="from">The hot desk extension or user it is made from, or a number outside; null: from outside.</param>
    /// <param name="number">What is dialled.</param>
    /// <returns>The trace, or <see cref="UnknownNumber"/>, <see cref="NoCaller"/>.</returns>
    public static Result<CallTrace> Trace(OwnershipBoard board, string? from, string number)
    {
        var dialled = RouteResolver.Resolve(board, number);
        if (from is null || IsOutside(board, from))
            return dialled.Map(route => FromOutside(board, route, from));
        if (!dialled.IsSuccess && !IsDialable(number))
            return dialled.Error;
        var steps = ImmutableArray.CreateBuilder<TraceStep>();
        var found = CallerOf(board, from, steps);
        if (!found.IsSuccess)
            return found.Error;
        var caller = found.Value;
        var route = dialled.IsSuccess ? dialled.Value : new Route(number, RouteKind.External, true, [], new LeavesTheOffice(number));
        if (caller.Phone is null)
            route = Refused(route, steps[^1].What);
        else if (Refusal(caller, route) is { } refusal)
        {
            steps.Add(new TraceStep(TraceMark.Stops, refusal));
            route = Refused(route, refusal);
        }
        else
        {
            Follow(board, route, caller, steps);
        }
        var place = caller.Phone is { } phone ? new EmergencyPlace(phone.EmergencyLocation, phone.EmergencyCallback) : null;
        if (place is not null && route.Kind != RouteKind.Emergency)
            steps.Add(new TraceStep(TraceMark.Note, new EmergencyCallWouldCarry(place.Location, place.Callback)));
        return new CallTrace(caller.Extension, route, route.Reachable && route.Kind != RouteKind.FeatureCode ? caller.CallerId : null, place, steps.ToImmutable());
    }

    private static CallTrace FromOutside(OwnershipBoard board, Route route, string? from)
    {
        var steps = ImmutableArray.CreateBuilder<TraceStep>();
        if (route.Kind is RouteKind.Emergency or RouteKind.FeatureCode)
        {
            var why = new IsForTheOfficeOnly(route.Number);
            steps.Add(new TraceStep(TraceMark.Stops, why));
            return new CallTrace(null, Refused(route, why), null, null, steps.ToImmutable());
        }
        steps.Add(new TraceStep(TraceMark.Passes, from is null ? new ComesFromOutside() : new ComesFromNumber(from)));
        Follow(board, route, null, steps);
        return new CallTrace(null, route, null, null, steps.ToImmutable());
    }

    /// <summary>Who calls from which phone. Without one, the last step says why.</summary>
    private sealed record Caller(ExtensionNumber Extension, PhoneEntry? Phone, bool IsHotDesk, CallerId? CallerId, LoggedOutCallingPolicy Calling);

    private static Result<Caller> CallerOf(OwnershipBoard board, string from, ImmutableArray<TraceStep>.Builder steps) => board.Directory.Find(from) switch
    {
        HotDeskEntry hotDesk => AtHotDesk(board, hotDesk, steps),
        UserEntry user => AsUser(board, user, steps),
        DestinationEntry destination => new NoCaller(from, destination.Name),
        _ => new UnknownNumber(from),
    };

    private static Caller AtHotDesk(OwnershipBoard board, HotDeskEntry hotDesk, ImmutableArray<TraceStep>.Builder steps)
    {
        var outbound = RouteResolver.Outbound(board, hotDesk.Number.Digits).Value;
        steps.Add(hotDesk.Phone is null
            ? new TraceStep(TraceMark.Stops, new HotDeskHasNoPhone(hotDesk.Number))
            : outbound.Owner is { } owner
                ? new TraceStep(TraceMark.Passes, new IsCallOfOwner(owner.Name, owner.Number, hotDesk.Number))
                : new TraceStep(TraceMark.Note, new NobodyIsLoggedInAt(hotDesk.Number)));
        return new Caller(hotDesk.Number, hotDesk.Phone, true, outbound.CallerId, outbound.Calling);
    }

    private static Caller AsUser(OwnershipBoard board, UserEntry user, ImmutableArray<TraceStep>.Builder steps)
    {
        if (user.IsActive && board.HotDesksOf(user.Id).Select(board.Directory.HotDesk).FirstOrDefault(h => h?.Phone is not null) is { } hotDesk)
            return AtHotDesk(board, hotDesk, steps) with { Extension = user.Number };
        var phone = user.IsActive ? user.OwnPhones.FirstOrDefault() : null;
        steps.Add(phone is null
            ? new TraceStep(TraceMark.Stops, new HasNoPhoneToCallFrom(user.Name, WhyUnreachable(user)))
            : new TraceStep(TraceMark.Passes, new CallsFromOwnPhone(user.Name, phone.Model, phone.Mac)));
        return new Caller(user.Number, phone, false, RouteResolver.CallerIdOf(user), LoggedOutCallingPolicy.All);
    }

    private static Fact? Refusal(Caller caller, Route route) => (route.Kind, caller.Calling) switch
    {
        (RouteKind.Emergency or RouteKind.FeatureCode, _) or (_, LoggedOutCallingPolicy.All) => null,
        (RouteKind.External, _) => new FreePhoneCallsInsideOnly(),
        (_, LoggedOutCallingPolicy.EmergencyOnly) => new FreePhoneCallsEmergencyOnly(),
        _ => null,
    };

    private static Route Refused(Route route, Fact why) => route with { Reachable = false, Rings = [], Reason = why };

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
                    steps.Add(new TraceStep(TraceMark.Stops, new UserDoesNotRing(user.Name, user.Number, WhyUnreachable(user)), depth));
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

    private static Unreachable WhyUnreachable(UserEntry user) => user switch
    {
        { IsActive: false } => Unreachable.Disabled,
        { IsHotDeskingEnabled: false } => Unreachable.NotEnabled,
        _ => Unreachable.NotLoggedIn,
    };

    private static bool IsOutside(OwnershipBoard board, string from) =>
        IsDialable(from) && board.Directory.Find(from) is null && (from[0] == '+' || from.Length >= ShortestOutside);

    private static bool IsDialable(string number) => number is { Length: >= 2 and <= LongestNumber }
        && number.AsSpan(number[0] == '+' ? 1 : 0) is { Length: >= 2 } digits && digits.IndexOfAnyExceptInRange('0', '9') < 0;
}
