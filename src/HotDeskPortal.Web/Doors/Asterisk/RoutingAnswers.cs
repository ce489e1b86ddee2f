using System.Collections.Concurrent;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Routing;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>What was answered to a request.</summary>
/// <param name="Line">The line; null: there is none, for the reason.</param>
/// <param name="Why">Why there is none; null: nobody said who calls whom.</param>
/// <param name="From">Who calls, as asked.</param>
/// <param name="To">Whom.</param>
internal sealed record RoutingAnswer(byte[]? Line, Error? Why, string From, string To);

/// <summary>
/// The answers to where calls go. A board never changes, so neither does what follows from it: as long as nobody logs in or out, the same
/// call has the same answer, and is not worded again.
/// </summary>
internal sealed class RoutingAnswers(RouteService routes, OwnershipFeed feed)
{
    private const string Outside = "outside";

    /// <summary>Longest name or number that is looked for.</summary>
    private const int MaxNumber = 64;

    /// <summary>Longest request whose answer is kept, and most answers of a door.</summary>
    private const int MaxQuery = 200, MostKept = 5_000;

    private readonly ConcurrentDictionary<int, Kept> _doors = new();

    /// <summary>Answers a request.</summary>
    /// <param name="door">Who asks.</param>
    /// <param name="request">What: <c>from</c> and <c>to</c>.</param>
    public RoutingAnswer Of(OpenDoor door, HttpRequest request)
    {
        var query = request.QueryString.Value ?? "";
        if (feed.Board(door.Office) is not { } board || query.Length > MaxQuery)
            return Make(door, request);
        if (!_doors.TryGetValue(door.Id, out var kept) || !ReferenceEquals(kept.Board, board) || kept.Trunk != door.Trunk)
            _doors[door.Id] = kept = new Kept(board, door.Trunk);
        if (kept.Answers.TryGetValue(query, out var known))
            return known;
        var answer = Make(door, request);
        // Made of this board, and not of one that came meanwhile.
        if (answer.Line is not null && kept.Count < MostKept && ReferenceEquals(feed.Board(door.Office), board) && kept.Answers.TryAdd(query, answer))
            kept.Counted();
        return answer;
    }

    private RoutingAnswer Make(OpenDoor door, HttpRequest request)
    {
        var (from, to) = (Number(request, "from"), Number(request, "to"));
        if (to.Length is 0 or > MaxNumber || from.Length > MaxNumber)
            return new RoutingAnswer(null, null, "", "");
        var decided = routes.Decide(door.Actor, door.Office, from.Length == 0 || from == Outside ? null : from, to);
        var line = decided.IsSuccess ? RoutingLine.Of(decided.Value, door.Trunk, WishOf(door, decided.Value))
            // An answer as good as any: the number or the phone is none of the office's.
            : decided.Error is UnknownNumber or NoCaller ? RoutingLine.Refusal(decided.Error) : null;
        return new RoutingAnswer(line is null ? null : Encoding.UTF8.GetBytes(line), decided.Error, from, to);
    }

    private FeatureCode? WishOf(OpenDoor door, CallVerdict verdict) => verdict.Verdict == Verdict.FeatureCode
        && feed.Board(door.Office) is { } board && board.Office.FeatureCodes.TryParse(verdict.Route.Number, out var code) ? code : null;

    /// <summary>A plus that a dialplan has not encoded arrives as a blank.</summary>
    private static string Number(HttpRequest request, string name) => request.Query[name].ToString().Replace(' ', '+').Trim();

    private sealed class Kept(OwnershipBoard board, string trunk)
    {
        private int _count;

        public OwnershipBoard Board => board;

        public string Trunk => trunk;

        public ConcurrentDictionary<string, RoutingAnswer> Answers { get; } = new(StringComparer.Ordinal);

        /// <summary>How many there are; to ask the dictionary would lock it.</summary>
        public int Count => Volatile.Read(ref _count);

        public void Counted() => Interlocked.Increment(ref _count);
    }
}
