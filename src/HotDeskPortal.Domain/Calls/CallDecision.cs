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
        var call = new PhoneCall(
            id, from.Phone.Mac, from.Extension.Number, number, route.IsSuccess ? route.Value.Kind : null, caller, PhoneCallState.Refused, [], "");
        if (call.Kind == RouteKind.Emergency)
            return call with { State = PhoneCallState.Emergency, Emergency = place, Reason = EmergencyText(place) };
        if (calling == LoggedOutCallingPolicy.EmergencyOnly)
            return call with { Reason = "Nobody is logged in at this phone: it dials emergency numbers and feature codes only." };
        if (!route.IsSuccess)
            return Outside(call, calling);
        var free = route.Value.Rings.Where(r => !isBusy(r.Mac)).ToImmutableArray();
        return (route.Value, free) switch
        {
            ({ Kind: RouteKind.HotDeskExtension } r, _) => call with { Reason = r.Reason },
            ({ Reachable: false } r, _) => call with { State = PhoneCallState.Voicemail, Reason = r.Reason },
            (_, []) => call with { State = PhoneCallState.Busy, Reason = "Every phone that would ring is in a call." },
            ({ } r, _) => call with { State = PhoneCallState.Ringing, Ringing = free, Reason = r.Reason },
        };
    }

    private static PhoneCall Outside(PhoneCall call, LoggedOutCallingPolicy calling) => calling == LoggedOutCallingPolicy.Internal
        ? call with { Reason = "Nobody is logged in at this phone: it dials numbers of the office only." }
        : call with { State = PhoneCallState.Outside, Reason = $"{call.Number} is outside: the call leaves as {call.Caller.Name}, {call.Caller.Number}." };

    private static (CallerId Caller, LoggedOutCallingPolicy Calling, EmergencyPlace Place) Leaving(OwnershipBoard board, OfficeDirectory.PhonePlace from)
    {
        var place = new EmergencyPlace(from.Phone.EmergencyLocation, from.Phone.EmergencyCallback);
        if (from.Extension is UserEntry user)
            return (new CallerId(user.CallerIdName ?? user.Name, user.CallerIdNumber ?? user.Number.Digits), LoggedOutCallingPolicy.All, place);
        var outbound = RouteResolver.Outbound(board, from.Extension.Number.Digits).Value;
        return (outbound.CallerId ?? new CallerId($"Hot desk {outbound.HotDesk}", outbound.HotDesk.Digits), outbound.Calling, outbound.Emergency);
    }

    private static string EmergencyText(EmergencyPlace place) =>
        $"An emergency call, whoever is logged in: it carries {place.Location ?? "no location"}, callback {place.Callback ?? "missing"}. Nobody is called from the simulator.";
}
