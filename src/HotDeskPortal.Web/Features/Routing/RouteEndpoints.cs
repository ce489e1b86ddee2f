using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Routing;

/// <summary>A phone that rings.</summary>
internal sealed record RingResponse(string Extension, string Mac);

/// <summary>Where a call goes.</summary>
/// <param name="Number">As asked.</param>
/// <param name="Kind">What the number is.</param>
/// <param name="Reachable">Whether anything answers; if not: voicemail, or as the reason says.</param>
/// <param name="Rings">The phones that ring.</param>
/// <param name="Reason">Why so, one sentence.</param>
/// <param name="Trace">The call step by step, where a caller was given.</param>
internal sealed record RouteResponse(
    string Number, RouteKind Kind, bool Reachable, ImmutableArray<RingResponse> Rings, string Reason, TraceResponse? Trace = null);

/// <summary>What a phone system is to do with a call.</summary>
/// <param name="Verdict">What is to be done.</param>
/// <param name="Targets">The extensions to ring.</param>
/// <param name="Mailbox">The extension whose voicemail takes the call where nobody answers; null: none does.</param>
/// <param name="Outside">The number as the trunk wants it; null: the call stays in the office.</param>
/// <param name="CallerId">The caller ID it shows; null: the phone's own, or that of the caller outside.</param>
/// <param name="Emergency">What an emergency call from this phone carries.</param>
internal sealed record VerdictResponse(
    Verdict Verdict, ImmutableArray<string> Targets, string? Mailbox, string? Outside, CallerId? CallerId, EmergencyPlace? Emergency);

/// <summary>A call, followed from whoever makes it.</summary>
/// <param name="From">The extension it is made from; null: from outside.</param>
/// <param name="CallerId">The caller ID it shows; null: none of this office's.</param>
/// <param name="Emergency">What an emergency call from this phone would carry.</param>
/// <param name="Steps">Step by step.</param>
/// <param name="Verdict">What a phone system is to do with it, for machines.</param>
internal sealed record TraceResponse(string? From, CallerId? CallerId, EmergencyPlace? Emergency, ImmutableArray<TraceStep> Steps, VerdictResponse Verdict);

/// <summary>One step of a traced call, in words.</summary>
/// <param name="Mark">What it does.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Depth">How far inside a destination: 0 outside, 1 its members, and so on.</param>
internal sealed record TraceStep(TraceMark Mark, string Text, int Depth = 0);

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
    private const string Outside = "outside";

    public static void MapRoutes(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/offices/{office}").WithTags("Routes");
        routes.MapGet("/routes/{number}", Resolve).WithName("resolveRoute").WithSummary("Who rings for a number, and why")
            .WithDescription("With `from` (an extension, or `outside`) the call is followed step by step: caller ID, what may be dialled, what an emergency call carries.");
        routes.MapGet("/hot-desk-extensions/{number}/outbound", Outbound).WithName("getOutbound").WithSummary("What leaves a hot desk phone");
    }

    private static Results<Ok<RouteResponse>, ProblemHttpResult> Resolve(
        ApiCaller caller, string office, string number, RouteService service, string? from = null)
    {
        if (from is not null)
        {
            var trace = service.Trace(caller.Actor, office, from == Outside ? null : from, number);
            return trace.IsSuccess ? TypedResults.Ok(Response(trace.Value.Route) with { Trace = Response(trace.Value) }) : ApiProblems.Of(trace.Error);
        }
        var route = service.Resolve(caller.Actor, office, number);
        return route.IsSuccess ? TypedResults.Ok(Response(route.Value)) : ApiProblems.Of(route.Error);
    }

    private static Results<Ok<OutboundResponse>, ProblemHttpResult> Outbound(ApiCaller caller, string office, string number, RouteService service)
    {
        var outbound = service.Outbound(caller.Actor, office, number);
        return outbound.IsSuccess ? TypedResults.Ok(Response(outbound.Value)) : ApiProblems.Of(outbound.Error);
    }

    private static RouteResponse Response(Domain.Routing.Route r) =>
        new(r.Number, r.Kind, r.Reachable, [.. r.Rings.Select(x => new RingResponse(x.Extension.Digits, x.Mac.ToString()))], FactTexts.Of(r.Reason));

    private static TraceResponse Response(CallTrace t) => new(
        t.From?.Digits, t.CallerId, t.Emergency, [.. t.Steps.Select(s => new TraceStep(s.Mark, FactTexts.Of(s.What), s.Depth))], Response(t.Verdict));

    private static VerdictResponse Response(CallVerdict v) => new(v.Verdict, v.Targets, v.Mailbox, v.Outside, v.CallerId, v.Place);

    private static OutboundResponse Response(OutboundCalls o) => new(
        o.HotDesk.Digits, o.Owner is { } owner ? new OwnerResponse(owner.Number.Digits, owner.Name) : null, o.CallerId,
        new DialResponse(true, true, o.Calling >= LoggedOutCallingPolicy.Internal, o.Calling == LoggedOutCallingPolicy.All), o.Emergency);
}
