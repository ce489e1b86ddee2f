using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Routing;

/// <summary>One resolver of where calls go (design/routing.md: To a number of the office), for the route tracer, the simulator, the API and the doors.</summary>
public static class RouteResolver
{
    /// <summary>What a phone system is to do with a call, for every caller and every number.</summary>
    /// <param name="board">Who owns what.</param>
    /// <param name="from">The hot desk extension or user it is made from, or a number outside; null: from outside.</param>
    /// <param name="number">What is dialled.</param>
    /// <returns>The verdict, or <see cref="UnknownNumber"/>, <see cref="NoCaller"/>; never an error for an emergency number.</returns>
    public static Result<CallVerdict> Decide(OwnershipBoard board, string? from, string number)
    {
        var resolved = Resolve(board, number);
        if (Caller.IsOutside(board, from))
            return resolved.Map(FromOutside);
        var outside = resolved.IsSuccess ? null : board.Office.DialPlan.Outside(number);
        if (!resolved.IsSuccess && outside is null)
            return resolved.Error;
        var found = Caller.Of(board, from!);
        // Also where nobody knows the phone, or its user is disabled.
        if (resolved is { IsSuccess: true, Value: { Kind: RouteKind.Emergency } emergency })
            return new CallVerdict(Verdict.Emergency, emergency, null, found.IsSuccess ? found.Value.Place : null, EmergencyNumber(board, number));
        if (!found.IsSuccess)
            return found.Error;
        var caller = found.Value;
        var route = outside is null ? resolved.Value : new Route(number, RouteKind.External, true, [], new LeavesTheOffice(number));
        var refusal = caller.Step.Mark == TraceMark.Stops ? caller.Step.What : Refusal(caller, route);
        return refusal is not null ? new CallVerdict(Verdict.Refuse, Refused(route, refusal), null, caller.Place) : route.Kind switch
        {
            RouteKind.FeatureCode => new CallVerdict(Verdict.FeatureCode, route, null, caller.Place),
            RouteKind.External => new CallVerdict(Verdict.Outside, route, caller.CallerId, caller.Place, board.Office.DialPlan.ToTrunk(outside!)),
            _ => Inside(route, caller.CallerId, caller.Place),
        };
    }

    /// <summary>Who rings when somebody of the office dials <paramref name="number"/>.</summary>
    public static Result<Route> Resolve(OwnershipBoard board, string number)
    {
        if (EmergencyNumber(board, number) is not null)
            return new Route(number, RouteKind.Emergency, true, [], new IsEmergencyNumber());
        if (board.Office.FeatureCodes.TryParse(number, out var code))
            return new Route(number, RouteKind.FeatureCode, true, [], new IsFeatureCode(code));
        return Find(board, number) is { } entry ? To(board, entry) : new UnknownNumber(number);
    }

    /// <summary>What a number, dialled inside or outside, stands for in the office; null: nothing.</summary>
    internal static DirectoryEntry? Find(OwnershipBoard board, string number)
    {
        var (directory, plan) = (board.Directory, board.Office.DialPlan);
        if (directory.Find(number) is { } entry)
            return entry;
        foreach (var candidate in new[] { number, plan.Outside(number) })
            if (candidate is not null && DialPlan.IsDialable(candidate) && plan.IsOurs(candidate, out var digits, out var target))
                return target is null ? directory.ShowsAsCallerId(digits) : directory.Find(target);
        return null;
    }

    /// <summary>Who rings when <paramref name="entry"/> is called.</summary>
    public static Route To(OwnershipBoard board, DirectoryEntry entry) => entry switch
    {
        UserEntry user => ToUser(board, user),
        DestinationEntry destination => ToDestination(board, destination),
        _ => ToHotDesk(board, (HotDeskEntry)entry),
    };

    /// <summary>The members of a destination in their order, with where a call to each goes; who was deleted is none any more.</summary>
    public static ImmutableArray<MemberRoute> Members(OwnershipBoard board, DestinationEntry destination) =>
        [.. destination.MemberIds.Select(board.Directory.Find).OfType<DirectoryEntry>().Select(e => new MemberRoute(e, To(board, e)))];

    /// <summary>What may leave the phone of a hot desk extension, and what it shows.</summary>
    public static Result<OutboundCalls> Outbound(OwnershipBoard board, string number)
    {
        if (board.Directory.Find(number) is not { } entry)
            return new UnknownNumber(number);
        if (entry is not HotDeskEntry hotDesk)
            return new NotAHotDeskExtension(number);
        var place = new EmergencyPlace(hotDesk.Phone?.EmergencyLocation, hotDesk.Phone?.EmergencyCallback);
        if (board.OwnerOf(hotDesk.Id) is not { } owner)
            return new OutboundCalls(hotDesk.Number, null, null, board.Office.Policies.LoggedOutCalling, place);
        var name = new OwnerName(owner.Id, owner.Number, owner.Name);
        return new OutboundCalls(hotDesk.Number, name, CallerIdOf(owner), LoggedOutCallingPolicy.All, place);
    }

