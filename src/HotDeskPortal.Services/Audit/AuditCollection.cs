using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HotDeskPortal.Services.Audit;

/// <summary>Gathers what a context is about to save, and tells at the end what it comes to: a record that was saved twice has changed once.</summary>
internal sealed class AuditCollection
{
    private readonly Dictionary<object, Change> _changes = new(ReferenceEqualityComparer.Instance);
    private readonly List<AuditDraft> _drafts = [];

    /// <summary>Takes what is about to be saved. The tracker has looked for changes already.</summary>
    public void Take(ChangeTracker tracker)
    {
        HashSet<object?>? replaced = null;
        foreach (var entry in tracker.Entries())
        {
            // An import brings thousands of them: who has had another PIN before is looked up once.
            if (entry.Entity is HotDeskUser user)
                TakePin(entry, user, replaced ??= [.. tracker.Entries<PinHash>().Where(p => p.State == EntityState.Deleted).Select(p => p.Property("HotDeskUserId").CurrentValue)]);
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry.Entity is AuditEntry && entry.State != EntityState.Added)
                throw new InvalidOperationException("Nobody changes what the audit log says, or takes it away.");
            if (AuditedTypes.Find(entry.Metadata.ClrType) is { } type)
                TakeRecord(entry, type);
            else if (AuditedTypes.Parts.Contains(entry.Metadata.ClrType))
                TakePart(tracker, entry);
        }
    }

    /// <summary>What was taken, as entries to be.</summary>
    public IEnumerable<AuditDraft> Drafts() => _changes.Values.SelectMany(Finish).Concat(_drafts);

    public void Clear()
    {
        _changes.Clear();
        _drafts.Clear();
    }

    private void TakeRecord(EntityEntry entry, AuditedType type)
    {
        if (entry.State == EntityState.Modified && !type.IsTouched(entry))
            return;
        var isKnown = _changes.ContainsKey(entry.Entity);
        var change = Of(entry, type);
        (change.IsNew, change.IsGone) = (change.IsNew || entry.State == EntityState.Added, entry.State == EntityState.Deleted);
        // What is new has been read just now.
        if (isKnown || entry.State != EntityState.Added)
            change.After = type.Read(entry, isOriginal: false);
    }

    /// <summary>The record's change; a part of it may have changed alone.</summary>
    private Change Of(EntityEntry entry, AuditedType type)
    {
        if (_changes.TryGetValue(entry.Entity, out var known))
            return known;
        var before = type.Read(entry, isOriginal: entry.State != EntityState.Added);
        return _changes[entry.Entity] = new Change(type, entry.Entity, before) { After = before };
    }

    private void TakePin(EntityEntry entry, HotDeskUser user, HashSet<object?> replaced)
    {
        if (entry.Reference(nameof(HotDeskUser.Pin)).TargetEntry is not { State: EntityState.Added or EntityState.Modified } pin)
            return;
        var hadOne = pin.State == EntityState.Modified || replaced.Contains(user.Id);
        Of(entry, AuditedTypes.Find(typeof(HotDeskUser))!).Lines.Add(new AuditLine(
            AuditedTypes.Pin, hadOne ? AuditText.Of("set") : null, AuditText.Of(hadOne ? "set, other than before" : "set")));
    }

    private void TakePart(ChangeTracker tracker, EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case JournalEntry journal when entry.State == EntityState.Added && AuditedJournal.DraftOf(journal) is { } draft:
                _drafts.Add(draft);
                break;
            case DestinationMember member:
                TakeInOrOut<Destination>(tracker, entry, d =>
                    d.Id == member.DestinationId || d.Members.Contains(member), "Member", AuditText.Of(AuditReference.Extension, member.ExtensionId));
                break;
            case FloorPlanDesk desk:
                TakeInOrOut<FloorPlan>(tracker, entry, p =>
                    p.Id == desk.FloorPlanId || p.Desks.Contains(desk), "Desk", AuditText.Of(AuditReference.Extension, desk.HotDeskExtensionId));
                break;
            case AccountOffice office:
                TakeInOrOut<PortalAccount>(tracker, entry, a => a.Id == office.AccountId, "Office", AuditText.Of(AuditReference.Office, office.OfficeId));
                break;
            case ApiKeyOffice office:
                TakeInOrOut<ApiKey>(tracker, entry, k => k.Offices.Contains(office)
                    || (k.Id != 0 && k.Id == office.ApiKeyId), "Office", AuditText.Of(AuditReference.Office, office.OfficeId));
                break;
            // A sign-in with it changes its counter.
            case IdentityUserPasskey<string> passkey when entry.State != EntityState.Modified:
                TakeInOrOut<PortalAccount>(tracker, entry, a => a.Id == passkey.UserId, "Passkey", AuditText.Of(passkey.Data?.Name) ?? new AuditText("without a name"));
                break;
            case IdentityUserLogin<string> login:
                TakeInOrOut<PortalAccount>(tracker, entry, a => a.Id == login.UserId, "Identity provider", new AuditText(login.ProviderDisplayName ?? login.LoginProvider));
                break;
            case IdentityUserToken<string> token:
                TakeInOrOut<PortalAccount>(tracker, entry, a => a.Id == token.UserId, token.Name == "RecoveryCodes" ? "Recovery codes" : "Authenticator key", new AuditText("set"));
                break;
        }
    }

    private void TakeInOrOut<TOwner>(ChangeTracker tracker, EntityEntry entry, Func<TOwner, bool> owns, string label, AuditText what) where TOwner : class
    {
        if (tracker.Entries<TOwner>().FirstOrDefault(o => owns(o.Entity)) is not { } owner)
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} is changed without its {typeof(TOwner).Name}: load that too, or the audit log cannot tell whose it is.");
        var lines = Of(owner, AuditedTypes.Find(typeof(TOwner))!).Lines;
        lines.Add(entry.State switch
        {
            EntityState.Added => new AuditLine(label, null, what),
            EntityState.Deleted => new AuditLine(label, what, null),
            _ when what.Reference == AuditReference.None => new AuditLine(label, what, new AuditText($"{what.Text}, other than before")),
            _ => new AuditLine($"{label} moved", what, what),
        });
    }

    private static IEnumerable<AuditDraft> Finish(Change change)
    {
        if (change is { IsNew: true, IsGone: true })
            yield break;
        var lines = change.Type.Lines(change.IsNew ? null : change.Before, change.IsGone ? null : change.After).ToList();
        var deletion = lines.Find(l => l.Label == AuditedTypes.DeletedAt && l.After is not null);
        var isGone = change.IsGone || deletion is not null;
        if (deletion is not null)
            lines = [.. change.Type.Lines(change.Before, null)];
        lines.AddRange(change.Lines);
        if (lines.Count == 0 && !change.IsNew && !isGone)
            yield break;
        var action = change.IsNew ? AuditAction.Created : isGone ? AuditAction.Deleted : ActionOf(lines);
        var draft = new AuditDraft(action, change.Type.Kind, new AuditText(change.Type.SubjectOf(change.Entity)), lines) { OfficeId = change.Type.OfficeOf(change.Entity) };
        if (change.Entity is not Office office)
        {
            yield return draft;
            yield break;
        }
        yield return draft with { Chain = office.Key };
        // Whoever makes a whole chain disappear would have to change this one too.
        if (change.IsNew)
            yield return draft with { Chain = AuditChain.Portal };
    }

    private static AuditAction ActionOf(List<AuditLine> lines) => lines switch
    {
        _ when lines.TrueForAll(l => l.Label == AuditedTypes.Pin) => AuditAction.PinSet,
        _ => AuditAction.Changed,
    };

    private sealed class Change(AuditedType type, object entity, string?[] before)
    {
        public AuditedType Type => type;

        public object Entity => entity;

        public string?[] Before => before;

        public required string?[] After { get; set; }

        public bool IsNew { get; set; }

        public bool IsGone { get; set; }

        public List<AuditLine> Lines { get; } = [];
    }
}
