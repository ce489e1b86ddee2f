using System.Collections.Immutable;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>A person.</summary>
internal sealed record OwnerResponse(string Extension, string Name);

/// <summary>A device.</summary>
internal sealed record PhoneResponse(string Mac, string Model);

/// <summary>A hot desk extension and who has it.</summary>
/// <param name="Extension">Its number.</param>
/// <param name="Description">What people call it.</param>
/// <param name="State"><c>owned</c>, <c>free</c>, <c>locked</c> (refuses logins for a while) or <c>no-phone</c>.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Since">Since when it is owned, or free; null: never used.</param>
/// <param name="Phone">The device that stands there.</param>
internal sealed record HotDeskResponse(
    string Extension, string Description, HotDeskStatus State, OwnerResponse? Owner, DateTimeOffset? Since, PhoneResponse? Phone);

/// <summary>Who owns what in an office, at one version.</summary>
internal sealed record OwnershipResponse(long Version, ImmutableArray<HotDeskResponse> Phones);

/// <summary>One change of an office.</summary>
/// <param name="Version">The office's version after it; also the event's id.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What changed.</param>
/// <param name="By">Who did it.</param>
/// <param name="Channel">Which way it came.</param>
/// <param name="User">The person concerned.</param>
/// <param name="End">How a session ended.</param>
/// <param name="Reason">The reason given.</param>
/// <param name="Phone">The hot desk extension concerned, as it is now.</param>
internal sealed record ChangeResponse(
    long Version, DateTimeOffset At, JournalKind Kind, string By, OwnershipChannel Channel, OwnerResponse? User, SessionEnd? End, string? Reason,
    HotDeskResponse? Phone);

/// <summary>A forced logout.</summary>
internal sealed record LogOutRequest(string? Reason = null);

/// <summary>Who was logged out.</summary>
internal sealed record LogOutResponse(string Extension, OwnerResponse LoggedOut);