    /// <summary>The caller ID that a user's calls show.</summary>
    public static CallerId CallerIdOf(UserEntry user) => new(user.CallerIdName ?? user.Name, user.CallerIdNumber ?? user.Number.Digits);

    /// <summary>The emergency number that is dialled, with or without the outside prefix, which some dial before everything; null: none is.</summary>
    private static string? EmergencyNumber(OwnershipBoard board, string number)
    {
        var (numbers, prefix) = (board.Office.EmergencyNumbers, board.Office.DialPlan.Settings.OutsidePrefix);
        if (numbers.Contains(number))
            return number;
        return prefix.Length > 0 && number.StartsWith(prefix, StringComparison.Ordinal) && numbers.Contains(number[prefix.Length..])
            && board.Directory.Find(number) is null ? number[prefix.Length..] : null;
    }

    private static CallVerdict FromOutside(Route route) => route.Kind is RouteKind.Emergency or RouteKind.FeatureCode
        ? new CallVerdict(Verdict.Refuse, Refused(route, new IsForTheOfficeOnly(route.Number)), null, null)
        : Inside(route, null, null);

    private static CallVerdict Inside(Route route, CallerId? callerId, EmergencyPlace? place) => route switch
    {
        { Reachable: true } => new CallVerdict(Verdict.Ring, route, callerId, place),
        { Kind: RouteKind.HotDeskExtension } => new CallVerdict(Verdict.Refuse, route, null, place),
        _ => new CallVerdict(Verdict.Voicemail, route, callerId, place),
    };

    private static Fact? Refusal(Caller caller, Route route) => (route.Kind, caller.Calling) switch
    {
        (RouteKind.FeatureCode, _) or (_, LoggedOutCallingPolicy.All) => null,
        (RouteKind.External, _) => new FreePhoneCallsInsideOnly(),
        (_, LoggedOutCallingPolicy.EmergencyOnly) => new FreePhoneCallsEmergencyOnly(),
        _ => null,
    };

    private static Route Refused(Route route, Fact why) => route with { Reachable = false, Rings = [], Reason = why };

    private static Route ToUser(OwnershipBoard board, UserEntry user)
    {
        var rings = RingsOf(board, user);
        Fact reason = (user.IsActive, rings.Length) switch
        {
            (false, _) => new UserIsDisabled(user.Name),
            (true, 0) => new UserIsNowhere(user.Name),
            _ => new RingsUser(user.Name, [.. rings.Select(r => r.Extension)]),
        };
        return new Route(user.Number.Digits, RouteKind.User, rings.Length > 0, rings, reason);
    }

    private static Route ToHotDesk(OwnershipBoard board, HotDeskEntry hotDesk)
    {
        var owner = board.OwnerOf(hotDesk.Id);
        return new Route(
            hotDesk.Number.Digits, RouteKind.HotDeskExtension, false, [], new IsSharedPhone(hotDesk.Number, owner?.Name, owner?.Number));
    }

    private static Route ToDestination(OwnershipBoard board, DestinationEntry destination)
    {
        var kind = destination.Kind switch
        {
            DestinationKind.Did => RouteKind.Did,
            DestinationKind.Attendant => RouteKind.Attendant,
            _ => RouteKind.Queue,
        };
        // A hot desk extension among the members is no person and never rings; readiness flags it.
        var rings = PeopleOf(board, destination, []).SelectMany(u => RingsOf(board, u)).Distinct().ToImmutableArray();
        Fact reason = (destination.MemberIds.Length, rings.Length) switch
        {
            (0, _) => new HasNoMembers(destination.Name),
            (_, 0) => new NoMemberIsLoggedIn(destination.Name),
            _ => new RingsMembers(destination.Name),
        };
        return new Route(destination.Number.Digits, kind, rings.Length > 0, rings, reason);
    }

    /// <summary>The people a destination reaches, through other destinations too; a circle is walked once.</summary>
    private static IEnumerable<UserEntry> PeopleOf(OwnershipBoard board, DestinationEntry destination, HashSet<int> walked)
    {
        if (!walked.Add(destination.Id))
            return [];
        return destination.MemberIds.Select(board.Directory.Find).SelectMany(member => member switch
        {
            UserEntry user => [user],
            DestinationEntry next => PeopleOf(board, next, walked),
            _ => [],
        });
    }

    private static ImmutableArray<Ring> RingsOf(OwnershipBoard board, UserEntry user)
    {
        if (!user.IsActive)
            return [];
        var owned = board.HotDesksOf(user.Id).Select(board.Directory.HotDesk)
            .Where(h => h?.Phone is not null).Select(h => new Ring(h!.Number, h.Phone!.Mac));
        return [.. owned, .. user.OwnPhones.Select(p => new Ring(user.Number, p.Mac))];
    }
}
