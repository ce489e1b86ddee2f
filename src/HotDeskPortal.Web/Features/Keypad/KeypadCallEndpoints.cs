using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>A phone that dials a feature code.</summary>
/// <param name="Phone">The extension it belongs to (a hot desk extension's or a user's own), or its MAC address.</param>
/// <param name="Dialled">A feature code of the office: by default <c>*45</c> to log in, <c>*46</c> to log out.</param>
internal sealed record KeypadCallRequest(string Phone, string Dialled);

/// <summary>What the phone collected: either digits or a time-out.</summary>
/// <param name="Digits">The keys pressed, with the terminator if it was pressed.</param>
/// <param name="Timeout">Nothing was pressed in time.</param>
internal sealed record KeypadDigitsRequest(string? Digits = null, bool? Timeout = null);

/// <summary>Something to say: which prompt, and its text in the office's language.</summary>
internal sealed record PromptResponse(Prompt Prompt, string Text);

/// <summary>How to collect what comes next; times in milliseconds.</summary>
internal sealed record CollectResponse(int MaxDigits, int FirstDigitTimeoutMs, int InterDigitTimeoutMs, string? Terminator);

/// <summary>One turn of a keypad call.</summary>
/// <param name="Id">The call; unguessable, alive until it ends or two minutes pass without input.</param>
/// <param name="Say">What the phone says, in order.</param>
/// <param name="Collect">What it collects then; null: nothing, hang up.</param>
/// <param name="Ended">Whether the call is over.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record KeypadCallResponse(
    string Id, ImmutableArray<PromptResponse> Say, CollectResponse? Collect, bool Ended, KeypadOutcome? Outcome);

internal static class KeypadCallEndpoints
{
    public static void MapKeypadCalls(this IEndpointRouteBuilder api)
    {
        var calls = api.MapGroup("").WithTags("Keypad calls");
        calls.MapPost("/offices/{office}/keypad-calls", Dial).WithName("dial")
            .RequireRateLimiting(RateLimits.KeypadCalls).WithSummary("Dial a feature code").ProducesProblem(409);
        calls.MapPost("/keypad-calls/{id}/digits", EnterAsync).WithName("enterDigits")
            .RequireRateLimiting(RateLimits.KeypadCalls).WithSummary("Enter digits, or tell of a time-out");
        calls.MapDelete("/keypad-calls/{id}", HangUpAsync).WithName("hangUp").WithSummary("Hang up");
    }

    private static Results<Created<KeypadCallResponse>, ProblemHttpResult> Dial(
        ApiCaller caller, string office, HttpContext context, KeypadCallRequest request, KeypadCalls calls, OwnershipFeed feed)
    {
        var turn = calls.Dial(caller.Actor, office, request.Phone, request.Dialled, OwnershipChannel.Phone);
        return turn.IsSuccess
            ? TypedResults.Created(context.ApiAddress($"keypad-calls/{turn.Value.Id}"), Response(turn.Value, feed))
            : ApiProblems.Of(turn.Error);
    }

    private static async Task<Results<Ok<KeypadCallResponse>, ProblemHttpResult>> EnterAsync(
        ApiCaller caller, string id, KeypadDigitsRequest request, KeypadCalls calls, OwnershipFeed feed, CancellationToken cancellation)
    {
        if (request is not ({ Digits: not null, Timeout: not true } or { Digits: null, Timeout: true }))
            return ApiProblems.Of(new MalformedDigits(DigitsRule.Either));
        return Answer(await calls.EnterAsync(caller.Actor, id, request.Digits ?? "", cancellation), feed);
    }

    private static async Task<Results<Ok<KeypadCallResponse>, ProblemHttpResult>> HangUpAsync(
        ApiCaller caller, string id, KeypadCalls calls, OwnershipFeed feed, CancellationToken cancellation) =>
        Answer(await calls.HangUpAsync(caller.Actor, id, cancellation), feed);

    private static Results<Ok<KeypadCallResponse>, ProblemHttpResult> Answer(Result<KeypadTurn> turn, OwnershipFeed feed) =>
        turn.IsSuccess ? TypedResults.Ok(Response(turn.Value, feed)) : ApiProblems.Of(turn.Error);

    private static KeypadCallResponse Response(KeypadTurn turn, OwnershipFeed feed)
    {
        var language = feed.Board(turn.Office)?.Office.Language ?? "en";
        return new(
            turn.Id, [.. turn.Say.Select(s => new PromptResponse(s.Prompt, PromptTexts.Of(s, language)))],
            turn.Collect is { } c
                ? new CollectResponse(
                    c.MaxDigits, (int)Collect.FirstDigitTimeout.TotalMilliseconds, (int)Collect.InterDigitTimeout.TotalMilliseconds, c.Terminator?.ToString())
                : null,
            turn.HasEnded, turn.Outcome);
    }
}
