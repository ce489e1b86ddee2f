using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Audit;

/// <summary>What the ids in drafts are called now: from the context where it knows them, else from the database.</summary>
internal sealed class AuditNames
{
    private readonly Dictionary<(AuditReference, int), string> _names = [];
    private readonly Dictionary<int, string> _keys = [];

    public static async Task<AuditNames> ReadAsync(HotDeskDbContext db, IReadOnlyCollection<AuditDraft> drafts, bool needsKeys, CancellationToken cancellation)
    {
        var names = new AuditNames();
        var wanted = drafts.SelectMany(d => d.Lines).SelectMany(l => new[] { l.Before, l.After }).Concat(drafts.Select(d => (AuditText?)d.Subject))
            .OfType<AuditText>().Where(t => t.Reference != AuditReference.None).Select(t => (t.Reference, t.Id)).ToHashSet();
        await names.ReadAsync<Extension>(db, wanted, AuditReference.Extension, e => e.Id, AuditedTypes.NameOf, ids => e => ids.Contains(e.Id), cancellation);
        await names.ReadAsync<Phone>(db, wanted, AuditReference.Phone, p => p.Id, p => p.Mac.ToString(), ids => p => ids.Contains(p.Id), cancellation);
        await names.ReadAsync<Template>(db, wanted, AuditReference.Template, t => t.Id, t => t.Name, ids => t => ids.Contains(t.Id), cancellation);
        await names.ReadAsync<Office>(db, wanted, AuditReference.Office, o => o.Id, o => o.Name, ids => o => ids.Contains(o.Id), cancellation);
        if (needsKeys)
            await names.ReadKeysAsync(db, [.. drafts.Where(d => d.Chain is null).Select(d => d.OfficeId).OfType<int>().Distinct()], cancellation);
        return names;
    }

    /// <summary>Key of an office; null: there is none of that id.</summary>
    public string? KeyOf(int? officeId) => officeId is { } id ? _keys.GetValueOrDefault(id) : null;

    /// <summary>A text, whoever it must be asked from; null: what it was the id of is gone.</summary>
    public string? Of(AuditText text) => text.Reference == AuditReference.None ? text.Text : _names.GetValueOrDefault((text.Reference, text.Id));

    private async Task ReadAsync<T>(
        HotDeskDbContext db, HashSet<(AuditReference Reference, int Id)> wanted, AuditReference reference, Func<T, int> idOf, Func<T, string> nameOf,
        Func<int[], System.Linq.Expressions.Expression<Func<T, bool>>> among, CancellationToken cancellation) where T : class
    {
        var ids = wanted.Where(w => w.Reference == reference).Select(w => w.Id).ToHashSet();
        if (ids.Count == 0)
            return;
        foreach (var entry in db.ChangeTracker.Entries<T>().Where(e => ids.Remove(idOf(e.Entity))))
            _names[(reference, idOf(entry.Entity))] = nameOf(entry.Entity);
        foreach (var row in await OfficeSetUp.ReadAsync(ids, chunk => db.Set<T>().WithDeleted().AsNoTracking().Where(among(chunk)).ToListAsync(cancellation)))
            _names[(reference, idOf(row))] = nameOf(row);
    }

    private async Task ReadKeysAsync(HotDeskDbContext db, HashSet<int> ids, CancellationToken cancellation)
    {
        foreach (var office in db.ChangeTracker.Entries<Office>().Where(e => ids.Remove(e.Entity.Id)))
            _keys[office.Entity.Id] = office.Entity.Key;
        if (ids.Count == 0)
            return;
        foreach (var office in await db.Offices.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Key }).ToListAsync(cancellation))
            _keys[office.Id] = office.Key;
    }
}
