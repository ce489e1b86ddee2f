using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Audit;

/// <summary>Writes down what happened that is no change of a record. Changes are written down by themselves, with what they change.</summary>
public sealed class AuditLog(IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Writes one entry.</summary>
    internal async Task RecordAsync(
        AuditContext auditContext, AuditAction action, AuditSubject kind, string subject, IEnumerable<(string Label, string Value)> told, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditContext = auditContext;
        auditContext.Events.Add(new AuditDraft(action, kind, new AuditText(subject), [.. told.Select(t => new AuditLine(t.Label, null, AuditText.Of(t.Value)))]));
        await db.SaveChangesAsync(cancellation);
    }
}
