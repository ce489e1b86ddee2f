using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Phones;

/// <summary>A file that a phone has sent: a log, or what somebody set on the phone itself.</summary>
/// <param name="Id">Identity.</param>
/// <param name="FileName">Its name.</param>
/// <param name="At">When it came.</param>
/// <param name="Size">Bytes.</param>
public sealed record PhoneUploadRow(int Id, string FileName, DateTimeOffset At, int Size);

/// <summary>The files that phones have sent, for who helps with them. They may hold what nobody else should read.</summary>
public sealed class PhoneUploads(OfficeAccess access, AuditLog log, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>What a phone has sent, newest first.</summary>
    public async Task<Result<ImmutableArray<PhoneUploadRow>>> ListAsync(Actor actor, string office, int phoneId, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.Assist);
        if (!opened.IsSuccess)
            return opened.Error;
        var officeId = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.PhoneUploads.Where(u => u.PhoneId == phoneId && db.Phones.Any(p => p.Id == phoneId && p.OfficeId == officeId))
            .OrderByDescending(u => u.Id).Select(u => new PhoneUploadRow(u.Id, u.FileName, u.At, u.Content.Length)).ToListAsync(cancellation);
        return rows.ToImmutableArray();
    }

    /// <summary>One of them, as plain text: it is read, never run.</summary>
    /// <returns>The file, or <see cref="UnknownUpload"/>.</returns>
    public async Task<Result<ExportFile>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.Assist);
        if (!opened.IsSuccess)
            return opened.Error;
        var officeId = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.PhoneUploads.AsNoTracking().Where(u => u.Id == id)
            .Join(db.Phones.Where(p => p.OfficeId == officeId), u => u.PhoneId, p => p.Id, (u, p) => new { Upload = u, p.Mac }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return new UnknownUpload(id);
        // It may be a list of calls, or hold a password that somebody has set on the phone.
        await log.RecordAsync(
            new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal), Office = opened.Value.Office.Key }, AuditAction.Exported, AuditSubject.Phone,
            found.Mac.ToString(), [("File", found.Upload.FileName)], cancellation);
        return new ExportFile($"{found.Upload.FileName}.txt", "text/plain", found.Upload.Content);
    }
}
