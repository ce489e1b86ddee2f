using System.Collections.Immutable;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Tests.Ownership;

/// <summary>What the service does around a decision, without database: load state from the board, write changes as journal entries.</summary>
internal static class Journalled
{
    public static HotDeskState StateOf(this OwnershipBoard board, int hotDesk)
    {
        var entry = board.Directory.HotDesk(hotDesk)!;
        var session = board.OwnershipOf(hotDesk).Session;
        return new HotDeskState(hotDesk, entry.Number, entry.Phone?.Id, session, session is null ? null : board.NameOf(session.UserId));
    }

    public static ClaimantState ClaimantAt(this OwnershipBoard board, int hotDesk, int user)
    {
        var entry = board.Directory.User(user)!;
        return new ClaimantState(
            board.NameOf(user), entry.IsActive, entry.IsHotDeskingEnabled, !entry.OwnPhones.IsEmpty,
            [.. board.HotDesksOf(user).Where(h => h != hotDesk).Select(h =>
                new ElsewhereSession(board.OwnershipOf(h).Session!, board.Directory.HotDesk(h)!.Number))]);
    }

    public static OwnerName NameOf(this OwnershipBoard board, int user) =>
        board.Directory.User(user) is { } entry ? new OwnerName(entry.Id, entry.Number, entry.Name) : throw new ArgumentException("No user.", nameof(user));

    public static Result<ImmutableArray<OwnershipChange>> DecideLogIn(
        this OwnershipBoard board, int hotDesk, int user, int? announced, Guid session, DateTimeOffset at) =>
        OwnershipDecision.Decide(
            board.StateOf(hotDesk), board.ClaimantAt(hotDesk, user), board.Office.Policies.UserElsewhere,
            new LogIn(session, at, announced));

    /// <summary>A login that must succeed, announced as the board has it.</summary>
    public static OwnershipBoard LoggedIn(this OwnershipBoard board, int hotDesk, int user, int session, DateTimeOffset at) =>
        board.With(board.DecideLogIn(hotDesk, user, board.OwnershipOf(hotDesk).Session?.UserId, Given.Session(session), at).Value, at);

    public static OwnershipBoard With(this OwnershipBoard board, IEnumerable<OwnershipChange> changes, DateTimeOffset at) =>
        EntriesFor(board, changes, at).Aggregate(board, (b, e) => b.Apply(e));

    public static IEnumerable<JournalEntry> EntriesFor(OwnershipBoard board, IEnumerable<OwnershipChange> changes, DateTimeOffset at) =>
        changes.Select((change, i) => change switch
        {
            SessionStarted s => Entry(board.Version + 1 + i, JournalKind.SessionStarted, at) with
            {
                SessionId = s.Session.Id,
                HotDeskExtensionId = s.Session.HotDeskExtensionId,
                UserId = s.Session.UserId,
                PhoneId = s.PhoneId,
            },
            SessionEnded e => Entry(board.Version + 1 + i, JournalKind.SessionEnded, at) with
            {
                SessionId = e.Session.Id,
                HotDeskExtensionId = e.Session.HotDeskExtensionId,
                UserId = e.Session.UserId,
                End = e.End,
                SucceededBy = e.SucceededBy,
                Reason = e.Reason,
            },
            _ => throw new ArgumentException("An unknown change.", nameof(changes)),
        });

    public static JournalEntry Entry(long version, JournalKind kind, DateTimeOffset at) => new()
    {
        OfficeId = 7, Version = version, ChangeSet = Guid.Empty, At = at, Kind = kind, Channel = OwnershipChannel.Phone, By = "test",
    };
}
