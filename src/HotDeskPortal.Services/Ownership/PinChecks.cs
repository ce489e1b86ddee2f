using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Checks PINs against what is stored, and keeps the counts of wrong ones.</summary>
internal sealed class PinChecks(PinHasher pins)
{
    /// <summary>The hash of a user's PIN, which leaves the database for nothing but a check.</summary>
    private readonly Func<HotDeskDbContext, int, CancellationToken, Task<PinHash?>> _pin = EF.CompileAsyncQuery(
        (HotDeskDbContext db, int userId, CancellationToken _) =>
            db.HotDeskUsers.AsNoTracking().Where(u => u.Id == userId).Select(u => u.Pin).Single());

    /// <summary>The same, where neither the user nor the phone has ever been guarded; null: one has.</summary>
    private readonly Func<HotDeskDbContext, int, int, CancellationToken, Task<StoredPin?>> _unguarded = EF.CompileAsyncQuery(
        (HotDeskDbContext db, int userId, int phoneId, CancellationToken _) => db.HotDeskUsers.AsNoTracking()
            .Where(u => u.Id == userId && !db.PinGuards.Any(
                g => (g.Subject == PinSubject.User && g.SubjectId == userId) || (g.Subject == PinSubject.Phone && g.SubjectId == phoneId)))
            .Select(u => new StoredPin(u.Pin)).SingleOrDefault());

    /// <summary>Whether the PIN is right and nothing is to be written: no wrong one was counted, and its key is the newest. False says nothing.</summary>
    public async Task<bool> IsPlainlyRightAsync(HotDeskDbContext db, int userId, int phoneId, Pin pin, CancellationToken cancellation) =>
        await _unguarded(db, userId, phoneId, cancellation) is { Pin: { } stored } && !pins.IsOutdated(stored) && pins.Matches(userId, pin, stored);

    /// <summary>The PIN check with its guards; null: the PIN is right. What is counted stays, whatever comes of it.</summary>
    public async Task<Error?> CheckAsync(
        OfficeTransaction transaction, HotDeskState hotDesk, UserEntry? user, Pin pin, Origin origin, CancellationToken cancellation)
    {
        if (hotDesk.PhoneId is not { } phoneId)
            return new NoPhone(hotDesk.Number);
        var known = user is { IsActive: true } ? user : null;
        var phoneGuard = await GuardAsync(transaction, PinSubject.Phone, phoneId, cancellation);
        var userGuard = known is null ? null : await GuardAsync(transaction, PinSubject.User, known.Id, cancellation);
        var officeGuard = await GuardAsync(transaction, PinSubject.Office, transaction.OfficeId, cancellation);
        var stored = known is null ? null : await _pin(transaction.Db, known.Id, cancellation);
        var decision = PinCheck.Decide(
            new PinCheckState(phoneGuard.ToGuard(), userGuard?.ToGuard()) { Office = officeGuard.ToGuard() }, () => pins.Matches(known!.Id, pin, stored),
            transaction.Office.Policies, transaction.At);
        transaction.KeepIfRefused();
        Take(transaction, phoneGuard, decision.Phone, JournalKind.PhoneLocked, origin, hotDesk.Id);
        if (userGuard is not null)
            Take(transaction, userGuard, decision.User!, JournalKind.UserLocked, origin, hotDesk.Id);
        Take(transaction, officeGuard, decision.Office, JournalKind.PinsGuessed, origin, hotDesk.Id);
        if (decision.Refusal is null && pins.IsOutdated(stored!))
            await HashAnewAsync(transaction, known!.Id, pin, cancellation);
        return decision.Refusal;
    }

    /// <summary>Forgets wrong PINs, and lifts the lock where there is one.</summary>
    public static async Task UnlockAsync(OfficeTransaction transaction, PinSubject subject, int id, CancellationToken cancellation)
    {
        var row = await GuardAsync(transaction, subject, id, cancellation);
        var wasLocked = row.ToGuard().IsLocked(transaction.At);
        row.Take(PinGuard.Clear);
        if (!wasLocked)
            return;
        if (subject == PinSubject.Office)
            transaction.Append(JournalKind.PinsGuessed, transaction.Origin, e => e with { Until = transaction.At });
        else
            transaction.Append(
                subject == PinSubject.Phone ? JournalKind.PhoneUnlocked : JournalKind.UserUnlocked, transaction.Origin, e => WithSubject(e, row));
    }

    /// <summary>A rotated key reaches a PIN when it is entered: only then is there something to hash. To everybody it is the same PIN.</summary>
    private async Task HashAnewAsync(OfficeTransaction transaction, int userId, Pin pin, CancellationToken cancellation)
    {
        var hash = pins.Hash(userId, pin);
        await transaction.Db.HotDeskUsers.Where(u => u.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Pin!.Hash, hash.Hash).SetProperty(u => u.Pin!.Salt, hash.Salt).SetProperty(u => u.Pin!.KeyVersion, hash.KeyVersion),
            cancellation);
    }

    private static void Take(OfficeTransaction transaction, PinGuardRow row, PinGuard guard, JournalKind kind, Origin origin, int? hotDeskId)
    {
        var locked = guard.LockedUntil != row.LockedUntil && guard.IsLocked(transaction.At);
        row.Take(guard);
        // Who never entered a wrong PIN needs no row.
        if (!guard.IsClear && transaction.Db.Entry(row).State == EntityState.Detached)
            transaction.Db.PinGuards.Add(row);
        if (locked)
            transaction.Append(kind, origin, e => WithSubject(e, row) with { HotDeskExtensionId = hotDeskId, Until = guard.LockedUntil });
    }

    private static JournalEntry WithSubject(JournalEntry entry, PinGuardRow row) => row.Subject switch
    {
        PinSubject.Phone => entry with { PhoneId = row.SubjectId },
        PinSubject.User => entry with { UserId = row.SubjectId },
        _ => entry,
    };

    private static async Task<PinGuardRow> GuardAsync(OfficeTransaction transaction, PinSubject subject, int id, CancellationToken cancellation) =>
        await transaction.Db.PinGuards.FindAsync([subject, id], cancellation)
            ?? new PinGuardRow { Subject = subject, SubjectId = id, OfficeId = transaction.Office.Id };

    private sealed record StoredPin(PinHash? Pin);
}
