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
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Whatever changes ownership: login, logout, forced and automatic logout, PIN checks and locks. Every change is journalled under
/// the office's next version, and reaches the feed when it is committed.
/// </summary>
public sealed class OwnershipService(
    OfficeAccess access, OfficeChanges changes, PinHasher pins, PinFactsReader reader, IValidator<ForceLogOutForm> forceLogOutValidator,
    DatabaseAvailability availability, AuditRefusals refusals, TimeProvider clock)
{
    private readonly PinChecks _checks = new(pins, reader);

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
        return Told(opened.Value, hotDeskId, await availability.OrUnavailableAsync(office, async () =>
        {
            var facts = await ReadAsync(opened.Value, hotDeskId, opened.Value.Directory.Find(extension) as UserEntry, cancellation);
            if (facts is not null && ClaimAtOnce(opened.Value, hotDeskId, extension, pin, facts) is { } claim)
                return claim;
            return await changes.DecideAsync<PinClaim>(actor, office, Permission.UseKeypad, origin.Channel, async (decision, ct) =>
            {
                if (decision.HotDesk(hotDeskId) is not { } hotDesk)
                    return new UnknownHotDesk(hotDeskId);
                var user = decision.Board.Directory.Find(extension) as UserEntry;
                if (await _checks.CheckAsync(decision, hotDesk, user, pin, origin, facts, ct) is { } refusal)
                    return refusal;
                return Claim(decision.Board, hotDesk, user!.Id, decision.At);
            }, cancellation);
        }));
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
        changes.DecideAsync(actor, office, Permission.UseKeypad, channel, (decision, _) =>
        {
            return Task.FromResult(LogIn());

            Result<ExtensionNumber> LogIn()
            {
                if (decision.HotDesk(hotDeskId) is not { } hotDesk)
                    return new UnknownHotDesk(hotDeskId);
                if (decision.Claimant(userId, hotDeskId) is not { } claimant)
                    return new NotRight();
                var command = new LogIn(Guid.CreateVersion7(decision.At), decision.At, announcedOwnerId);
                var decided = OwnershipDecision.Decide(hotDesk, claimant, decision.Board.Office.Policies.UserElsewhere, command);
                if (!decided.IsSuccess)
                    return decided.Error;
                decision.Take(decided.Value, new Origin(channel, claimant.Who.Name, actor.KeyName));
                return hotDesk.Number;
            }
        }, cancellation);

    /// <summary>Logs the owner of a hot desk phone out, if it is their PIN (<c>*46</c>).</summary>
    /// <returns>Who was logged out, or <see cref="NobodyLoggedIn"/>, <see cref="NotRight"/>, <see cref="PhoneRefuses"/>.</returns>
    public async Task<Result<OwnerName>> LogOutAsync(
        Actor actor, string office, int hotDeskId, Pin pin, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.UseKeypad);
        if (!opened.IsSuccess)
            return opened.Error;
        return Told(opened.Value, hotDeskId, await availability.OrUnavailableAsync(office, async () =>
        {
            var facts = await ReadAsync(opened.Value, hotDeskId, opened.Value.OwnerOf(hotDeskId), cancellation);
            return await changes.DecideAsync<OwnerName>(actor, office, Permission.UseKeypad, channel, async (decision, ct) =>
            {
                if (decision.HotDesk(hotDeskId) is not { } hotDesk)
                    return new UnknownHotDesk(hotDeskId);
                if (hotDesk.Owner is not { } owner)
                    return new NobodyLoggedIn(hotDesk.Number);
                var origin = new Origin(channel, owner.Name, actor.KeyName);
                var user = decision.Board.Directory.User(owner.UserId);
                if (await _checks.CheckAsync(decision, hotDesk, user, pin, origin, facts, ct) is { } refusal)
                    return refusal;
                var decided = OwnershipDecision.Decide(hotDesk, new LogOut(hotDesk.Session!.Id, SessionEnd.LoggedOut));
                if (!decided.IsSuccess)
                    return decided.Error;
                decision.Take(decided.Value, origin);
                return owner;
            }, cancellation);
        }));
    }

    /// <summary>Has a wrong PIN counted for the audit log, once it is counted for the lock.</summary>
    private Result<T> Told<T>(OwnershipBoard board, int hotDeskId, Result<T> checkedPin)
    {
        if (checkedPin.Error is NotRight)
            refusals.WrongPin(board.Office.Key, board.Office.Name, board.Directory.HotDesk(hotDeskId)?.Number.Digits ?? "");
        return checkedPin;
    }

    /// <summary>Ends whatever session is open at each of the hot desk extensions, with a reason; all of them or none.</summary>
    /// <returns>Who was logged out where, or a validation error, <see cref="NobodyLoggedIn"/>, <see cref="UnknownHotDesk"/>.</returns>
    public async Task<Result<ImmutableArray<ForcedLogOut>>> ForceLogOutAsync(
        Actor actor, string office, ForceLogOutForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (forceLogOutValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.DecideAsync(actor, office, Permission.Intervene, channel, (decision, _) => Task.FromResult(ForceLogOut(decision, form)), cancellation);
    }

    private static Result<ImmutableArray<ForcedLogOut>> ForceLogOut(OfficeDecision decision, ForceLogOutForm form)
    {
        var loggedOut = ImmutableArray.CreateBuilder<ForcedLogOut>();
        foreach (var id in form.HotDeskIds.Distinct())
        {
            if (decision.HotDesk(id) is not { } hotDesk)
                return new UnknownHotDesk(id);
            var decided = OwnershipDecision.Decide(hotDesk, new LogOut(form.SessionId, SessionEnd.Forced, form.Reason.Trim()));
            if (!decided.IsSuccess)
                return decided.Error;
            decision.Take(decided.Value, decision.Origin);
            loggedOut.Add(new ForcedLogOut(hotDesk.Number, hotDesk.Owner!));
        }
        return loggedOut.ToImmutable();
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
        changes.WriteAsync<ImmutableArray<ForcedLogOut>>(actor, office, Permission.Intervene, OwnershipChannel.Portal, async (transaction, ct) =>
        {
            if (!transaction.Office.IsTraining)
                return new NotATrainingOffice(transaction.Office.Name);
            foreach (var row in await transaction.Db.PinGuards.Where(g => g.OfficeId == transaction.Office.Id).ToListAsync(ct))
                await PinChecks.UnlockAsync(transaction, row.Subject, row.SubjectId, ct);
            transaction.Take(
                transaction.Board.OpenSessions.OrderBy(s => s.Id).Select(s => new SessionEnded(s, SessionEnd.Forced, Reason: reason)), transaction.Origin);
            var seats = TrainingSessions.Of(transaction.Board);
            transaction.Take(seats.Select(seat => new SessionStarted(
                new OpenSession(Guid.CreateVersion7(transaction.At), seat.HotDesk.Id, seat.User.Id, transaction.At), seat.HotDesk.Phone!.Id)), transaction.Origin);
            return seats.Select(seat => new ForcedLogOut(seat.HotDesk.Number, OwnerName.Of(seat.User))).ToImmutableArray();
        }, cancellation);

    /// <summary>Lifts the lock of the phone at a hot desk extension.</summary>
    public Task<Result<Done>> UnlockPhoneAsync(
        Actor actor, string office, int hotDeskId, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.WriteAsync<Done>(actor, office, Permission.Assist, channel, async (transaction, ct) =>
        {
            if (transaction.HotDesk(hotDeskId) is not { } hotDesk)
                return new UnknownHotDesk(hotDeskId);
            if (hotDesk.PhoneId is not { } phoneId)
                return new NoPhone(hotDesk.Number);
            await PinChecks.UnlockAsync(transaction, PinSubject.Phone, phoneId, ct);
            return new Done();
        }, cancellation);

    /// <summary>Lifts the lock of a user of the office.</summary>
    /// <returns>Success, also where there is no lock; or <see cref="UnknownUser"/>.</returns>
    public Task<Result<Done>> UnlockUserAsync(
        Actor actor, string office, int userId, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.WriteAsync<Done>(actor, office, Permission.Assist, channel, async (transaction, ct) =>
        {
            if (!await transaction.Db.HotDeskUsers.AnyAsync(u => u.Id == userId && u.OfficeId == transaction.OfficeId, ct))
                return new UnknownUser(userId);
            await PinChecks.UnlockAsync(transaction, PinSubject.User, userId, ct);
            return new Done();
        }, cancellation);

    /// <summary>
    /// Ends a session whose time is over, unless it has ended meanwhile: a takeover cancels what was scheduled for the owner
    /// before. The portal's own clock asks, so there is no actor.
    /// </summary>
    internal Task<Result<Done>> EndDueAsync(int officeId, DueLogout due, CancellationToken cancellation) =>
        changes.DecideAsync(officeId, new Origin(OwnershipChannel.Schedule, "schedule"), (decision, _) => Task.FromResult(EndDue(decision, due)), cancellation);

    private static Result<Done> EndDue(OfficeDecision decision, DueLogout due)
    {
        if (decision.HotDesk(due.HotDeskExtensionId) is not { } hotDesk)
            return new UnknownHotDesk(due.HotDeskExtensionId);
        var decided = OwnershipDecision.Decide(hotDesk, new LogOut(due.SessionId, due.End));
        if (!decided.IsSuccess)
            return decided.Error;
        decision.Take(decided.Value, decision.Origin);
        return new Done();
    }

    /// <summary>What the check of a PIN needs; null: there is no such phone.</summary>
    private async Task<PinFacts?> ReadAsync(OwnershipBoard board, int hotDeskId, UserEntry? user, CancellationToken cancellation)
    {
        if (board.Directory.HotDesk(hotDeskId)?.Phone is not { } phone)
            return null;
        return await _checks.ReadAsync(null, board, user is { IsActive: true } ? user.Id : null, phone.Id, cancellation);
    }

    /// <summary>
    /// A right PIN that changes nothing, because there is no wrong one to forget and its key is the newest, needs no transaction: most logins.
    /// Whatever else it is (null) is judged and counted in one.
    /// </summary>
    private Result<PinClaim>? ClaimAtOnce(OwnershipBoard board, int hotDeskId, string extension, Pin pin, PinFacts facts)
    {
        var now = clock.GetUtcNow();
        return HotDeskState.On(board, hotDeskId) is { } hotDesk && board.Directory.Find(extension) is UserEntry { IsActive: true } user
            && _checks.IsPlainlyRight(facts, user.Id, pin, now)
            ? Claim(board, hotDesk, user.Id, now)
            : null;
    }

    /// <summary>The decision of the login itself, asked in advance: what it would refuse is said now.</summary>
    private static Result<PinClaim> Claim(OwnershipBoard board, HotDeskState hotDesk, int userId, DateTimeOffset at)
    {
        var claimant = ClaimantState.On(board, userId, hotDesk.Id)!;
        return OwnershipDecision.Decide(hotDesk, claimant, board.Office.Policies.UserElsewhere, new LogIn(Guid.Empty, at, hotDesk.Owner?.UserId))
            .Map(_ => new PinClaim(claimant.Who, hotDesk.Owner));
    }
}
