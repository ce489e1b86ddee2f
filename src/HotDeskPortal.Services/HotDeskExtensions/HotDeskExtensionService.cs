using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>Sets up hot desk extensions.</summary>
public sealed class HotDeskExtensionService(
    OfficeAccess access, OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock,
    IValidator<HotDeskExtensionForm> validator, IValidator<HotDeskExtensionBulkForm> bulkValidator, IValidator<HotDeskRangeForm> rangeValidator)
{
    /// <summary>One page of the office's hot desk extensions. Sorted and filtered on the board in memory; the database is asked for the page's rows only.</summary>
    public async Task<Result<Page<HotDeskExtensionRow>>> ListAsync(
        Actor actor, string office, HotDeskExtensionQuery query, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var (board, now) = (opened.Value, clock.GetUtcNow());
        var found = HotDeskExtensionSearch.Find(board, query, now);
        var page = found.Skip(query.Skip).Take(query.Take).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new Page<HotDeskExtensionRow>(await HotDeskExtensionRows.ReadAsync(db, board, page, now, cancellation), found.Count);
    }

    /// <summary>The floors there are, for the filter.</summary>
    public Result<IReadOnlyList<string>> Floors(Actor actor, string office) => access.Open(actor, office, Permission.See).Map<IReadOnlyList<string>>(
        board => [.. board.Directory.HotDesks.Select(h => h.Floor).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)]);

    /// <summary>Everything of one.</summary>
    /// <returns>The detail, or <see cref="UnknownHotDesk"/>.</returns>
    public async Task<Result<HotDeskExtensionDetail>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var (board, now) = (opened.Value, clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await db.HotDeskExtensions.AsNoTracking()
            .SingleOrDefaultAsync(h => h.Id == id && h.OfficeId == board.Office.Id, cancellation);
        if (stored is null || board.Directory.HotDesk(id) is not { } entry)
            return new UnknownHotDesk(id);
        var row = (await HotDeskExtensionRows.ReadAsync(db, board, [entry], now, cancellation)).Single();
        return new HotDeskExtensionDetail(
            row, HotDeskExtensionFields.FormOf(stored), OwnerHasThePhone.Of(board, entry, now),
            stored.CreatedAt, stored.ChangedAt, stored.ChangedBy,
            await HistoryReader.ReadAsync(db, s => s.HotDeskExtensionId == id, cancellation));
    }

    /// <summary>Creates one.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="NumberTaken"/>, <see cref="UnknownTemplate"/>.</returns>
    public async Task<Result<int>> CreateAsync(
        Actor actor, string office, HotDeskExtensionForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var created = await changes.SetUpAsync<HotDeskExtension>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var number = ExtensionNumber.Parse(form.Number.Trim());
            if (OfficeSetUp.Taken(t.Board.Directory, number) is { } taken)
                return taken;
            if (!await OfficeSetUp.HasTemplateAsync(t.Db, t.OfficeId, form.TemplateId, ct))
                return new UnknownTemplate(form.TemplateId!.Value);
            var hotDesk = new HotDeskExtension { OfficeId = t.OfficeId, CreatedAt = t.At };
            HotDeskExtensionFields.Take(hotDesk, form);
            t.Stamp(hotDesk);
            t.Db.Add(hotDesk);
            return hotDesk;
        }, cancellation);
        return created.Map(h => h.Id);
    }

    /// <summary>Changes one; a session there goes on.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="NumberTaken"/>,
    /// <see cref="UnknownTemplate"/>, <see cref="UnknownHotDesk"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, HotDeskExtensionForm form, OwnershipChannel channel,
        CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await t.HotDesksAsync([id], ct) is not [var hotDesk])
                return new UnknownHotDesk(id);
            if (hotDesk.Revision != expectedRevision)
                return new ChangedMeanwhile(hotDesk.ChangedBy, hotDesk.ChangedAt, hotDesk.Revision, HotDeskExtensionFields.Differences(hotDesk, form));
            var number = ExtensionNumber.Parse(form.Number.Trim());
            if (OfficeSetUp.Taken(t.Board.Directory, number, id) is { } taken)
                return taken;
            if (!await OfficeSetUp.HasTemplateAsync(t.Db, t.OfficeId, form.TemplateId, ct))
                return new UnknownTemplate(form.TemplateId!.Value);
            HotDeskExtensionFields.Take(hotDesk, form);
            t.Stamp(hotDesk);
            return hotDesk.Revision;
        }, cancellation);
    }

    /// <summary>What deleting these will do: who will be logged out, which phones go to stock, which destinations lose a member.</summary>
    /// <returns>The consequences, or <see cref="UnknownHotDesk"/>.</returns>
    public Task<Result<ChangePreview>> DeletePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => Task.FromResult(DeletePreview(actor, office, ids));

    private Result<ChangePreview> DeletePreview(Actor actor, string office, IReadOnlyList<int> ids)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        var items = ImmutableArray.CreateBuilder<PreviewItem>();
        foreach (var id in ids.Distinct())
        {
            if (board.Directory.HotDesk(id) is not { } hotDesk)
                return new UnknownHotDesk(id);
            var consequences = ImmutableArray.CreateBuilder<Fact>();
            if (board.OwnerOf(id) is { } owner)
                consequences.Add(new WillBeLoggedOut(owner.Name, hotDesk.Number));
            if (hotDesk.Phone is { } phone)
                consequences.Add(new PhoneGoesToStock(phone.Mac));
            consequences.AddRange(OfficeSetUp.LostMemberships(board.Directory, id));
            items.Add(new PreviewItem(id, hotDesk.Number.Digits, consequences.ToImmutable()));
        }
        return new ChangePreview(items.ToImmutable());
    }

    /// <summary>Deletes one or a selection: sessions end as <see cref="SessionEnd.HotDeskDeleted"/>, phones go to stock.</summary>
    /// <returns>What was done, or <see cref="NothingSelected"/>, <see cref="UnknownHotDesk"/>: then none is deleted.</returns>
    public async Task<Result<BulkDone>> DeleteAsync(
        Actor actor, string office, IReadOnlyList<int> ids, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (ids.Count == 0)
            return new NothingSelected();
        return await changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var hotDesks = await t.HotDesksAsync(ids, ct);
            if (Missing(ids, hotDesks) is { } missing)
                return missing;
            var loggedOut = t.End(hotDesks.Select(h => h.Id), SessionEnd.HotDeskDeleted);
            await t.ReleaseAsync(hotDesks.Select(h => h.Id), ct);
            foreach (var hotDesk in hotDesks)
            {
                hotDesk.DeletedAt = t.At;
                t.Stamp(hotDesk);
            }
            return new BulkDone(hotDesks.Count, loggedOut);
        }, cancellation);
    }

    /// <summary>Changes a selection, all or none.</summary>
    /// <returns>What was done, or <see cref="InvalidInput"/>, <see cref="UnknownHotDesk"/>, <see cref="UnknownTemplate"/>.</returns>
    public async Task<Result<BulkDone>> BulkEditAsync(
        Actor actor, string office, HotDeskExtensionBulkForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (bulkValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var hotDesks = await t.HotDesksAsync(form.Ids, ct);
            if (Missing(form.Ids, hotDesks) is { } missing)
                return missing;
            if (!await OfficeSetUp.HasTemplateAsync(t.Db, t.OfficeId, form.TemplateId, ct))
                return new UnknownTemplate(form.TemplateId!.Value);
            foreach (var hotDesk in hotDesks)
            {
                HotDeskExtensionFields.Take(hotDesk, form);
                t.Stamp(hotDesk);
            }
            return new BulkDone(hotDesks.Count, []);
        }, cancellation);
    }

    /// <summary>Gives each hot desk extension that has a phone and no template the built-in template of the phone's vendor.</summary>
    public Task<Result<BulkDone>> GiveTemplatesAsync(Actor actor, string office, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var builtIn = (await t.Db.Templates.AsNoTracking().Where(b => b.OfficeId == null).OrderBy(b => b.Id).ToListAsync(ct))
                .GroupBy(b => b.Vendor).ToDictionary(g => g.Key, g => g.First().Id);
            var without = await t.Db.HotDeskExtensions.Where(h => h.OfficeId == t.OfficeId && h.TemplateId == null).ToListAsync(ct);
            var count = 0;
            foreach (var hotDesk in without)
            {
                if (t.Board.Directory.HotDesk(hotDesk.Id)?.Phone is not { } phone || PhoneModels.VendorOf(phone.Model) is not { } vendor
                    || !builtIn.TryGetValue(vendor, out var template))
                    continue;
                hotDesk.TemplateId = template;
                t.Stamp(hotDesk);
                count++;
            }
            return new BulkDone(count, []);
        }, cancellation);

    /// <summary>What creating a range will do, number by number. Writes nothing.</summary>
    /// <returns>The plan, or <see cref="InvalidInput"/>.</returns>
    public async Task<Result<HotDeskRangePlan>> PreviewRangeAsync(
        Actor actor, string office, HotDeskRangeForm form, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        if (rangeValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (await HotDeskRange.PlanAsync(db, opened.Value, form, cancellation)).Plan;
    }

    /// <summary>Creates a range with its phones, all or nothing. A MAC in this office's stock is taken from there.</summary>
    /// <returns>What was created, or <see cref="InvalidInput"/>, <see cref="RangeRefused"/>, <see cref="UnknownTemplate"/>.</returns>
    public async Task<Result<HotDeskRangeDone>> CreateRangeAsync(
        Actor actor, string office, HotDeskRangeForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (rangeValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<HotDeskRangeDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (!await OfficeSetUp.HasTemplateAsync(t.Db, t.OfficeId, form.TemplateId, ct))
                return new UnknownTemplate(form.TemplateId!.Value);
            var range = await HotDeskRange.PlanAsync(t.Db, t.Board, form, ct);
            return range.Plan.IsGood ? await range.CreateAsync(t, form, ct) : new RangeRefused(range.Plan);
        }, cancellation);
    }

    private static UnknownHotDesk? Missing(IEnumerable<int> ids, List<HotDeskExtension> found)
    {
        var known = found.Select(h => h.Id).ToHashSet();
        return ids.Where(id => !known.Contains(id)).Select(id => new UnknownHotDesk(id)).FirstOrDefault();
    }
}
