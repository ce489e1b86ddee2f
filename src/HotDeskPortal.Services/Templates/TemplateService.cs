using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Templates;

/// <summary>
/// An office's templates: its own and the built-in ones. Every change is a revision that can be restored; one that is made on
/// an older revision is refused and told what changed.
/// </summary>
public sealed class TemplateService(
    OfficeAccess access, OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts, IValidator<TemplateForm> validator)
{
    /// <summary>The office's templates: built-in ones first, then by name.</summary>
    public async Task<Result<ImmutableArray<TemplateSummary>>> ListAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var id = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var templates = await Of(db, id).AsNoTracking().ToListAsync(cancellation);
        var uses = await db.HotDeskExtensions.Where(h => h.OfficeId == id && h.TemplateId != null)
            .GroupBy(h => h.TemplateId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return templates.OrderBy(t => t.OfficeId is not null).ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
            .Select(t => Summary(t, uses.GetValueOrDefault(t.Id))).ToImmutableArray();
    }

    /// <summary>A template with its versions and who uses it.</summary>
    /// <returns>It, or <see cref="UnknownTemplate"/>.</returns>
    public async Task<Result<TemplateDetails>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var officeId = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Of(db, officeId).AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } template)
            return new UnknownTemplate(id);
        var versions = await db.Set<TemplateRevision>().AsNoTracking().Where(r => r.TemplateId == id)
            .OrderByDescending(r => r.Revision).Select(r => new TemplateVersion(r.Revision, r.At, r.By, r.Content)).ToListAsync(cancellation);
        var uses = await db.HotDeskExtensions.AsNoTracking().Where(h => h.OfficeId == officeId && h.TemplateId == id)
            .Select(h => new { h.Id, h.Number, Phone = db.Phones.FirstOrDefault(p => p.HotDeskExtensionId == h.Id) }).ToListAsync(cancellation);
        return new TemplateDetails(
            Summary(template, uses.Count), template.Content, [.. versions],
            [.. uses.OrderBy(u => u.Number).Select(u => new TemplateUse(u.Id, u.Number.Digits, u.Phone?.Mac.ToString(), u.Phone?.Model))]);
    }

    /// <summary>The template of a name, in upper or lower case, for whoever sets up what uses it.</summary>
    /// <returns>Its id, or an invalid input that tells of <see cref="UnknownTemplateName"/>.</returns>
    public async Task<Result<int>> FindAsync(Actor actor, string office, string name, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var templates = await Of(db, opened.Value.Office.Id).Select(t => new { t.Id, t.Name }).ToListAsync(cancellation);
        if (templates.Find(t => t.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found)
            return found.Id;
        var unknown = new UnknownTemplateName(name);
        return new InvalidInput(new([InputRules.Failure(unknown.Code, nameof(HotDeskExtensionForm.TemplateId), unknown)]));
    }

    /// <summary>Copies a template, a built-in one or one of the office's.</summary>
    /// <returns>The copy's id, or <see cref="UnknownTemplate"/>, <see cref="TemplateNameTaken"/>, an invalid input.</returns>
    public Task<Result<int>> CopyAsync(
        Actor actor, string office, int id, string name, OwnershipChannel channel = OwnershipChannel.Portal, CancellationToken cancellation = default) =>
        changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (transaction, ct) =>
        {
            if (await Of(transaction.Db, transaction.Office.Id).AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } source)
                return new UnknownTemplate(id);
            return await AddAsync(transaction, new TemplateForm { Name = name, Vendor = source.Vendor, Content = source.Content }, ct);
        }, cancellation);

    /// <summary>Creates a template of the office's own.</summary>
    /// <returns>Its id, or <see cref="TemplateNameTaken"/>, an invalid input.</returns>
    public Task<Result<int>> CreateAsync(Actor actor, string office, TemplateForm form, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, (transaction, ct) => AddAsync(transaction, form, ct), cancellation);

    /// <summary>Saves a change of one of the office's templates.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="id">The template.</param>
    /// <param name="form">What it shall say; its vendor stays.</param>
    /// <param name="revision">The revision that the change was made on.</param>
    /// <param name="channel">The way it came.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The new revision, or <see cref="TemplateChanged"/>, <see cref="TemplateIsBuiltIn"/>, <see cref="UnknownTemplate"/>,
    /// <see cref="TemplateNameTaken"/>, an invalid input.</returns>
    public Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, TemplateForm form, int revision, OwnershipChannel channel = OwnershipChannel.Portal, CancellationToken cancellation = default) =>
        ChangeAsync(actor, office, id, revision, channel, async (transaction, template, ct) =>
        {
            form.Vendor = template.Vendor;
            if (Invalid(form) is { } invalid)
                return invalid;
            if (await IsTakenAsync(transaction, form.Name, id, ct))
                return new TemplateNameTaken(form.Name);
            (template.Name, template.Content) = (form.Name.Trim(), form.Content);
            return null;
        }, cancellation);

    /// <summary>Lets a template say again what it said at a revision: a change like any other, so it can be undone too.</summary>
    public Task<Result<int>> RestoreAsync(
        Actor actor, string office, int id, int restored, int revision, OwnershipChannel channel = OwnershipChannel.Portal, CancellationToken cancellation = default) =>
        ChangeAsync(actor, office, id, revision, channel, async (transaction, template, ct) =>
        {
            if (await transaction.Db.Set<TemplateRevision>().AsNoTracking().SingleOrDefaultAsync(r => r.TemplateId == id && r.Revision == restored, ct) is not { } old)
                return new UnknownRevision(restored);
            template.Content = old.Content;
            return null;
        }, cancellation);

    /// <summary>
    /// Before an office's feature codes change: keys of its templates that dial them as they are say so by their placeholders, and follow.
    /// A change like any other, so it can be undone.
    /// </summary>
    internal static async Task NameCodesAsync(OfficeTransaction transaction, FeatureCodes codes, CancellationToken cancellation)
    {
        var templates = await transaction.Db.Templates.Where(t => t.OfficeId == transaction.Office.Id).ToListAsync(cancellation);
        foreach (var template in templates)
        {
            var content = template.Content.WithPlaceholders(codes);
            if (ReferenceEquals(content, template.Content))
                continue;
            template.Content = content;
            await TakeAsync(transaction, template, cancellation);
        }
    }

    /// <summary>Deletes a template that nothing uses.</summary>
    /// <returns>Success, or <see cref="TemplateInUse"/> and the errors of a change.</returns>
    public Task<Result<Done>> DeleteAsync(
        Actor actor, string office, int id, int revision, OwnershipChannel channel = OwnershipChannel.Portal, CancellationToken cancellation = default) =>
        changes.SetUpAsync<Done>(actor, office, Permission.SetUp, channel, async (transaction, ct) =>
        {
            var found = await FindAsync(transaction, id, revision, ct);
            if (!found.IsSuccess)
                return found.Error;
            // A deleted extension still points at its template, for the history's sake.
            var uses = await transaction.Db.HotDeskExtensions.WithDeleted().Where(h => h.TemplateId == id).ToListAsync(ct);
            if (uses.Count(h => h.DeletedAt is null) is > 0 and var count)
                return new TemplateInUse(found.Value.Name, count);
            uses.ForEach(h => h.TemplateId = null);
            transaction.Db.Remove(found.Value);
            return new Done();
        }, cancellation);

    private static IQueryable<Template> Of(HotDeskDbContext db, int officeId) =>
        db.Templates.Where(t => t.OfficeId == null || t.OfficeId == officeId);

    private static TemplateSummary Summary(Template t, int uses) =>
        new(t.Id, t.Name, t.Vendor, t.OfficeId is null, t.Revision, t.ChangedAt, t.ChangedBy, uses);

    private InvalidInput? Invalid(TemplateForm form)
    {
        var result = validator.Validate(form);
        result.Errors.RemoveAll(e => e.Severity != Severity.Error);
        return result.IsValid ? null : new InvalidInput(result);
    }

    /// <summary>Adds one within a transaction of set-up.</summary>
    internal async Task<Result<int>> AddAsync(OfficeTransaction transaction, TemplateForm form, CancellationToken cancellation)
    {
        if (Invalid(form) is { } invalid)
            return invalid;
        if (await IsTakenAsync(transaction, form.Name, null, cancellation))
            return new TemplateNameTaken(form.Name);
        var template = new Template
        {
            OfficeId = transaction.Office.Id, Name = form.Name.Trim(), Vendor = form.Vendor, Content = form.Content, ChangedBy = transaction.Origin.By,
        };
        transaction.Db.Add(template);
        await TakeAsync(transaction, template, cancellation);
        return template.Id;
    }

    private Task<Result<int>> ChangeAsync(
        Actor actor, string office, int id, int revision, OwnershipChannel channel, Func<OfficeTransaction, Template, CancellationToken, Task<Error?>> change,
        CancellationToken cancellation) => changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (transaction, ct) =>
        {
            var found = await FindAsync(transaction, id, revision, ct);
            if (!found.IsSuccess)
                return found.Error;
            if (await change(transaction, found.Value, ct) is { } error)
                return error;
            await TakeAsync(transaction, found.Value, ct);
            return found.Value.Revision;
        }, cancellation);

    private static async Task<Result<Template>> FindAsync(OfficeTransaction transaction, int id, int revision, CancellationToken cancellation)
    {
        if (await Of(transaction.Db, transaction.Office.Id).SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } template)
            return new UnknownTemplate(id);
        if (template.OfficeId is null)
            return new TemplateIsBuiltIn(template.Name);
        if (template.Revision == revision)
            return template;
        var seen = await transaction.Db.Set<TemplateRevision>().AsNoTracking()
            .SingleOrDefaultAsync(r => r.TemplateId == id && r.Revision == revision, cancellation);
        FactList<TemplateDifference> changes = seen is null ? [] : Differences(seen.Content, template.Content);
        return new TemplateChanged(template.Revision, template.ChangedBy, template.ChangedAt, changes.Count == 0 ? [new TemplateDifference(TemplatePart.Name)] : changes);
    }

    private static FactList<TemplateDifference> Differences(TemplateContent was, TemplateContent now) =>
    [
        .. new[]
        {
            was.LineLabel == now.LineLabel ? null : new TemplateDifference(TemplatePart.LineLabel) { Now = [now.LineLabel] },
            was.Keys.SequenceEqual(now.Keys) ? null : new TemplateDifference(TemplatePart.Keys) { Now = [.. now.Keys.Select(k => k.Label)] },
            was.FeatureSyncOff == now.FeatureSyncOff ? null : new TemplateDifference(TemplatePart.FeatureSyncOff),
            was.NoLocalDndAndForwarding == now.NoLocalDndAndForwarding ? null : new TemplateDifference(TemplatePart.NoLocalDndAndForwarding),
            was.OverrideMode == now.OverrideMode ? null : new TemplateDifference(TemplatePart.OverrideMode),
            was.Overrides.SequenceEqual(now.Overrides) ? null : new TemplateDifference(TemplatePart.Overrides),
        }.OfType<TemplateDifference>(),
    ];

    private static async Task<bool> IsTakenAsync(OfficeTransaction transaction, string name, int? but, CancellationToken cancellation)
    {
        var names = await Of(transaction.Db, transaction.Office.Id).Where(t => t.Id != but).Select(t => t.Name).ToListAsync(cancellation);
        return names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    private static async Task TakeAsync(OfficeTransaction transaction, Template template, CancellationToken cancellation)
    {
        template.Revision++;
        (template.ChangedAt, template.ChangedBy) = (transaction.At, transaction.Origin.By);
        await transaction.FlushAsync(cancellation);
        transaction.Db.Add(new TemplateRevision
        {
            TemplateId = template.Id, Revision = template.Revision, Content = template.Content, At = transaction.At, By = transaction.Origin.By,
        });
    }
}
