using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Routing;

/// <summary>One resolver of where calls go (design/routing.md: To a number of the office), for the route tracer, the simulator and the API.</summary>
public static class RouteResolver
{
    /// <summary>Who rings when somebody of the office dials <paramref name="number"/>.</summary>
    public static Result<Route> Resolve(OwnershipBoard board, string number)
    {
        if (board.Office.EmergencyNumbers.Contains(number))
            return new Route(number, RouteKind.Emergency, true, [], new IsEmergencyNumber());
        if (FeatureCodes.TryParse(number, out var code))
            return new Route(number, RouteKind.FeatureCode, true, [], new IsFeatureCode(code));
        return board.Directory.Find(number) is { } entry ? To(board, entry) : new UnknownNumber(number);
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
