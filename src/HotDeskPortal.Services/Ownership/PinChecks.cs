using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Checks PINs against what is stored, and keeps the counts of wrong ones. What it needs is read in one query before the change
/// begins; the write compares the counts with what was read.
/// </summary>
internal sealed class PinChecks(PinHasher pins, PinFactsReader reader)
{
    private long _decided;

    /// <summary>Reads what a check needs.</summary>
    /// <param name="within">A transaction whose changes count; null: none.</param>
    /// <param name="board">The office.</param>
    /// <param name="userId">Whose PIN it should be; null: nobody's.</param>
    /// <param name="phoneId">The phone at which it is entered.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<PinFacts> ReadAsync(HotDeskDbContext? within, OwnershipBoard board, int? userId, int phoneId, CancellationToken cancellation)
    {
        var key = KeyOf(board, userId, phoneId);
        // Ids begin with 1.
        return (await reader.ReadAsync(within, board.Office.Id, userId ?? 0, phoneId, cancellation)) with { Key = key };
    }

    /// <summary>
    /// Whether the PIN is right and there is nothing to write: nothing holds that a right one would lift, and its key is the newest.
    /// False says nothing.
    /// </summary>
    public bool IsPlainlyRight(PinFacts facts, int userId, Pin pin, DateTimeOffset at) =>
        facts.Pin is { } stored && !pins.IsOutdated(stored) && GuardOf(facts.User).IsForgiven && !GuardOf(facts.Phone).IsLocked(at)
        && pins.Matches(userId, pin, stored);

    /// <summary>The PIN check with its guards; null: the PIN is right. What is counted stays, whatever comes of it.</summary>
    /// <param name="decision">The office.</param>
    /// <param name="hotDesk">Where the PIN was entered.</param>
    /// <param name="user">Whose it should be; null: there is no such user.</param>
    /// <param name="pin">The PIN.</param>
    /// <param name="origin">Who and which way.</param>
    /// <param name="facts">What was read before; null: nothing. It is read again where it is outdated.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Error?> CheckAsync(
        OfficeDecision decision, HotDeskState hotDesk, UserEntry? user, Pin pin, Origin origin, PinFacts? facts, CancellationToken cancellation)
    {
        if (hotDesk.PhoneId is not { } phoneId)
            return new NoPhone(hotDesk.Number);
        var known = user is { IsActive: true } ? user : null;
        if (facts is null || decision.IsRepeated || facts.Key != KeyOf(decision.Board, known?.Id, phoneId))
            facts = await ReadAsync(decision.Context, decision.Board, known?.Id, phoneId, cancellation);
        var ofPhone = decision.Guard(PinSubject.Phone, phoneId, facts.Phone);
        var ofUser = known is null ? null : decision.Guard(PinSubject.User, known.Id, facts.User);
        var ofOffice = decision.Guard(PinSubject.Office, decision.OfficeId, facts.Office);
        var check = PinCheck.Decide(
            new PinCheckState(GuardOf(ofPhone), known is null ? null : GuardOf(ofUser)) { Office = GuardOf(ofOffice) },
            () => pins.Matches(known!.Id, pin, facts.Pin), decision.Board.Office.Policies, decision.At);
        decision.KeepIfRefused();
        Interlocked.Increment(ref _decided);
        Take(decision, PinSubject.Phone, phoneId, ofPhone, check.Phone, JournalKind.PhoneLocked, origin, hotDesk.Id);
        if (known is not null)
            Take(decision, PinSubject.User, known.Id, ofUser, check.User!, JournalKind.UserLocked, origin, hotDesk.Id);
        Take(decision, PinSubject.Office, decision.OfficeId, ofOffice, check.Office, JournalKind.PinsGuessed, origin, hotDesk.Id);
        if (check.Refusal is null && pins.IsOutdated(facts.Pin!))
            decision.Others.Add(HashAnew(known!.Id, pin));
        return check.Refusal;
    }

    /// <summary>Forgets wrong PINs, and lifts the lock where there is one.</summary>
    public static async Task UnlockAsync(OfficeTransaction transaction, PinSubject subject, int id, CancellationToken cancellation)
    {
        var stored = await transaction.Db.PinGuards.AsNoTracking().SingleOrDefaultAsync(g => g.Subject == subject && g.SubjectId == id, cancellation);
        var row = transaction.Guard(subject, id, stored);
        transaction.Take(subject, id, row, PinGuard.Clear);
        if (row?.ToGuard().IsLocked(transaction.At) != true)
            return;
        if (subject == PinSubject.Office)
            transaction.Append(JournalKind.PinsGuessed, transaction.Origin, e => e with { Until = transaction.At });
        else
            transaction.Append(
                subject == PinSubject.Phone ? JournalKind.PhoneUnlocked : JournalKind.UserUnlocked, transaction.Origin, e => WithSubject(e, subject, id));
    }

    /// <summary>A rotated key reaches a PIN when it is entered: only then is there something to hash. To everybody it is the same PIN.</summary>
    private Func<HotDeskDbContext, CancellationToken, Task> HashAnew(int userId, Pin pin)
    {
        var hash = pins.Hash(userId, pin);
        return (db, cancellation) => db.HotDeskUsers.Where(u => u.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Pin!.Hash, hash.Hash).SetProperty(u => u.Pin!.Salt, hash.Salt).SetProperty(u => u.Pin!.KeyVersion, hash.KeyVersion),
            cancellation);
    }

    private static void Take(
        OfficeDecision decision, PinSubject subject, int id, PinGuardRow? before, PinGuard guard, JournalKind kind, Origin origin, int hotDeskId)
    {
        if (guard == GuardOf(before))
            return;
        decision.Take(subject, id, before, guard);
        if (guard.LockedUntil != before?.LockedUntil && guard.IsLocked(decision.At))
            decision.Append(kind, origin, e => WithSubject(e, subject, id) with { HotDeskExtensionId = hotDeskId, Until = guard.LockedUntil });
    }

    private PinFactsKey KeyOf(OwnershipBoard board, int? userId, int phoneId) => new(userId, phoneId, board.Version, Volatile.Read(ref _decided));

    private static PinGuard GuardOf(PinGuardRow? row) => row?.ToGuard() ?? PinGuard.Clear;

    private static JournalEntry WithSubject(JournalEntry entry, PinSubject subject, int id) => subject switch
    {
        PinSubject.Phone => entry with { PhoneId = id },
        PinSubject.User => entry with { UserId = id },
        _ => entry,
    };
}
