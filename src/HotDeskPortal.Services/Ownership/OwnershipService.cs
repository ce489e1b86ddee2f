using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Ownership's one writer: login, logout, forced and automatic logout, PIN checks and locks. Every change is one transaction,
/// journalled under the office's next version, and reaches the feed when it is committed.
/// </summary>
public sealed class OwnershipService(
    OfficeAccess access, OfficeWriter writer, PinHasher pins, IValidator<ForceLogOutForm> forceLogOutValidator,
    DatabaseProvider provider, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock, ILogger<OwnershipService> logger)
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

    /// <summary>
    /// Checks extension and PIN at a hot desk phone, and whether a login may follow. Wrong ones are counted, for the user and
    /// for the phone, and may lock either (design/behaviour.md: Lockout).
    /// </summary>
    /// <returns>The claim to confirm, or <see cref="NotRight"/>, <see cref="PhoneRefuses"/>, or a refusal of
    /// <see cref="OwnershipDecision"/>.</returns>
    public async Task<Result<PinClaim>> CheckPinAsync(
        Actor actor, string office, int hotDeskId, string extension, Pin pin, Origin origin, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.UseKeypad);
        if (!opened.IsSuccess)
            return opened.Error;
        return await OrUnavailableAsync(office, async () =>
            await ClaimAtOnceAsync(opened.Value, hotDeskId, extension, pin, cancellation)
            ?? await writer.WriteAsync<PinClaim>(opened.Value.Office.Id, AuditSource.Of(actor, origin.Channel), async (transaction, ct) =>
            {
                if (transaction.HotDesk(hotDeskId) is not { } hotDesk)
                    return new UnknownHotDesk(hotDeskId);
                var user = transaction.Board.Directory.Find(extension) as UserEntry;
                if (await CheckAsync(transaction, hotDesk, user, pin, origin, ct) is { } refusal)
                    return refusal;
                return Claim(transaction.Board, hotDesk, user!.Id, transaction.At);
            }, cancellation));
    }

    /// <summary>Makes a user, whose PIN was found right, the owner of a hot desk phone.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="hotDeskId">The hot desk extension.</param>
    /// <param name="userId">The user.</param>
    /// <param name="announcedOwnerId">The owner who was named before the user confirmed; null: nobody.</param>
    /// <param name="channel">The way the login comes.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    /// <returns>The hot desk extension's number, or a refusal of <see cref="OwnershipDecision"/>; then nothing has changed.</returns>
    public Task<Result<ExtensionNumber>> LogInAsync(
        Actor actor, string office, int hotDeskId, int userId, int? announcedOwnerId, OwnershipChannel channel, CancellationToken cancellation = default) =>
        WriteAsync<ExtensionNumber>(actor, office, Permission.UseKeypad, channel, async (transaction, ct) =>
        {
            if (transaction.HotDesk(hotDeskId) is not { } hotDesk)
                return new UnknownHotDesk(hotDeskId);
            if (transaction.Claimant(userId, hotDeskId) is not { } claimant)
                return new NotRight();
            var command = new LogIn(Guid.CreateVersion7(transaction.At), transaction.At, announcedOwnerId);
            var decision = OwnershipDecision.Decide(hotDesk, claimant, transaction.Office.Policies.UserElsewhere, command);
            if (!decision.IsSuccess)
                return decision.Error;
            await transaction.TakeAsync(decision.Value, new Origin(channel, claimant.Who.Name), ct);
            return hotDesk.Number;
        }, cancellation);

    /// <summary>Logs the owner of a hot desk phone out, if it is their PIN (<c>*46</c>).</summary>
    /// <returns>Who was logged out, or <see cref="NobodyLoggedIn"/>, <see cref="NotRight"/>, <see cref="PhoneRefuses"/>.</returns>
    public Task<Result<OwnerName>> LogOutAsync(
        Actor actor, string office, int hotDeskId, Pin pin, OwnershipChannel channel, CancellationToken cancellation = default) =>
        WriteAsync<OwnerName>(actor, office, Permission.UseKeypad, channel, async (transaction, ct) =>
        {
            if (transaction.HotDesk(hotDeskId) is not { } hotDesk)
                return new UnknownHotDesk(hotDeskId);
            if (hotDesk.Owner is not { } owner)
                return new NobodyLoggedIn(hotDesk.Number);
            var origin = new Origin(channel, owner.Name);
            var user = transaction.Board.Directory.User(owner.UserId);
            if (await CheckAsync(transaction, hotDesk, user, pin, origin, ct) is { } refusal)
                return refusal;
            var decision = OwnershipDecision.Decide(hotDesk, new LogOut(hotDesk.Session!.Id, SessionEnd.LoggedOut));
            if (!decision.IsSuccess)
                return decision.Error;
            await transaction.TakeAsync(decision.Value, origin, ct);
            return owner;
        }, cancellation);

    /// <summary>Ends whatever session is open at each of the hot desk extensions, with a reason; all of them or none.</summary>
    /// <returns>Who was logged out where, or a validation error, <see cref="NobodyLoggedIn"/>, <see cref="UnknownHotDesk"/>.</returns>
    public async Task<Result<ImmutableArray<ForcedLogOut>>> ForceLogOutAsync(
        Actor actor, string office, ForceLogOutForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (forceLogOutValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await WriteAsync<ImmutableArray<ForcedLogOut>>(actor, office, Permission.Intervene, channel, async (transaction, ct) =>
        {
            var loggedOut = ImmutableArray.CreateBuilder<ForcedLogOut>();
            var changes = new List<OwnershipChange>();
            foreach (var id in form.HotDeskIds.Distinct())
            {
                if (transaction.HotDesk(id) is not { } hotDesk)
                    return new UnknownHotDesk(id);
                var decision = OwnershipDecision.Decide(hotDesk, new LogOut(form.SessionId, SessionEnd.Forced, form.Reason.Trim()));
                if (!decision.IsSuccess)
                    return decision.Error;
                changes.AddRange(decision.Value);
                loggedOut.Add(new ForcedLogOut(hotDesk.Number, hotDesk.Owner!));
            }
            await transaction.TakeAsync(changes, new Origin(channel, actor.Name), ct);
            return loggedOut.ToImmutable();
        }, cancellation);
    }

    /// <summary>
    /// Puts a training office back to where a class begins, in one transaction: no counts and no locks, everybody logged out, and a
    /// few colleagues at their desks, so that there is somebody to take over from and there are desks to log in at.
    /// </summary>
    /// <param name="actor">Who resets it.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="reason">What the history tells of those who were logged out.</param>
    /// <param name="cancellation">Gives up before anything is committed.</param>
    /// <returns>Who sits where now, or <see cref="NotATrainingOffice"/>.</returns>
    public Task<Result<ImmutableArray<ForcedLogOut>>> ResetTrainingAsync(Actor actor, string office, string reason, CancellationToken cancellation = default) =>
        WriteAsync<ImmutableArray<ForcedLogOut>>(actor, office, Permission.Intervene, OwnershipChannel.Portal, async (transaction, ct) =>
        {
            if (!transaction.Office.IsTraining)
                return new NotATrainingOffice(transaction.Office.Name);
            var origin = new Origin(OwnershipChannel.Portal, actor.Name);
            foreach (var row in await transaction.Db.PinGuards.Where(g => g.OfficeId == transaction.Office.Id).ToListAsync(ct))
                await UnlockAsync(transaction, row.Subject, row.SubjectId, origin, ct);
            await transaction.TakeAsync(
                transaction.Board.OpenSessions.OrderBy(s => s.Id).Select(s => new SessionEnded(s, SessionEnd.Forced, Reason: reason)), origin, ct);
            var seats = TrainingSessions.Of(transaction.Board);
            await transaction.TakeAsync(seats.Select(seat => new SessionStarted(
                new OpenSession(Guid.CreateVersion7(transaction.At), seat.HotDesk.Id, seat.User.Id, transaction.At), seat.HotDesk.Phone!.Id)), origin, ct);
            return seats.Select(seat => new ForcedLogOut(seat.HotDesk.Number, OwnerName.Of(seat.User))).ToImmutableArray();
        }, cancellation);

    /// <summary>Lifts the lock of the phone at a hot desk extension.</summary>
    public Task<Result<Done>> UnlockPhoneAsync(
        Actor actor, string office, int hotDeskId, OwnershipChannel channel, CancellationToken cancellation = default) =>
        WriteAsync<Done>(actor, office, Permission.Intervene, channel, async (transaction, ct) =>
        {
            if (transaction.HotDesk(hotDeskId) is not { } hotDesk)
                return new UnknownHotDesk(hotDeskId);
            if (hotDesk.PhoneId is not { } phoneId)
                return new NoPhone(hotDesk.Number);
            await UnlockAsync(transaction, PinSubject.Phone, phoneId, new Origin(channel, actor.Name), ct);
            return new Done();
        }, cancellation);

    /// <summary>Lifts the lock of a user of the office.</summary>
    /// <returns>Success, also where there is no lock; or <see cref="UnknownUser"/>.</returns>
    public Task<Result<Done>> UnlockUserAsync(
        Actor actor, string office, int userId, OwnershipChannel channel, CancellationToken cancellation = default) =>
        WriteAsync<Done>(actor, office, Permission.Intervene, channel, async (transaction, ct) =>
        {
            if (!await transaction.Db.HotDeskUsers.AnyAsync(u => u.Id == userId && u.OfficeId == transaction.Office.Id && u.DeletedAt == null, ct))
                return new UnknownUser(userId);
            await UnlockAsync(transaction, PinSubject.User, userId, new Origin(channel, actor.Name), ct);
            return new Done();
        }, cancellation);

    /// <summary>
    /// Ends a session whose time is over, unless it has ended meanwhile: a takeover cancels what was scheduled for the owner
    /// before. The portal's own clock asks, so there is no actor.
    /// </summary>
    internal Task<Result<Done>> EndDueAsync(int officeId, DueLogout due, CancellationToken cancellation) =>
        writer.WriteAsync<Done>(officeId, AuditSource.Portal, async (transaction, ct) =>
        {
            if (transaction.HotDesk(due.HotDeskExtensionId) is not { } hotDesk)
                return new UnknownHotDesk(due.HotDeskExtensionId);
            var decision = OwnershipDecision.Decide(hotDesk, new LogOut(due.SessionId, due.End));
            if (!decision.IsSuccess)
                return decision.Error;
            await transaction.TakeAsync(decision.Value, new Origin(OwnershipChannel.Schedule, "schedule"), ct);
            return new Done();
        }, cancellation);

    /// <summary>
    /// A right PIN that changes nothing, because neither user nor phone had a wrong one and its key is the newest, needs no transaction to write: most logins.
    /// Whatever else it is (null) is judged and counted in one.
    /// </summary>
    private async Task<Result<PinClaim>?> ClaimAtOnceAsync(
        OwnershipBoard board, int hotDeskId, string extension, Pin pin, CancellationToken cancellation)
    {
        if (HotDeskState.On(board, hotDeskId) is not { PhoneId: { } phoneId } hotDesk || board.Directory.Find(extension) is not UserEntry { IsActive: true } user)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await _unguarded(db, user.Id, phoneId, cancellation) is { Pin: { } stored } && !pins.IsOutdated(stored) && pins.Matches(user.Id, pin, stored)
            ? Claim(board, hotDesk, user.Id, clock.GetUtcNow())
            : null;
    }

    /// <summary>The decision of the login itself, asked in advance: what it would refuse is said now.</summary>
    private static Result<PinClaim> Claim(OwnershipBoard board, HotDeskState hotDesk, int userId, DateTimeOffset at)
    {
        var claimant = ClaimantState.On(board, userId, hotDesk.Id)!;
        return OwnershipDecision.Decide(hotDesk, claimant, board.Office.Policies.UserElsewhere, new LogIn(Guid.Empty, at, hotDesk.Owner?.UserId))
            .Map(_ => new PinClaim(claimant.Who, hotDesk.Owner));
    }

    private async Task<Result<T>> WriteAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, permission);
        if (!opened.IsSuccess)
            return opened.Error;
        return await OrUnavailableAsync(office, () => writer.WriteAsync(opened.Value.Office.Id, AuditSource.Of(actor, channel), work, cancellation));
    }

    private async Task<Result<T>> OrUnavailableAsync<T>(string office, Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogError(e, "The database was not there for a change in office {Office}; whoever asked was told.", office);
            return new Unavailable();
        }
    }

    /// <summary>The PIN check with its guards; null: the PIN is right.</summary>
    private async Task<Error?> CheckAsync(
        OfficeTransaction transaction, HotDeskState hotDesk, UserEntry? user, Pin pin, Origin origin, CancellationToken cancellation)
    {
        if (hotDesk.PhoneId is not { } phoneId)
            return new NoPhone(hotDesk.Number);
        var known = user is { IsActive: true } ? user : null;
        var phoneGuard = await GuardAsync(transaction, PinSubject.Phone, phoneId, cancellation);
        var userGuard = known is null ? null : await GuardAsync(transaction, PinSubject.User, known.Id, cancellation);
        var stored = known is null ? null : await _pin(transaction.Db, known.Id, cancellation);
        var decision = PinCheck.Decide(
            new PinCheckState(phoneGuard.ToGuard(), userGuard?.ToGuard()), () => pins.Matches(known!.Id, pin, stored),
            transaction.Office.Policies, transaction.At);
        Take(transaction, phoneGuard, decision.Phone, JournalKind.PhoneLocked, origin, hotDesk.Id);
        if (userGuard is not null)
            Take(transaction, userGuard, decision.User!, JournalKind.UserLocked, origin, hotDesk.Id);
        if (decision.Refusal is null && pins.IsOutdated(stored!))
            await HashAnewAsync(transaction, known!.Id, pin, cancellation);
        return decision.Refusal;
    }

    /// <summary>A rotated key reaches a PIN when it is entered: only then is there something to hash. To everybody it is the same PIN.</summary>
    private async Task HashAnewAsync(OfficeTransaction transaction, int userId, Pin pin, CancellationToken cancellation)
    {
        var hash = pins.Hash(userId, pin);
        await transaction.Db.HotDeskUsers.Where(u => u.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Pin!.Hash, hash.Hash).SetProperty(u => u.Pin!.Salt, hash.Salt).SetProperty(u => u.Pin!.KeyVersion, hash.KeyVersion),
            cancellation);
    }

    private static void Take(
        OfficeTransaction transaction, PinGuardRow row, PinGuard guard, JournalKind kind, Origin origin, int? hotDeskId)
    {
        var locked = guard.LockedUntil != row.LockedUntil && guard.IsLocked(transaction.At);
        row.Take(guard);
        // Who never entered a wrong PIN needs no row.
        if (!guard.IsClear && transaction.Db.Entry(row).State == EntityState.Detached)
            transaction.Db.PinGuards.Add(row);
        if (locked)
            transaction.Append(kind, origin, e => WithSubject(e, row) with { HotDeskExtensionId = hotDeskId, Until = guard.LockedUntil });
    }

    private static async Task UnlockAsync(
        OfficeTransaction transaction, PinSubject subject, int id, Origin origin, CancellationToken cancellation)
    {
        var row = await GuardAsync(transaction, subject, id, cancellation);
        var wasLocked = row.ToGuard().IsLocked(transaction.At);
        row.Take(PinGuard.Clear);
        if (wasLocked)
            transaction.Append(
                subject == PinSubject.Phone ? JournalKind.PhoneUnlocked : JournalKind.UserUnlocked, origin, e => WithSubject(e, row));
    }

    private static JournalEntry WithSubject(JournalEntry entry, PinGuardRow row) => row.Subject == PinSubject.Phone
        ? entry with { PhoneId = row.SubjectId }
        : entry with { UserId = row.SubjectId };

    private static async Task<PinGuardRow> GuardAsync(
        OfficeTransaction transaction, PinSubject subject, int id, CancellationToken cancellation) =>
        await transaction.Db.PinGuards.FindAsync([subject, id], cancellation)
            ?? new PinGuardRow { Subject = subject, SubjectId = id, OfficeId = transaction.Office.Id };

    private sealed record StoredPin(PinHash? Pin);
}
