using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Templates;

/// <summary>Takes templates from one office or portal to another, in a file.</summary>
public sealed class TemplateTransfer(OfficeAccess access, OfficeChanges changes, TemplateService templates, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = TemplateFile.MaxBytes;

    /// <summary>Writes templates to a file.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="id">The template; null: all that are the office's own.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The file, or <see cref="UnknownTemplate"/>.</returns>
    public async Task<Result<ExportFile>> ExportAsync(Actor actor, string office, int? id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var officeId = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Templates.AsNoTracking().Where(t => id == null ? t.OfficeId == officeId : t.Id == id && (t.OfficeId == null || t.OfficeId == officeId))
            .OrderBy(t => t.Name).ToListAsync(cancellation);
        if (found.Count == 0 && id is { } missing)
            return new UnknownTemplate(missing);
        return new ExportFile($"{(found is [var one] ? FileName(one.Name) : "templates")}.json", "application/json", TemplateFile.Write(found));
    }

    /// <summary>Takes the templates of a file into the office, all or none.</summary>
    /// <returns>Their names, or <see cref="TemplateFileUnreadable"/>, <see cref="TemplateOfFileRefused"/>.</returns>
    public async Task<Result<ImmutableArray<string>>> ImportAsync(
        Actor actor, string office, byte[] content, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (access.Open(actor, office, Permission.SetUp) is { IsSuccess: false } refused)
            return refused.Error;
        var read = TemplateFile.Read(content);
        if (!read.IsSuccess)
            return read.Error;
        return await changes.SetUpAsync<ImmutableArray<string>>(actor, office, Permission.SetUp, channel, async (transaction, ct) =>
        {
            foreach (var form in read.Value)
                if (await templates.AddAsync(transaction, form, ct) is { IsSuccess: false } added)
                    return new TemplateOfFileRefused(form.Name, added.Error);
            return read.Value.Select(f => f.Name).ToImmutableArray();
        }, cancellation);
    }

    private static string FileName(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-') is { Length: > 0 } safe ? safe : "template";
}
