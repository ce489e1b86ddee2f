using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>Sets up hot desk users.</summary>
public sealed class HotDeskUserService(
    OfficeAccess access, OfficeChanges changes, PinHasher pins, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock,
    IValidator<HotDeskUserForm> validator, IValidator<HotDeskUserBulkForm> bulkValidator)
{
    private const int GeneratedDigits = 6;

    /// <summary>One page of the office's users. Sorted and filtered on the board in memory; the database is asked for the page's rows only.</summary>
    public async Task<Result<Page<HotDeskUserRow>>> ListAsync(Actor actor, string office, HotDeskUserQuery query, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var (board, now) = (opened.Value, clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = HotDeskUserSearch.Find(board, query, await HotDeskUserSearch.StoredMatchesAsync(db, board.Office.Id, query.Text, cancellation), now);
        var page = found.Skip(query.Skip).Take(query.Take).ToList();
        return new Page<HotDeskUserRow>(await HotDeskUserRows.ReadAsync(db, board, page, now, cancellation), found.Count);
    }

    /// <summary>Everything of one.</summary>
    /// <returns>The detail, or <see cref="UnknownUser"/>.</returns>
    public async Task<Result<HotDeskUserDetail>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await db.HotDeskUsers.AsNoTracking()
            .SingleOrDefaultAsync(u => u.Id == id && u.OfficeId == board.Office.Id, cancellation);
        if (stored is null || board.Directory.User(id) is not { } entry)
            return new UnknownUser(id);
        return new HotDeskUserDetail(
            HotDeskUserRows.Of(board, entry, stored, clock.GetUtcNow()), HotDeskUserFields.FormOf(stored), PhoneRows.InventoryOf(board, entry),
            stored.CreatedAt, stored.ChangedAt, stored.ChangedBy, await HistoryReader.ReadAsync(db, s => s.UserId == id, cancellation));
    }

    /// <summary>Creates one.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="NumberTaken"/>.</returns>
    public async Task<Result<int>> CreateAsync(Actor actor, string office, HotDeskUserForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var created = await changes.SetUpAsync<HotDeskUser>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var number = ExtensionNumber.Parse(form.Number.Trim());
            if (OfficeSetUp.Taken(t.Board.Directory, number) is { } taken)
                return taken;
            var user = new HotDeskUser { OfficeId = t.OfficeId, FirstName = "", LastName = "", CreatedAt = t.At };
            HotDeskUserFields.Take(user, form);
            t.Stamp(user);
            t.Db.Add(user);
            if (user.IsActive)
                t.Activate(user);
            if (!string.IsNullOrEmpty(form.NewPin))
            {
                // The hash is bound to the id.
                await t.FlushAsync(ct);
                user.Pin = pins.Hash(user.Id, Pin.Entered(form.NewPin));
            }
            return user;
        }, cancellation);
        return created.Map(u => u.Id);
    }

    /// <summary>Changes one. Renaming and renumbering end no session; disabling ends all, as <see cref="SessionEnd.UserDisabled"/>.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="NumberTaken"/>, <see cref="UnknownUser"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, HotDeskUserForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await t.UsersAsync([id], ct) is not [var user])
                return new UnknownUser(id);
            if (user.Revision != expectedRevision)
                return new ChangedMeanwhile(user.ChangedBy, user.ChangedAt, user.Revision, HotDeskUserFields.Differences(user, form));
            if (OfficeSetUp.Taken(t.Board.Directory, ExtensionNumber.Parse(form.Number.Trim()), id) is { } taken)
                return taken;
            if (!form.IsActive)
                t.End(t.Board.HotDesksOf(id), SessionEnd.UserDisabled);
            if (user.IsActive && !form.IsActive)
                await t.DeactivateAsync([id], ct);
            else if (!user.IsActive && form.IsActive)
                t.Activate(user);
            HotDeskUserFields.Take(user, form);
            t.Stamp(user);
            return user.Revision;
        }, cancellation);
    }

    /// <summary>Sets or resets a PIN. A session goes on; the keypad takes the new one at once. No form that is open meanwhile is outdated by it.</summary>
    /// <returns>Done, or <see cref="PinRefused"/>, <see cref="UnknownUser"/>.</returns>
    public Task<Result<Done>> SetPinAsync(Actor actor, string office, int id, Pin pin, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<Done>(actor, office, Permission.ResetPin, channel, async (t, ct) =>
        {
            if (await t.UsersAsync([id], ct) is not [var user])
                return new UnknownUser(id);
            if (pin.Refusal(user.Number) is { } refused)
                return refused;
            user.Pin = pins.Hash(id, pin);
            return new Done();
        }, cancellation);

    /// <summary>Sets a random PIN of six digits and tells it once.</summary>
    /// <returns>The PIN, or <see cref="UnknownUser"/>.</returns>
    public Task<Result<GeneratedPin>> GeneratePinAsync(Actor actor, string office, int id, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<GeneratedPin>(actor, office, Permission.ResetPin, channel, async (t, ct) =>
        {
            if (await t.UsersAsync([id], ct) is not [var user])
                return new UnknownUser(id);
            var pin = Generate(user.Number);
            user.Pin = pins.Hash(id, pin);
            return new GeneratedPin(pin);
        }, cancellation);

    /// <summary>What disabling these will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownUser"/>.</returns>
    public Task<Result<ChangePreview>> DisablePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => Task.FromResult(Preview(actor, office, ids, false));

    /// <summary>Enables or disables a selection; disabling ends their sessions.</summary>
    /// <returns>What was done, or <see cref="NothingSelected"/>, <see cref="UnknownUser"/>: then none is changed.</returns>
    public Task<Result<BulkDone>> SetActiveAsync(
        Actor actor, string office, IReadOnlyList<int> ids, bool active, OwnershipChannel channel, CancellationToken cancellation = default) =>
        ids.Count == 0
            ? Task.FromResult<Result<BulkDone>>(new NothingSelected())
            : ChangeAsync(actor, office, new HotDeskUserBulkForm { Ids = ids, IsActive = active }, channel, cancellation);

    /// <summary>What deleting these will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownUser"/>.</returns>
    public Task<Result<ChangePreview>> DeletePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => Task.FromResult(Preview(actor, office, ids, true));

    /// <summary>Deletes one or a selection: sessions end as <see cref="SessionEnd.UserDeleted"/>, own phones go to stock.</summary>
    /// <returns>What was done, or <see cref="NothingSelected"/>, <see cref="UnknownUser"/>: then none is deleted.</returns>
    public async Task<Result<BulkDone>> DeleteAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (ids.Count == 0)
            return new NothingSelected();
        return await changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var users = await t.UsersAsync(ids, ct);
            if (Missing(ids, users) is { } missing)
                return missing;
            var loggedOut = t.End(users.SelectMany(u => t.Board.HotDesksOf(u.Id)), SessionEnd.UserDeleted);
            await t.ReleaseAsync(users.Select(u => u.Id), ct);
            await t.DeactivateAsync(users.Select(u => u.Id), ct);
            foreach (var user in users)
            {
                (user.DeletedAt, user.Pin) = (t.At, null);
                t.Stamp(user);
            }
            return new BulkDone(users.Count, loggedOut);
        }, cancellation);
    }

    /// <summary>Changes a selection, all or none; disabling ends sessions.</summary>
    /// <returns>What was done, or <see cref="InvalidInput"/>, <see cref="UnknownUser"/>.</returns>
    public async Task<Result<BulkDone>> BulkEditAsync(
        Actor actor, string office, HotDeskUserBulkForm form, OwnershipChannel channel, CancellationToken cancellation = default) =>
        bulkValidator.Validate(form) is { IsValid: false } invalid ? new InvalidInput(invalid) : await ChangeAsync(actor, office, form, channel, cancellation);

    private Task<Result<BulkDone>> ChangeAsync(
        Actor actor, string office, HotDeskUserBulkForm form, OwnershipChannel channel, CancellationToken cancellation) =>
        changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var users = await t.UsersAsync(form.Ids, ct);
            if (Missing(form.Ids, users) is { } missing)
                return missing;
            var loggedOut = form.IsActive == false
                ? t.End(users.SelectMany(u => t.Board.HotDesksOf(u.Id)), SessionEnd.UserDisabled)
                : [];
            if (form.IsActive == false)
                await t.DeactivateAsync(users.Where(u => u.IsActive).Select(u => u.Id), ct);
            foreach (var user in users)
            {
                if (!user.IsActive && form.IsActive == true)
                    t.Activate(user);
                HotDeskUserFields.Take(user, form);
                t.Stamp(user);
            }
            return new BulkDone(users.Count, loggedOut);
        }, cancellation);

    private Result<ChangePreview> Preview(Actor actor, string office, IReadOnlyList<int> ids, bool isDeletion)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        return opened.IsSuccess ? HotDeskUserPreview.Of(opened.Value, ids, isDeletion) : opened.Error;
    }

    private static UnknownUser? Missing(IEnumerable<int> ids, List<HotDeskUser> found)
    {
        var known = found.Select(u => u.Id).ToHashSet();
        return ids.Where(id => !known.Contains(id)).Select(id => new UnknownUser(id)).FirstOrDefault();
    }

    private static Pin Generate(ExtensionNumber number)
    {
        var limit = (int)Math.Pow(10, GeneratedDigits);
        while (true)
        {
            var pin = Pin.Entered(RandomNumberGenerator.GetInt32(limit).ToString(CultureInfo.InvariantCulture).PadLeft(GeneratedDigits, '0'));
            if (pin.Refusal(number) is null)
                return pin;
        }
    }
}
