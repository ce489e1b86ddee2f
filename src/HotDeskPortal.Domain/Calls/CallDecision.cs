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
        var decided = RouteResolver.Decide(board, from.Extension.Number.Digits, number);
        // From here everything that is no number of the office is a number outside, or nonsense.
        var verdict = decided.IsSuccess ? decided.Value
            : new CallVerdict(Verdict.Refuse, new Route(number, RouteKind.External, false, [], new IsNoNumber(number)), null, null);
        PhoneCall Becomes(PhoneCallState state, Fact? why = null, ImmutableArray<Ring>? rings = null) =>
            new(id, from.Phone.Mac, from.Extension.Number, number, verdict.Route.Kind, CallerIdOf(board, from), state, rings ?? [], why ?? verdict.Reason);

        var place = new EmergencyPlace(from.Phone.EmergencyLocation, from.Phone.EmergencyCallback);
        var free = verdict.Route.Rings.Where(r => !isBusy(r.Mac)).ToImmutableArray();
        return verdict.Verdict switch
        {
            Verdict.Emergency => Becomes(PhoneCallState.Emergency, new EmergencyCallIsSimulated(place.Location, place.Callback)) with { Emergency = place },
            Verdict.Outside => Becomes(PhoneCallState.Outside, new CallLeavesTheOffice(
                number, verdict.CallerId?.Name, verdict.CallerId?.Number ?? from.Extension.Number.Digits)),
            Verdict.Voicemail => Becomes(PhoneCallState.Voicemail),
            Verdict.Ring when free.IsEmpty => Becomes(PhoneCallState.Busy, new EveryPhoneIsBusy()),
            Verdict.Ring => Becomes(PhoneCallState.Ringing, rings: free),
            _ => Becomes(PhoneCallState.Refused, verdict.Reason switch
            {
                FreePhoneCallsEmergencyOnly => new DialsEmergencyOnly(),
                FreePhoneCallsInsideOnly when board.Office.Policies.LoggedOutCalling == LoggedOutCallingPolicy.EmergencyOnly => new DialsEmergencyOnly(),
                FreePhoneCallsInsideOnly => new DialsTheOfficeOnly(),
                var why => why,
            }),
        };
    }

    private static CallerId? CallerIdOf(OwnershipBoard board, OfficeDirectory.PhonePlace from) =>
        (from.Extension as UserEntry ?? board.OwnerOf(from.Extension.Id)) is { } user ? RouteResolver.CallerIdOf(user) : null;
}
