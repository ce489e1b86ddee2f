using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>An office while it changes: reads what decisions need, takes what they decided.</summary>
public sealed class OfficeTransaction
{
    private readonly ImmutableArray<JournalEntry>.Builder _entries = ImmutableArray.CreateBuilder<JournalEntry>();
    private readonly Guid _changeSet;

    internal OfficeTransaction(HotDeskDbContext db, Office office, DateTimeOffset at)
    {
        (Db, Office, At) = (db, office, at);
        _changeSet = Guid.CreateVersion7(at);
    }

    /// <summary>The context of this transaction.</summary>
    public HotDeskDbContext Db { get; }

    /// <summary>The office.</summary>
    public Office Office { get; }

    /// <summary>Now, for everything in this transaction.</summary>
    public DateTimeOffset At { get; }

    internal ImmutableArray<JournalEntry> Entries => _entries.ToImmutable();

    /// <summary>The hot desk extension as decisions see it; null: there is none of that id.</summary>
    public async Task<HotDeskState?> HotDeskAsync(int id, CancellationToken cancellation)
    {
        var row = await Db.HotDeskExtensions.Where(h => h.Id == id && h.OfficeId == Office.Id && h.DeletedAt == null)
            .Select(h => new
            {
                h.Number,
                PhoneId = Db.Phones.Where(p => p.HotDeskExtensionId == h.Id).Select(p => (int?)p.Id).SingleOrDefault(),
                Session = Db.Sessions.SingleOrDefault(s => s.HotDeskExtensionId == h.Id && s.EndedAt == null),
            })
            .SingleOrDefaultAsync(cancellation);
        if (row is null)
            return null;
        var owner = row.Session is null ? null : await NameAsync(row.Session.UserId, cancellation);
        return new HotDeskState(id, row.Number, row.PhoneId, row.Session is null ? null : Open(row.Session), owner);
    }

    /// <summary>The user as decisions see it, for a login at <paramref name="hotDeskId"/>; null: there is none of that id.</summary>
    public async Task<ClaimantState?> ClaimantAsync(int userId, int hotDeskId, CancellationToken cancellation)
    {
        var row = await Db.HotDeskUsers.Where(u => u.Id == userId && u.OfficeId == Office.Id && u.DeletedAt == null)
            .Select(u => new
            {
                u.Number,
                u.FirstName,
                u.LastName,
                u.IsActive,
                u.IsHotDeskingEnabled,
                HasOwnPhone = Db.Phones.Any(p => p.UserId == u.Id),
                Elsewhere = Db.Sessions.Where(s => s.UserId == u.Id && s.EndedAt == null && s.HotDeskExtensionId != hotDeskId)
                    .OrderBy(s => s.StartedAt)
                    .Select(s => new { Session = s, Db.HotDeskExtensions.Single(h => h.Id == s.HotDeskExtensionId).Number }).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        return row is null ? null : new ClaimantState(
            new OwnerName(userId, row.Number, $"{row.FirstName} {row.LastName}".Trim()), row.IsActive, row.IsHotDeskingEnabled,
            row.HasOwnPhone, [.. row.Elsewhere.Select(e => new ElsewhereSession(Open(e.Session), e.Number))]);
    }

    /// <summary>Saves what was decided: session rows, a version and a journal entry for each change.</summary>
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

    /// <summary>Journals that set-up has changed: whoever follows the office reads its directory again.</summary>
    public void DirectoryChanged(Origin origin) => Append(JournalKind.DirectoryChanged, origin);

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
        });
        Append(JournalKind.SessionStarted, origin, e => e with
        {
            SessionId = session.Id, HotDeskExtensionId = session.HotDeskExtensionId, PhoneId = phoneId, UserId = session.UserId,
        });
    }

    private void Take(SessionEnded ended, Origin origin)
    {
        // Deciding needed the session, so it is tracked.
        var row = Db.Sessions.Local.FindEntry(ended.Session.Id)!.Entity;
        row.EndedAt = At;
        row.End = ended.End;
        row.EndedThrough = origin.Channel;
        row.EndedBy = origin.By;
        row.SucceededBy = ended.SucceededBy;
        row.Reason = ended.Reason;
        Append(JournalKind.SessionEnded, origin, e => e with
        {
            SessionId = row.Id, HotDeskExtensionId = row.HotDeskExtensionId, PhoneId = row.PhoneId, UserId = row.UserId,
            End = ended.End, SucceededBy = ended.SucceededBy, Reason = ended.Reason,
        });
    }

    private async Task<OwnerName> NameAsync(int userId, CancellationToken cancellation) =>
        await Db.HotDeskUsers.Where(u => u.Id == userId)
            .Select(u => new OwnerName(u.Id, u.Number, (u.FirstName + " " + u.LastName).Trim())).SingleAsync(cancellation);

    private static OpenSession Open(OwnershipSession s) => new(s.Id, s.HotDeskExtensionId, s.UserId, s.StartedAt);
}
