using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Domain.Calls;

/// <summary>What becomes of a number that a phone dials. <see cref="RouteResolver"/> says who rings and which caller ID leaves.</summary>
public static class CallDecision
{
    /// <summary>Places a call.</summary>
    /// <param name="board">The office.</param>
    /// <param name="id">Identity of the call.</param>
    /// <param name="from">The phone, and the extension it is assigned to.</param>
    /// <param name="number">As dialled; no feature code.</param>
    /// <param name="isBusy">Whether a phone is in a call already.</param>
    public static PhoneCall Place(
        OwnershipBoard board, Guid id, OfficeDirectory.PhonePlace from, string number, Func<MacAddress, bool> isBusy)
    {
        var (caller, calling, place) = Leaving(board, from);
        var route = RouteResolver.Resolve(board, number);
        var kind = route.IsSuccess ? route.Value.Kind : (RouteKind?)null;
        PhoneCall Becomes(PhoneCallState state, Fact why, ImmutableArray<Ring>? rings = null) =>
            new(id, from.Phone.Mac, from.Extension.Number, number, kind, caller, state, rings ?? [], why);

        if (kind == RouteKind.Emergency)
            return Becomes(PhoneCallState.Emergency, new EmergencyCallIsSimulated(place.Location, place.Callback)) with { Emergency = place };
        if (calling == LoggedOutCallingPolicy.EmergencyOnly)
            return Becomes(PhoneCallState.Refused, new DialsEmergencyOnly());
        if (!route.IsSuccess)
            return calling == LoggedOutCallingPolicy.Internal
                ? Becomes(PhoneCallState.Refused, new DialsTheOfficeOnly())
                : Becomes(PhoneCallState.Outside, new CallLeavesTheOffice(number, caller?.Name, caller?.Number ?? from.Extension.Number.Digits));
        var free = route.Value.Rings.Where(r => !isBusy(r.Mac)).ToImmutableArray();
        return (route.Value, free) switch
        {
            ({ Kind: RouteKind.HotDeskExtension } r, _) => Becomes(PhoneCallState.Refused, r.Reason),
            ({ Reachable: false } r, _) => Becomes(PhoneCallState.Voicemail, r.Reason),
            (_, []) => Becomes(PhoneCallState.Busy, new EveryPhoneIsBusy()),
            ({ } r, _) => Becomes(PhoneCallState.Ringing, r.Reason, free),
        };
    }

    private static (CallerId? Caller, LoggedOutCallingPolicy Calling, EmergencyPlace Place) Leaving(OwnershipBoard board, OfficeDirectory.PhonePlace from)
    {
        var place = new EmergencyPlace(from.Phone.EmergencyLocation, from.Phone.EmergencyCallback);
        if (from.Extension is UserEntry user)
            return (RouteResolver.CallerIdOf(user), LoggedOutCallingPolicy.All, place);
        var outbound = RouteResolver.Outbound(board, from.Extension.Number.Digits).Value;
        return (outbound.CallerId, outbound.Calling, outbound.Emergency);
    }
}