internal static class OwnershipEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapOwnership(this IEndpointRouteBuilder api)
    {
        var ownership = api.MapGroup("/offices/{office}").WithTags("Ownership");
        ownership.MapGet("/ownership", Get).WithName("getOwnership").WithSummary("Who owns what");
        ownership.MapGet("/ownership/events", Events).WithName("followOwnership").WithSummary("Every change as it happens")
            .WithDescription("""
                Server-sent events. A new stream begins with one `snapshot` event; then comes one `change` event for each version.
                The event id is the version: a client that reconnects with `Last-Event-ID` gets what it missed, or a fresh
                `snapshot` where that is too long ago. A `heartbeat` event comes every 15 seconds. The stream ends when its key
                expires or is revoked. The schema shows each event with its name, its id, and the JSON of its data.
                """)
            .Produces<OwnershipEvent>(StatusCodes.Status200OK, "text/event-stream");
        ownership.MapPost("/hot-desk-extensions/{number}/logout", LogOutAsync).WithName("logOut").WithSummary("Force a logout, with a reason")
            .ProducesProblem(409);
    }

    private static Results<Ok<OwnershipResponse>, ProblemHttpResult> Get(ApiCaller caller, string office, OfficeAccess access, TimeProvider clock)
    {
        var board = access.Open(caller.Actor, office, Permission.See);
        return board.IsSuccess ? TypedResults.Ok(Response(board.Value, clock.GetUtcNow())) : ApiProblems.Of(board.Error);
    }

    private static async Task<Results<Ok<LogOutResponse>, ProblemHttpResult>> LogOutAsync(
        ApiCaller caller, string office, string number, LogOutRequest request, OfficeAccess access, OwnershipService service,
        CancellationToken cancellation)
    {
        var board = access.Open(caller.Actor, office, Permission.Intervene);
        if (!board.IsSuccess)
            return ApiProblems.Of(board.Error);
        if (board.Value.Directory.Find(number) is not { } entry)
            return ApiProblems.Of(new UnknownNumber(number));
        if (entry is not HotDeskEntry hotDesk)
            return ApiProblems.Of(new NotAHotDeskExtension(number));
        var form = new ForceLogOutForm { HotDeskIds = [hotDesk.Id], Reason = request.Reason ?? "" };
        var done = await service.ForceLogOutAsync(caller.Actor, office, form, OwnershipChannel.Api, cancellation);
        if (!done.IsSuccess)
            return ApiProblems.Of(done.Error);
        var owner = done.Value[0].Owner;
        return TypedResults.Ok(new LogOutResponse(number, new OwnerResponse(owner.Number.Digits, owner.Name)));
    }

    private static IResult Events(
        ApiCaller caller, string office, HttpContext context, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, OfficeAccess access, OwnershipFeed feed,
        EventStreams streams, ApiKeys keys, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var board = access.Open(caller.Actor, office, Permission.See);
        if (!board.IsSuccess)
            return ApiProblems.Of(board.Error);
        if (streams.TryOpen(caller.Actor.KeyId!.Value) is not { } open)
        {
            context.Response.Headers.RetryAfter = RateLimits.RetryAfter;
            return ApiProblems.Of(new TooManyRequests());
        }
        context.Response.RegisterForDispose(open);
        var (id, profile) = (board.Value.Office.Id, board.Value.Office);
        var events = StreamAsync(feed, id, lastEventId, MaySeeAsync, clock, lifetime.ApplicationStopping, cancellation);
        // nginx would gather events until a buffer is full.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(events);

        async Task<bool> MaySeeAsync(CancellationToken ct) => (await keys.CurrentAsync(caller.Actor, ct))?.May(Permission.See, profile) == true;
    }

    private static async IAsyncEnumerable<SseItem<object>> StreamAsync(
        OwnershipFeed feed, int officeId, string? lastEventId, Func<CancellationToken, Task<bool>> mayGoOn, TimeProvider clock, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        var resumeAfter = long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : (long?)null;
        // Its last stream may have been another instance's, which was ahead: a reader never goes back, as long as the database is there.
        if (resumeAfter is { } reached)
            await feed.TryReachAsync(officeId, reached, ending.Token);
        using var subscription = feed.Subscribe(officeId);
        await using var updates = subscription.ReadAllAsync(ending.Token).GetAsyncEnumerator(ending.Token);
        using var heartbeat = new PeriodicTimer(Heartbeat, clock);
        using var recheck = new PeriodicTimer(ApiKeys.StreamCheck, clock);
        var check = recheck.WaitForNextTickAsync(ending.Token).AsTask();
        var beat = heartbeat.WaitForNextTickAsync(ending.Token).AsTask();
        var next = updates.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                var first = await Task.WhenAny(next, beat, check);
                if (ending.IsCancellationRequested)
                    yield break;
                // Before anything is told, and not only when nothing else is to be done: a busy stream ends as well.
                if (check.IsCompleted)
                {
                    if (!await mayGoOn(ending.Token))
                        yield break;
                    check = recheck.WaitForNextTickAsync(ending.Token).AsTask();
                    if (first != next && first != beat)
                        continue;
                }
                if (first == beat)
                {
                    // The portal stops: the stream ends, which is no error.
                    if (ending.IsCancellationRequested)
                        yield break;
                    beat = heartbeat.WaitForNextTickAsync(ending.Token).AsTask();
                    yield return new SseItem<object>(new NothingNew(), HeartbeatEvent.Name);
                    continue;
                }
                if (!await next)
                    yield break;
                // Nothing missed is nothing to send, but a reader that resumes wants to know at once that the stream stands.
                var items = Items(feed, updates.Current, resumeAfter, clock.GetUtcNow()).DefaultIfEmpty(new SseItem<object>(new NothingNew(), HeartbeatEvent.Name));
                foreach (var item in items)
                    yield return item;
                resumeAfter = null;
                next = updates.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // The reader may leave while the next update is awaited, and an enumerator cannot be disposed of in mid-move.
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A resuming reader's first update is what it missed; everything else follows the feed.</summary>
    private static IEnumerable<SseItem<object>> Items(OwnershipFeed feed, FeedUpdate update, long? resumeAfter, DateTimeOffset now)
    {
        var board = update.Board;
        var missed = resumeAfter is { } version ? feed.ChangesAfter(board.Office.Id, version) : null;
        if (update.IsSnapshot && missed is null)
            return [new SseItem<object>(Response(board, now), SnapshotEvent.Name) { EventId = Id(board.Version) }];
        return (missed?.Where(e => e.Version <= board.Version) ?? update.Changes)
            .Select(e => new SseItem<object>(Response(board, e, now), ChangeEvent.Name) { EventId = Id(e.Version) });
    }

    private static string Id(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static OwnershipResponse Response(OwnershipBoard board, DateTimeOffset now) =>
        new(board.Version, [.. board.Directory.HotDesks.Select(h => Response(board, h, now))]);

    private static HotDeskResponse Response(OwnershipBoard board, HotDeskEntry hotDesk, DateTimeOffset now)
    {
        var seat = board.OwnershipOf(hotDesk.Id);
        return new HotDeskResponse(
            hotDesk.Number.Digits, hotDesk.Description, board.StatusOf(hotDesk, now), Owner(board.OwnerOf(hotDesk.Id)),
            seat.Session?.StartedAt ?? seat.FreeSince, hotDesk.Phone is { } p ? new PhoneResponse(p.Mac.ToString(), p.Model) : null);
    }

    private static ChangeResponse Response(OwnershipBoard board, JournalEntry e, DateTimeOffset now) => new(
        e.Version, e.At, e.Kind, e.By, e.Channel, e.UserId is { } user ? Owner(board.Directory.User(user)) : null, e.End, e.Reason,
        e.HotDeskExtensionId is { } id && board.Directory.HotDesk(id) is { } hotDesk ? Response(board, hotDesk, now) : null);

    private static OwnerResponse? Owner(UserEntry? user) => user is null ? null : new OwnerResponse(user.Number.Digits, user.Name);
}
