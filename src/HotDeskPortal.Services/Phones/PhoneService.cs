using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Phones;

/// <summary>Sets up phones, and tells whose inventory they are in.</summary>
public sealed class PhoneService(
    OfficeAccess access, OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock,
    IValidator<PhoneForm> validator, IValidator<PhoneBulkForm> bulkValidator)
{
    /// <summary>One page of the office's phones, those in stock included.</summary>
    public async Task<Result<Page<PhoneRow>>> ListAsync(Actor actor, string office, PhoneQuery query, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = PhoneSearch.Filter(db, board, query);
        var total = await found.CountAsync(cancellation);
        var page = await PhoneSearch.Order(db, found, query).Skip(query.Skip).Take(query.Take).AsNoTracking().ToListAsync(cancellation);
        return new Page<PhoneRow>([.. page.Select(p => PhoneRows.Of(board, p))], total);
    }

    /// <summary>Everything of one.</summary>
    /// <returns>The detail, or <see cref="UnknownPhone"/>.</returns>
    public async Task<Result<PhoneDetail>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.OfficeId == board.Office.Id, cancellation) is not { } phone)
            return new UnknownPhone(id);
        var row = PhoneRows.Of(board, phone);
        return new PhoneDetail(
            row, phone.EmergencyCallback, PhoneRows.StoryOf(board, row, clock.GetUtcNow()), phone.FetchedFrom, phone.ReportedModel, phone.ReportedFirmware,
            phone.ProvisioningWindowUntil, phone.DeviceKeyHash is not null, phone.ChangedAt, phone.ChangedBy);
    }

    /// <summary>Everything of the phone with this address.</summary>
    /// <returns>The detail, or <see cref="UnknownPhone"/>.</returns>
    public async Task<Result<PhoneDetail>> FindAsync(Actor actor, string office, string mac, CancellationToken cancellation = default)
    {
        var id = await FindAsync(actor, office, mac, Permission.See, cancellation);
        return id.IsSuccess ? await GetAsync(actor, office, id.Value, cancellation) : id.Error;
    }

    /// <summary>The id of the phone with this address, for whoever may do <paramref name="permission"/>.</summary>
    /// <returns>The id, or <see cref="UnknownPhone"/>.</returns>
    public async Task<Result<int>> FindAsync(Actor actor, string office, string mac, Permission permission, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, permission);
        if (!opened.IsSuccess)
            return opened.Error;
        if (!MacAddress.TryParse(mac, out var address, out _))
            return new UnknownPhone();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var id = await db.Phones.Where(p => p.Mac == address && p.OfficeId == opened.Value.Office.Id).Select(p => (int?)p.Id).SingleOrDefaultAsync(cancellation);
        return id is { } found ? found : new UnknownPhone();
    }

    /// <summary>The phones that show under an extension now: while somebody owns a hot desk extension, its phone is theirs.</summary>
    /// <returns>The inventory, or <see cref="NoPlaceForPhone"/>.</returns>
    public Result<PhoneInventory> Inventory(Actor actor, string office, int extensionId)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        if (board.Directory.User(extensionId) is { } user)
            return new PhoneInventory(PhoneRows.InventoryOf(board, user), null);
        if (board.Directory.HotDesk(extensionId) is not { } hotDesk)
            return new NoPlaceForPhone(extensionId);
        var missing = OwnerHasThePhone.Of(board, hotDesk, clock.GetUtcNow());
        return new PhoneInventory(
            missing is null && hotDesk.Phone is { } phone ? [new InventoryPhone(phone.Id, phone.Mac, phone.Model, null, null)] : [], missing);
    }

    /// <summary>Creates one, in stock or assigned at once.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="MacTaken"/>, <see cref="HotDeskHasPhone"/>, <see cref="NoPlaceForPhone"/>.</returns>
    public async Task<Result<int>> CreateAsync(Actor actor, string office, PhoneForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var created = await changes.SetUpAsync<Phone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var mac = MacAddress.Parse(form.Mac);
            if (await TakenAsync(t, mac, null, ct) is { } taken)
                return taken;
            if (form.ExtensionId is { } extension && PhonePlaces.Refusal(t.Board, extension) is { } refusal)
                return refusal;
            var phone = new Phone { OfficeId = t.OfficeId, Mac = mac, Model = "" };
            PhoneFields.Take(phone, form);
            PhonePlaces.Assign(t.Board, phone, form.ExtensionId);
            t.Stamp(phone);
            t.Db.Add(phone);
            return phone;
        }, cancellation);
        return created.Map(p => p.Id);
    }

    /// <summary>Changes address, model or emergency place; where the phone also <paramref name="moves"/>, a session it leaves ends.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="MacTaken"/>, <see cref="UnknownPhone"/>,
    /// <see cref="HotDeskHasPhone"/>, <see cref="NoPlaceForPhone"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, PhoneForm form, OwnershipChannel channel, bool moves = false, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await t.PhonesAsync([id], ct) is not [var phone])
                return new UnknownPhone(id);
            if (phone.Revision != expectedRevision)
                return new ChangedMeanwhile(phone.ChangedBy, phone.ChangedAt, phone.Revision, PhoneFields.Differences(phone, form));
            var mac = MacAddress.Parse(form.Mac);
            if (await TakenAsync(t, mac, id, ct) is { } taken)
                return taken;
            if (moves && form.ExtensionId is { } target && PhonePlaces.Refusal(t.Board, target, id) is { } refusal)
                return refusal;
            if (moves && (phone.HotDeskExtensionId ?? phone.UserId) != form.ExtensionId)
            {
                End(t, [phone]);
                PhonePlaces.Assign(t.Board, phone, form.ExtensionId);
            }
            PhoneFields.Take(phone, form);
            t.Stamp(phone);
            return phone.Revision;
        }, cancellation);
    }

    /// <summary>What moving this phone (to an extension; null: to stock) will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownPhone"/>, <see cref="NoPlaceForPhone"/>, <see cref="HotDeskHasPhone"/>.</returns>
    public async Task<Result<ChangePreview>> AssignPreviewAsync(
        Actor actor, string office, int id, int? extensionId, CancellationToken cancellation = default)
    {
        if (extensionId is null)
            return await PreviewAsync(actor, office, [id], null, cancellation);
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        return PhonePlaces.Refusal(opened.Value, extensionId.Value, id) is { } refusal ? refusal : await PreviewAsync(actor, office, [id], extensionId, cancellation);
    }

    /// <summary>
    /// Assigns a phone to a hot desk extension or a user, wherever it is now; null: to stock. A session at the hot desk extension it
    /// leaves ends as <see cref="SessionEnd.PhoneUnassigned"/>; a user who gets one keeps theirs, and cannot log in again.
    /// </summary>
    /// <returns>What was done, or <see cref="UnknownPhone"/>, <see cref="NoPlaceForPhone"/>, <see cref="HotDeskHasPhone"/>.</returns>
    public Task<Result<BulkDone>> AssignAsync(
        Actor actor, string office, int id, int? extensionId, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await t.PhonesAsync([id], ct) is not [var phone])
                return new UnknownPhone(id);
            if (extensionId is { } target && PhonePlaces.Refusal(t.Board, target, id) is { } refusal)
                return refusal;
            if ((phone.HotDeskExtensionId ?? phone.UserId) == extensionId)
                return new BulkDone(0, []);
            return Move(t, [phone], p => PhonePlaces.Assign(t.Board, p, extensionId));
        }, cancellation);

    /// <summary>What taking these to stock will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownPhone"/>.</returns>
    public Task<Result<ChangePreview>> UnassignPreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => PreviewAsync(actor, office, ids, null, cancellation);

    /// <summary>Takes a selection to stock.</summary>
    /// <returns>What was done, or <see cref="NothingSelected"/>, <see cref="UnknownPhone"/>: then none is moved.</returns>
    public Task<Result<BulkDone>> UnassignAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, CancellationToken cancellation = default) =>
        ChangeAsync(actor, office, ids, channel, (t, phones, _) => Task.FromResult(Move(t, phones, p => PhonePlaces.Assign(t.Board, p, null))), cancellation);

    /// <summary>What deleting these will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownPhone"/>.</returns>
    public Task<Result<ChangePreview>> DeletePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => PreviewAsync(actor, office, ids, null, cancellation);

    /// <summary>Deletes one or a selection; sessions at them end as <see cref="SessionEnd.PhoneUnassigned"/>.</summary>
    /// <returns>What was done, or <see cref="NothingSelected"/>, <see cref="UnknownPhone"/>: then none is deleted.</returns>
    public Task<Result<BulkDone>> DeleteAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, CancellationToken cancellation = default) =>
        ChangeAsync(actor, office, ids, channel, async (t, phones, ct) =>
        {
            var loggedOut = End(t, phones);
            foreach (var chunk in phones.Select(p => p.Id).Chunk(OfficeSetUp.Chunk))
                t.Db.RemoveRange(await t.Db.PinGuards.Where(g => g.Subject == PinSubject.Phone && chunk.Contains(g.SubjectId)).ToListAsync(ct));
            t.Db.RemoveRange(phones);
            return new BulkDone(phones.Count, loggedOut);
        }, cancellation);

    /// <summary>Changes a selection, all or none.</summary>
    /// <returns>What was done, or <see cref="InvalidInput"/>, <see cref="UnknownPhone"/>.</returns>
    public async Task<Result<BulkDone>> BulkEditAsync(
        Actor actor, string office, PhoneBulkForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (bulkValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await ChangeAsync(actor, office, form.Ids, channel, (t, phones, _) =>
        {
            foreach (var phone in phones)
            {
                PhoneFields.Take(phone, form);
                t.Stamp(phone);
            }
            return Task.FromResult(new BulkDone(phones.Count, []));
        }, cancellation);
    }

    /// <summary>Whether somebody has the address already.</summary>
    private static async Task<MacTaken?> TakenAsync(OfficeTransaction t, MacAddress mac, int? exceptId, CancellationToken cancellation)
    {
        if (await t.Db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.Mac == mac, cancellation) is not { } other || other.Id == exceptId)
            return null;
        return new MacTaken(mac, t.Board.Directory.Phone(mac)?.Extension.Number) { IsElsewhere = other.OfficeId != t.OfficeId };
    }

    private static BulkDone Move(OfficeTransaction t, List<Phone> phones, Action<Phone> place)
    {
        var loggedOut = End(t, phones);
        foreach (var phone in phones)
        {
            place(phone);
            t.Stamp(phone);
        }
        return new BulkDone(phones.Count, loggedOut);
    }

    private static ImmutableArray<ForcedLogOut> End(OfficeTransaction t, List<Phone> phones) =>
        t.End(phones.Select(p => p.HotDeskExtensionId).OfType<int>(), SessionEnd.PhoneUnassigned);

    private async Task<Result<BulkDone>> ChangeAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, Func<OfficeTransaction, List<Phone>, CancellationToken, Task<BulkDone>> change,
        CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return new NothingSelected();
        return await changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var phones = await t.PhonesAsync(ids, ct);
            if (ids.Except(phones.Select(p => p.Id)).ToList() is [var gone, ..])
                return new UnknownPhone(gone);
            return await change(t, phones, ct);
        }, cancellation);
    }

    private async Task<Result<ChangePreview>> PreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, int? targetId, CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await PhonePlaces.PreviewAsync(db, board, ids, targetId, cancellation);
    }
}
