using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// An office about which something is decided: tells what decisions need, takes what they decided. Everything comes from its board, so
/// it costs no query; that the board was the newest is guarded by the write.
/// </summary>
public class OfficeDecision
{
    private readonly PinGuardStates _guards;
    private readonly List<JournalEntry> _entries = [];
    private readonly List<RowWrite> _writes = [];
    private readonly Guid _changeSet;

    internal OfficeDecision(HotDeskDbContext context, OfficeRows rows, OwnershipBoard board, PinGuardStates guards, Origin origin, DateTimeOffset at)
    {
        (Context, Rows, Board, _guards, Origin, At) = (context, rows, board, guards, origin, at);
        _changeSet = Guid.CreateVersion7(at);
    }

    /// <summary>The office's id.</summary>
    public int OfficeId => Board.Office.Id;

    /// <summary>The office's directory and who owns what, before this change.</summary>
    public OwnershipBoard Board { get; }

    /// <summary>Who changes it, and which way.</summary>
    public Origin Origin { get; }

    /// <summary>Now, for everything in this change.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whether what was read before the change began is outdated: others were faster.</summary>
    internal bool IsRepeated { get; init; }

    /// <summary>For what no board tells. Nothing guards it but what the write compares.</summary>
    internal HotDeskDbContext Context { get; }

    /// <summary>Whether what was changed is saved even where the work answers an error.</summary>
    internal bool IsKeptIfRefused { get; private set; }

    internal IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>The rows to write, in this order.</summary>
    internal IReadOnlyList<RowWrite> Writes => _writes;

    /// <summary>What is written besides, in the same transaction.</summary>
    internal List<Func<HotDeskDbContext, CancellationToken, Task>> Others { get; } = [];

    private OfficeRows Rows { get; }

    /// <summary>The hot desk extension as decisions see it; null: there is none of that id.</summary>
    public HotDeskState? HotDesk(int id) => HotDeskState.On(Board, id);

    /// <summary>The user as decisions see it, for a login at <paramref name="hotDeskId"/>; null: there is none of that id.</summary>
    public ClaimantState? Claimant(int userId, int hotDeskId) => ClaimantState.On(Board, userId, hotDeskId);

    /// <summary>Has what was changed saved even where the work answers an error: a wrong PIN is refused, and counted.</summary>
    public void KeepIfRefused() => IsKeptIfRefused = true;

    /// <summary>Takes what was decided: session rows, a version and a journal entry for each change.</summary>
    public void Take(IEnumerable<OwnershipChange> changes, Origin origin)
    {
        foreach (var change in changes)
        {
            if (change is SessionStarted started)
                Take(started, origin);
            else if (change is SessionEnded ended)
                Take(ended, origin);
        }
    }

    /// <summary>The count of wrong PINs as works before this one have left it, or else as it was read.</summary>
    internal PinGuardRow? Guard(PinSubject subject, int id, PinGuardRow? stored) => _guards.Of(subject, id, stored);

    /// <summary>Takes what the rules decided of a count of wrong PINs. Who has none needs no row.</summary>
    internal void Take(PinSubject subject, int id, PinGuardRow? before, PinGuard guard)
    {
        var after = guard.IsClear ? null : new PinGuardRow { Subject = subject, SubjectId = id, OfficeId = OfficeId };
        after?.Take(guard);
        if (before is null && after is null)
            return;
        _writes.Add(Rows.Guard(before, after));
        _guards.Set(subject, id, after);
    }

    internal void Append(JournalKind kind, Origin origin, Func<JournalEntry, JournalEntry>? details = null)
    {
        var entry = new JournalEntry
        {
            OfficeId = OfficeId,
            Version = Board.Version + _entries.Count + 1,
            ChangeSet = _changeSet,
            At = At,
            Kind = kind,
            Channel = origin.Channel,
            By = origin.By,
            Key = origin.Key,
        };
        entry = details?.Invoke(entry) ?? entry;
        _entries.Add(entry);
        _writes.Add(Rows.Entry(entry));
    }

    private void Take(SessionStarted started, Origin origin)
    {
        var (session, phoneId) = started;
        _writes.Add(Rows.Start(OfficeId, session, phoneId, origin));
        Append(JournalKind.SessionStarted, origin, e => e with
        {
            SessionId = session.Id,
            HotDeskExtensionId = session.HotDeskExtensionId,
            PhoneId = phoneId,
            UserId = session.UserId,
        });
    }

    private void Take(SessionEnded ended, Origin origin)
    {
        var session = ended.Session;
        _writes.Add(Rows.End(ended, At, origin));
        Append(JournalKind.SessionEnded, origin, e => e with
        {
            SessionId = session.Id,
            HotDeskExtensionId = session.HotDeskExtensionId,
            PhoneId = session.PhoneId,
            UserId = session.UserId,
            End = ended.End,
            SucceededBy = ended.SucceededBy,
            Reason = ended.Reason,
        });
    }
}
