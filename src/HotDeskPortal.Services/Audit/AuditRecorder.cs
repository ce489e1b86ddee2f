using HotDeskPortal.Domain;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HotDeskPortal.Services.Audit;

/// <summary>
/// Writes the audit log: while a context saves, in the same transaction, so that no change is without its entry and no entry without
/// its change. No service has to think of it.
/// </summary>
internal sealed class AuditRecorder(AuditKeys keys, TimeProvider clock) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save asynchronously: the audit log is written along with it.");

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (HotDeskDbContext)eventData.Context!;
        var auditContext = db.AuditContext;
        var collected = auditContext?.Collected ?? new AuditCollection();
        // The context has just looked for changes, and looks again afterwards.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            collected.Take(db.ChangeTracker);
            if (auditContext is { IsHeld: true })
                return result;
            var drafts = collected.Drafts().Concat(auditContext?.Events ?? []).ToList();
            if (drafts.Count > 0)
                await AppendAsync(db, auditContext ?? new AuditContext(), drafts, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (((HotDeskDbContext)eventData.Context!).AuditContext is { IsHeld: false } auditContext)
        {
            auditContext.Collected.Clear();
            auditContext.Events.Clear();
        }
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    /// <summary>Takes entries back that could not be saved: what is saved again is told again, and numbered anew.</summary>
    public static void Withdraw(HotDeskDbContext db)
    {
        foreach (var row in db.ChangeTracker.Entries().Where(e => e.Entity is AuditEntry or AuditChain).ToList())
            row.State = EntityState.Detached;
        if (db.AuditContext is { IsHeld: false } auditContext)
            auditContext.Collected.Clear();
    }

    /// <summary>Whether a save failed because another writer has continued the chain meanwhile.</summary>
    public static bool IsOvertaken(DbUpdateException failure) => failure.Entries.Any(e => e.Entity is AuditEntry or AuditChain);

    private async Task AppendAsync(HotDeskDbContext db, AuditContext auditContext, List<AuditDraft> drafts, CancellationToken cancellation)
    {
        var names = await AuditNames.ReadAsync(db, drafts, auditContext.Office is null, cancellation);
        var (key, now) = (keys.Key(keys.Current)!, clock.GetUtcNow());
        foreach (var group in drafts.GroupBy(d => ChainOf(d, auditContext, names)))
        {
            var chain = await db.AuditChains.FindAsync([group.Key], cancellation) ?? db.AuditChains.Add(new AuditChain { Id = group.Key }).Entity;
            foreach (var draft in group)
            {
                var entry = Entry(draft, auditContext, names, chain, now);
                entry.Hash = AuditSeal.Of(entry, key);
                (chain.Length, chain.Hash) = (entry.Number, entry.Hash);
                db.AuditEntries.Add(entry);
            }
            chain.KeyVersion = keys.Current;
            chain.Seal = AuditSeal.Of(chain, key);
        }
    }

    private static string ChainOf(AuditDraft draft, AuditContext auditContext, AuditNames names) =>
        draft.Chain ?? (draft.Kind is AuditSubject.Account or AuditSubject.ApiKey ? AuditChain.Portal : auditContext.Office ?? names.KeyOf(draft.OfficeId) ?? AuditChain.Portal);

    private AuditEntry Entry(AuditDraft draft, AuditContext auditContext, AuditNames names, AuditChain chain, DateTimeOffset now)
    {
        var source = auditContext.Source;
        // The portal's seeds bring a history of their own.
        var isSeed = source == AuditSource.Portal && draft.Recorded is not null;
        return new AuditEntry
        {
            Chain = chain.Id,
            Number = chain.Length + 1,
            At = StoredTime.Cut(draft.Recorded?.At ?? now),
            Action = draft.Action,
            Kind = draft.Kind,
            Subject = AuditFields.Cut(names.Of(draft.Subject) ?? "", AuditLengths.Subject),
            Party = source.Party,
            By = AuditFields.Cut(isSeed ? draft.Recorded!.Value.By : source.By, CommonLengths.Who),
            Channel = isSeed ? draft.Recorded!.Value.Channel : source.Channel,
            From = source.From is { } from ? AuditFields.Cut(from, CommonLengths.NetworkAddress) : null,
            Before = Object(draft.Lines, l => l.Before, names),
            After = Object(draft.Lines, l => l.After, names),
            KeyVersion = keys.Current,
            Previous = chain.Hash,
        };
    }

    private static string? Object(IReadOnlyList<AuditLine> lines, Func<AuditLine, AuditText?> side, AuditNames names)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (side(line) is { } text && names.Of(text) is { } told)
                values[line.Label] = values.TryGetValue(line.Label, out var others) ? $"{others}, {told}" : told;
        return AuditFields.Write(values);
    }
}
