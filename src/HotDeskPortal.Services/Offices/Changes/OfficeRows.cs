using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>The rows that a change of ownership writes.</summary>
internal sealed class OfficeRows(HotDeskDbContext db)
{
    private readonly RowStatement _version = RowStatement.Update<Office>(
        db, [nameof(Office.OwnershipVersion)], nameof(Office.Id), nameof(Office.OwnershipVersion));

    private readonly RowStatement _start = RowStatement.Insert<OwnershipSession>(
        db, nameof(OwnershipSession.Id), nameof(OwnershipSession.OfficeId), nameof(OwnershipSession.HotDeskExtensionId), nameof(OwnershipSession.PhoneId),
        nameof(OwnershipSession.UserId), nameof(OwnershipSession.StartedAt), nameof(OwnershipSession.StartedThrough), nameof(OwnershipSession.StartedBy),
        nameof(OwnershipSession.StartedKey));

    private readonly RowStatement _end = RowStatement.Update<OwnershipSession>(
        db,
        [
            nameof(OwnershipSession.EndedAt), nameof(OwnershipSession.End), nameof(OwnershipSession.EndedThrough), nameof(OwnershipSession.EndedBy),
            nameof(OwnershipSession.EndedKey), nameof(OwnershipSession.SucceededBy), nameof(OwnershipSession.Reason),
        ],
        nameof(OwnershipSession.Id));

    private readonly RowStatement _entry = RowStatement.Insert<JournalEntry>(
        db, nameof(JournalEntry.OfficeId), nameof(JournalEntry.Version), nameof(JournalEntry.ChangeSet), nameof(JournalEntry.At), nameof(JournalEntry.Kind),
        nameof(JournalEntry.Channel), nameof(JournalEntry.By), nameof(JournalEntry.Key), nameof(JournalEntry.SessionId), nameof(JournalEntry.HotDeskExtensionId),
        nameof(JournalEntry.PhoneId), nameof(JournalEntry.UserId), nameof(JournalEntry.End), nameof(JournalEntry.SucceededBy), nameof(JournalEntry.Reason),
        nameof(JournalEntry.Until));

    private static readonly string[] Count = [nameof(PinGuardRow.WrongAt), nameof(PinGuardRow.LockedUntil), nameof(PinGuardRow.DayFrom), nameof(PinGuardRow.WrongADay)];

    private static readonly string[] Counted = [nameof(PinGuardRow.Subject), nameof(PinGuardRow.SubjectId), .. Count];

    private readonly RowStatement _newGuard = RowStatement.Insert<PinGuardRow>(db, [.. Counted, nameof(PinGuardRow.OfficeId)]);

    // A count is compared with what was read: two instances must not overwrite each other's.
    private readonly RowStatement _guard = RowStatement.Update<PinGuardRow>(db, Count, Counted);

    private readonly RowStatement _clearGuard = RowStatement.Delete<PinGuardRow>(db, Counted);

    /// <summary>
    /// Moves the office on, or holds it where it is. It comes before all other rows of the office: who is behind writes nothing, and
    /// who comes at the same time waits.
    /// </summary>
    public RowWrite Version(int officeId, long from, long to) => new(_version, to, officeId, from);

    /// <summary>A session begins.</summary>
    public RowWrite Start(int officeId, OpenSession session, int phoneId, Origin origin) => new(
        _start, session.Id, officeId, session.HotDeskExtensionId, phoneId, session.UserId, session.StartedAt, origin.Channel, origin.By, origin.Key);

    /// <summary>A session ends.</summary>
    public RowWrite End(SessionEnded ended, DateTimeOffset at, Origin origin) => new(
        _end, at, ended.End, origin.Channel, origin.By, origin.Key, ended.SucceededBy, ended.Reason, ended.Session.Id);

    /// <summary>The journal tells it.</summary>
    public RowWrite Entry(JournalEntry e) => new(
        _entry, e.OfficeId, e.Version, e.ChangeSet, e.At, e.Kind, e.Channel, e.By, e.Key, e.SessionId, e.HotDeskExtensionId, e.PhoneId, e.UserId, e.End,
        e.SucceededBy, e.Reason, e.Until);

    /// <summary>A count of wrong PINs begins, goes on, or is over (null).</summary>
    public RowWrite Guard(PinGuardRow? before, PinGuardRow? after) => (before, after) switch
    {
        (null, { } a) => new(_newGuard, a.Subject, a.SubjectId, a.WrongAt, a.LockedUntil, a.DayFrom, a.WrongADay, a.OfficeId),
        ({ } b, null) => new(_clearGuard, b.Subject, b.SubjectId, b.WrongAt, b.LockedUntil, b.DayFrom, b.WrongADay),
        ({ } b, { } a) => new(
            _guard, a.WrongAt, a.LockedUntil, a.DayFrom, a.WrongADay, b.Subject, b.SubjectId, b.WrongAt, b.LockedUntil, b.DayFrom, b.WrongADay),
        _ => throw new ArgumentException("There is no count, and there was none.", nameof(after)),
    };
}
