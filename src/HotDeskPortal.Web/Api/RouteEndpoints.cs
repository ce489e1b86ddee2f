using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Api;

/// <summary>A phone that rings.</summary>
internal sealed record RingResponse(string Extension, string Mac);

/// <summary>Where a call goes.</summary>
/// <param name="Number">As asked.</param>
/// <param name="Kind">What the number is.</param>
/// <param name="Reachable">Whether anything answers; if not: voicemail, or as the reason says.</param>
/// <param name="Rings">The phones that ring.</param>
/// <param name="Reason">Why so, one sentence.</param>
internal sealed record RouteResponse(string Number, RouteKind Kind, bool Reachable, ImmutableArray<RingResponse> Rings, string Reason);

/// <summary>What may be dialled.</summary>
/// <param name="Emergency">Emergency numbers; always.</param>
/// <param name="FeatureCodes">Feature codes; always.</param>
/// <param name="Internal">Numbers of the office.</param>
/// <param name="External">Everything else.</param>
internal sealed record DialResponse(bool Emergency, bool FeatureCodes, bool Internal, bool External);

/// <summary>What leaves a hot desk phone.</summary>
/// <param name="Extension">The hot desk extension.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="CallerId">The caller ID that calls show; null without owner.</param>
/// <param name="MayDial">What may be dialled.</param>
/// <param name="Emergency">What an emergency call carries: the phone's place, whoever is logged in.</param>
internal sealed record OutboundResponse(
    string Extension, OwnerResponse? Owner, CallerId? CallerId, DialResponse MayDial, EmergencyPlace Emergency);

internal static class RouteEndpoints
{
    public static void MapRoutes(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/offices/{office}").WithTags("Routes").ProducesProblem(403);
        routes.MapGet("/routes/{number}", Resolve).WithSummary("Who rings for a number, and why");
        routes.MapGet("/hot-desk-extensions/{number}/outbound", Outbound).WithSummary("What leaves a hot desk phone");
    }

    private static Results<Ok<RouteResponse>, ProblemHttpResult> Resolve(ApiCaller caller, string office, string number, RouteService service)
    {
        var route = service.Resolve(caller.Actor, office, number);
        return route.IsSuccess ? TypedResults.Ok(Response(route.Value)) : ApiProblems.Of(route.Error);
    }

    private static Results<Ok<OutboundResponse>, ProblemHttpResult> Outbound(ApiCaller caller, string office, string number, RouteService service)
    {
        var outbound = service.Outbound(caller.Actor, office, number);
        return outbound.IsSuccess ? TypedResults.Ok(Response(outbound.Value)) : ApiProblems.Of(outbound.Error);
    }

    private static RouteResponse Response(Domain.Routing.Route r) =>
        new(r.Number, r.Kind, r.Reachable, [.. r.Rings.Select(x => new RingResponse(x.Extension.Digits, x.Mac.ToString()))], r.Reason);

    private static OutboundResponse Response(OutboundCalls o) => new(
        o.HotDesk.Digits, o.Owner is { } owner ? new OwnerResponse(owner.Number.Digits, owner.Name) : null, o.CallerId,
        new DialResponse(true, true, o.Calling >= LoggedOutCallingPolicy.Internal, o.Calling == LoggedOutCallingPolicy.All), o.Emergency);
}
