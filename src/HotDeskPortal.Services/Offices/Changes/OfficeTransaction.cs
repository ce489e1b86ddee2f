using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// An office while it changes: tells what decisions need, takes what they decided. What set-up and the journal say comes from
/// the board of the very version that the work starts from, so it costs no query.
/// </summary>
public sealed class OfficeTransaction
{
    private readonly ImmutableArray<JournalEntry>.Builder _entries = ImmutableArray.CreateBuilder<JournalEntry>();
    private readonly Guid _changeSet;

    internal OfficeTransaction(HotDeskDbContext db, Office office, OwnershipBoard board, Origin origin, DateTimeOffset at)
    {
        (Db, Office, Board, Origin, At) = (db, office, board, origin, at);
        _changeSet = Guid.CreateVersion7(at);
    }

    /// <summary>What the work reads from, and what it changes. It is saved when the work is done.</summary>
    public HotDeskDbContext Db { get; }

    /// <summary>The office.</summary>
    public Office Office { get; }

    /// <summary>The office's id.</summary>
    public int OfficeId => Office.Id;

    /// <summary>The office's directory and who owns what, before this change.</summary>
    public OwnershipBoard Board { get; }

    /// <summary>Who changes it, and which way.</summary>
    public Origin Origin { get; }

    /// <summary>Now, for everything in this change.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whether what was changed is saved even where the work answers an error.</summary>
    internal bool IsKeptIfRefused { get; private set; }

    internal ImmutableArray<JournalEntry> Entries => _entries.ToImmutable();

    /// <summary>The hot desk extension as decisions see it; null: there is none of that id.</summary>
    public HotDeskState? HotDesk(int id) => HotDeskState.On(Board, id);

    /// <summary>The user as decisions see it, for a login at <paramref name="hotDeskId"/>; null: there is none of that id.</summary>
    public ClaimantState? Claimant(int userId, int hotDeskId) => ClaimantState.On(Board, userId, hotDeskId);

    /// <summary>Has what was changed saved even where the work answers an error: a wrong PIN is refused, and counted.</summary>
    public void KeepIfRefused() => IsKeptIfRefused = true;

    /// <summary>Writes what was changed so far, still within the transaction: new records get their ids.</summary>
    public Task FlushAsync(CancellationToken cancellation) => Db.SaveChangesAsync(cancellation);

    /// <summary>Takes what was decided: session rows, a version and a journal entry for each change.</summary>
    public async Task TakeAsync(IEnumerable<OwnershipChange> changes, Origin origin, CancellationToken cancellation)
    {
        foreach (var change in changes)
        {
            if (change is SessionStarted started)
                Take(started, origin);
            else if (change is SessionEnded ended)
                await TakeAsync(ended, origin, cancellation);
        }
    }

    /// <summary>Journals that set-up has changed: whoever follows the office reads its directory again.</summary>
    public void DirectoryChanged() => Append(JournalKind.DirectoryChanged, Origin);

    internal void Append(JournalKind kind, Origin origin, Func<JournalEntry, JournalEntry>? details = null)
    {
        var entry = new JournalEntry
        {
            OfficeId = Office.Id,
            Version = ++Office.OwnershipVersion,
            ChangeSet = _changeSet,
            At = At,
            Kind = kind,
            Channel = origin.Channel,
            By = origin.By,
            Key = origin.Key,
        };
        entry = details?.Invoke(entry) ?? entry;
        _entries.Add(entry);
        Db.Journal.Add(entry);
    }

    private void Take(SessionStarted started, Origin origin)
    {
        var (session, phoneId) = started;
        Db.Sessions.Add(new OwnershipSession
        {
            Id = session.Id,
            OfficeId = Office.Id,
            HotDeskExtensionId = session.HotDeskExtensionId,
            PhoneId = phoneId,
            UserId = session.UserId,
            StartedAt = session.StartedAt,
            StartedThrough = origin.Channel,
            StartedBy = origin.By,
            StartedKey = origin.Key,
        });
        Append(JournalKind.SessionStarted, origin, e => e with
        {
            SessionId = session.Id,
            HotDeskExtensionId = session.HotDeskExtensionId,
            PhoneId = phoneId,
            UserId = session.UserId,
        });
    }

    private async Task TakeAsync(SessionEnded ended, Origin origin, CancellationToken cancellation)
    {
        var row = (await Db.Sessions.FindAsync([ended.Session.Id], cancellation))!;
        row.EndedAt = At;
        row.End = ended.End;
        row.EndedThrough = origin.Channel;
        row.EndedBy = origin.By;
        row.EndedKey = origin.Key;
        row.SucceededBy = ended.SucceededBy;
        row.Reason = ended.Reason;
        Append(JournalKind.SessionEnded, origin, e => e with
        {
            SessionId = row.Id,
            HotDeskExtensionId = row.HotDeskExtensionId,
            PhoneId = row.PhoneId,
            UserId = row.UserId,
            End = ended.End,
            SucceededBy = ended.SucceededBy,
            Reason = ended.Reason,
        });
    }
}
