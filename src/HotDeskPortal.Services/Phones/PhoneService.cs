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
        Fact story = row switch
        {
            { Place: PhonePlaceKind.InStock } => new PhoneIsInStock(),
            { Since: { } since } => new PhoneIsWithOwner(row.InventoryOf, row.InventoryName, OfficeMoment.Of(board.Office, since, clock.GetUtcNow()), row.AssignedTo),
            { Place: PhonePlaceKind.User } => new PhoneIsOfUser(row.AssignedTo, row.InventoryName),
            _ => new PhoneIsAtFreeDesk(row.AssignedTo),
        };
        return new PhoneDetail(
            row, phone.EmergencyCallback, story, phone.FetchedFrom, phone.ReportedModel, phone.ReportedFirmware, phone.ProvisioningWindowUntil,
            phone.DeviceKeyHash is not null, phone.ChangedAt, phone.ChangedBy);
    }

    /// <summary>Everything of the phone with this address.</summary>
    /// <returns>The detail, or <see cref="UnknownPhone"/>.</returns>
    public async Task<Result<PhoneDetail>> FindAsync(Actor actor, string office, string mac, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var id = 0;
        if (MacAddress.TryParse(mac, out var address, out _))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            id = await db.Phones.Where(p => p.Mac == address && p.OfficeId == opened.Value.Office.Id).Select(p => p.Id).SingleOrDefaultAsync(cancellation);
        }
        return await GetAsync(actor, office, id, cancellation);
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
            Take(phone, form);
            PhonePlaces.Assign(t.Board, phone, form.ExtensionId);
            t.Stamp(phone);
            t.Db.Add(phone);
            return phone;
        }, cancellation);
        return created.Map(p => p.Id);
    }

    /// <summary>Changes address, model or emergency place; a session goes on.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="MacTaken"/>, <see cref="UnknownPhone"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, PhoneForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await t.PhonesAsync([id], ct) is not [var phone])
                return new UnknownPhone(id);
            if (phone.Revision != expectedRevision)
                return new ChangedMeanwhile(phone.ChangedBy, phone.ChangedAt, phone.Revision, Differences(phone, form));
            var mac = MacAddress.Parse(form.Mac);
            if (await TakenAsync(t, mac, id, ct) is { } taken)
                return taken;
            phone.Mac = mac;
            Take(phone, form);
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
            return await MoveAsync(t, [phone], p => PhonePlaces.Assign(t.Board, p, extensionId), ct);
        }, cancellation);

    /// <summary>What taking these to stock will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownPhone"/>.</returns>
    public Task<Result<ChangePreview>> UnassignPreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => PreviewAsync(actor, office, ids, null, cancellation);

    /// <summary>Takes a selection to stock.</summary>
    /// <returns>What was done, or <see cref="NothingSelected"/>, <see cref="UnknownPhone"/>: then none is moved.</returns>
    public Task<Result<BulkDone>> UnassignAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, CancellationToken cancellation = default) =>
        ChangeAsync(actor, office, ids, channel, (t, phones, ct) => MoveAsync(t, phones, p => PhonePlaces.Assign(t.Board, p, null), ct), cancellation);

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
            var loggedOut = await EndAsync(t, phones, ct);
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
                phone.Model = PhoneModels.Find(form.Model)?.FullName ?? phone.Model;
                phone.EmergencyLocation = InputRules.OrNull(form.EmergencyLocation) ?? phone.EmergencyLocation;
                phone.EmergencyCallback = InputRules.OrNull(form.EmergencyCallback) ?? phone.EmergencyCallback;
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

    /// <summary>Takes what the form says of a phone, but for address and place.</summary>
    internal static void Take(Phone phone, PhoneForm form)
    {
        phone.Model = PhoneModels.Find(form.Model)!.FullName;
        phone.EmergencyLocation = InputRules.OrNull(form.EmergencyLocation);
        phone.EmergencyCallback = InputRules.OrNull(form.EmergencyCallback);
    }

    private static async Task<BulkDone> MoveAsync(OfficeTransaction t, List<Phone> phones, Action<Phone> place, CancellationToken cancellation)
    {
        var loggedOut = await EndAsync(t, phones, cancellation);
        foreach (var phone in phones)
        {
            place(phone);
            t.Stamp(phone);
        }
        return new BulkDone(phones.Count, loggedOut);
    }

    private static Task<ImmutableArray<ForcedLogOut>> EndAsync(OfficeTransaction t, List<Phone> phones, CancellationToken cancellation) =>
        t.EndAsync(phones.Select(p => p.HotDeskExtensionId).OfType<int>(), SessionEnd.PhoneUnassigned, cancellation);

    private async Task<Result<BulkDone>> ChangeAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, Func<OfficeTransaction, List<Phone>, CancellationToken, Task<BulkDone>> change,
        CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return new NothingSelected();
        return await changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var phones = await t.PhonesAsync(ids, ct);
            var known = phones.Select(p => p.Id).ToHashSet();
            foreach (var id in ids)
                if (!known.Contains(id))
                    return new UnknownPhone(id);
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
        var phones = (await OfficeSetUp.ReadAsync(ids, chunk => db.Phones.AsNoTracking()
            .Where(p => p.OfficeId == board.Office.Id && chunk.Contains(p.Id)).ToListAsync(cancellation))).ToDictionary(p => p.Id);
        var items = ImmutableArray.CreateBuilder<PreviewItem>();
        foreach (var id in ids.Distinct())
        {
            if (!phones.TryGetValue(id, out var phone))
                return new UnknownPhone(id);
            items.Add(new PreviewItem(id, $"{phone.Mac}", PhonePlaces.Consequences(board, phone, targetId)));
        }
        return new ChangePreview(items.ToImmutable());
    }

    private static ImmutableArray<FieldDifference> Differences(Phone now, PhoneForm yours) => OfficeSetUp.Differences(
        (nameof(yours.Mac), now.Mac, MacAddress.Parse(yours.Mac)), (nameof(yours.Model), now.Model, yours.Model),
        (nameof(yours.EmergencyLocation), now.EmergencyLocation, yours.EmergencyLocation),
        (nameof(yours.EmergencyCallback), now.EmergencyCallback, yours.EmergencyCallback));
}
