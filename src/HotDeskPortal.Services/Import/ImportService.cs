using System.Collections.Concurrent;
using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Import;

/// <summary>
/// Imports users, hot desk extensions and phones from CSV and XLSX: a dry run first, then all of it in one transaction. An import
/// only creates: a number or address that is there already makes a row bad. Dry runs are stored in memory, PINs with them, and nowhere else.
/// </summary>
public sealed class ImportService(
    OfficeAccess access, OfficeChanges changes, PinHasher pins, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock,
    IValidator<HotDeskUserForm> users, IValidator<HotDeskExtensionForm> hotDesks, IValidator<PhoneForm> phones)
{
    /// <summary>How long a dry run can be carried out.</summary>
    public static readonly TimeSpan PlanLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = TableLimits.MaxBytes;

    private readonly ConcurrentDictionary<Guid, StoredPlan> _plans = new();

    /// <summary>Reads a file and tells every row's fate. Writes nothing.</summary>
    /// <returns>The plan, or <see cref="UnreadableFile"/>.</returns>
    public async Task<Result<ImportPlan>> DryRunAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var columns = ImportColumns.Of(kind);
        var key = columns.First(c => c.Name == ImportColumns.Key(kind));
        var read = await TableReader.ReadAsync(file, key.IsCalled, cancellation);
        if (!read.IsSuccess)
            return read.Error is UnreadableFile { Fault: FileFault.NoHeader } unreadable
                ? unreadable with { Column = key.Name, Columns = [.. columns.Select(c => c.Name)] }
                : read.Error;
        var table = read.Value;
        if (ImportColumns.Clashes(columns, table.Headers) is { Count: > 0 } clashes)
            return new UnreadableFile(FileFault.ColumnTwice) { Twice = clashes };
        var headers = Array.ConvertAll(table.Headers, ImportColumn.OneLine);
        var places = Array.ConvertAll(columns, c => Array.FindIndex(table.Headers, c.IsCalled));

        var rows = table.Rows.Select(r => (r.Line, Cells: new RowCells(columns, headers, places, r))).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var macs = kind == ImportKind.Phones ? rows.Select(r => r.Cells.Text(ImportColumns.Mac)) : [];
        var judge = new ImportJudge(await SurroundingsAsync(db, opened.Value, macs, cancellation), users, hotDesks, phones);
        // Away from the page's own thread, on which Cancel is pressed.
        var drafts = await Task.Run(
            () => rows.ConvertAll(r =>
            {
                cancellation.ThrowIfCancellationRequested();
                return judge.Judge(kind, r.Line, r.Cells);
            }),
            cancellation);
        var plan = new ImportPlan(
            Guid.CreateVersion7(clock.GetUtcNow()), kind, fileName, [.. drafts.Select(d => d.Row)], [.. table.Remarks, .. Unknown(table.Headers, columns)],
                clock.GetUtcNow() + PlanLifetime);
        Store(new StoredPlan(plan, drafts, actor.Name, opened.Value.Office.Id));
        return plan;
    }

    /// <summary>Carries out a dry run in one transaction: all of it, or nothing. Cancelled before the commit, nothing is written.</summary>
    /// <returns>What was done, or <see cref="UnknownPlan"/>, <see cref="ImportHasBadRows"/>, <see cref="ImportOutdated"/>.</returns>
    public async Task<Result<ImportDone>> ExecuteAsync(
        Actor actor, string office, Guid planId, ImportChoice choice, OwnershipChannel channel, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        if (!_plans.TryGetValue(planId, out var stored) || stored.Plan.ExpiresAt <= clock.GetUtcNow() || stored.Actor != actor.Name
            || stored.OfficeId != opened.Value.Office.Id)
            return new UnknownPlan();
        if (choice == ImportChoice.All && stored.Plan.Bad > 0)
            return new ImportHasBadRows(stored.Plan.Bad);
        var good = stored.Drafts.Where(d => d.Row.IsGood).ToList();
        var done = await changes.SetUpAsync<ImportDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var surroundings = await SurroundingsAsync(t.Db, t.Board, good.OfType<PhoneDraft>().Select(p => p.Form.Mac), ct);
            var clashes = good.Select(d => (d.Row, Clash: ImportJudge.Clash(surroundings, d))).Where(c => c.Clash is not null)
                .Select(c => c.Row with { Notes = [.. c.Row.Notes, c.Clash!] }).ToImmutableArray();
            if (!clashes.IsEmpty)
                return new ImportOutdated(clashes);
            await new ImportWriter(t, pins, progress).WriteAsync(good, ct);
            return new ImportDone(good.Count, stored.Plan.Bad);
        }, cancellation);
        if (done.IsSuccess)
            _plans.TryRemove(planId, out _);
        return done;
    }

    /// <summary>A file that shows which columns there are, with two rows.</summary>
    public static ExportFile Sample(ImportKind kind, ExportFormat format)
    {
        var (name, rows) = kind switch
        {
            ImportKind.HotDeskUsers => ("users-sample", new string?[][]
            {
                ["2019", "Dana", "Whitfield", "dana.whitfield@example.com", "73915", "Dana Whitfield", "+12025550119", "yes", "yes"],
                ["2020", "Marek", "Novák", "", "60428", "", "", "yes", "yes"],
            }),
            ImportKind.HotDeskExtensions => ("hot-desk-extensions-sample",
            [
                ["3001", "Window, left", "1", "1-A", "No portal", "no", "yes", "", ""], ["3002", "", "1", "1-B", "", "", "", "", ""],
            ]),
            _ => ("phones-sample",
            [
                ["80:5E:C0:11:22:33", "Yealink T54W", "3001", "", "1", "1-A", "12 Harbour St, floor 1, row A", "+12025550100"],
                ["64:16:7F:11:22:34", "Poly VVX 450", "", "", "", "", "", ""],
            ]),
        };
        return TableWriter.Write(name, format, [.. ImportColumns.Of(kind).Select(c => c.Name)], rows);
    }

    private static async Task<ImportSurroundings> SurroundingsAsync(
        HotDeskDbContext db, OwnershipBoard board, IEnumerable<string> macs, CancellationToken cancellation)
    {
        var addresses = macs.Select(m => MacAddress.TryParse(m, out var mac, out _) ? mac : (MacAddress?)null).OfType<MacAddress>();
        var known = await OfficeSetUp.ReadAsync(addresses, chunk => db.Phones.Where(p => chunk.Contains(p.Mac)).Select(p => new { p.Mac, p.OfficeId }).ToListAsync(cancellation));
        var templates = await db.Templates.Where(t => t.OfficeId == null || t.OfficeId == board.Office.Id)
            .Select(t => new { t.Name, t.Id, IsBuiltIn = t.OfficeId == null }).ToListAsync(cancellation);
        return new ImportSurroundings(
            board,
            // The office's own comes before a built-in one of the same name.
            templates.OrderBy(t => t.IsBuiltIn).DistinctBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(t => t.Name, t => t.Id, StringComparer.OrdinalIgnoreCase),
            known.ToDictionary(p => p.Mac, p => p.OfficeId == board.Office.Id));
    }

    private static ImmutableArray<Fact> Unknown(string[] headers, ImportColumn[] columns) =>
    [
        .. headers.Where(h => h.Length > 0 && !columns.Any(c => c.IsCalled(h))).Select(h => new UnknownColumn(ImportColumn.Shown(h))),
    ];

    private void Store(StoredPlan stored)
    {
        foreach (var (id, _) in _plans.Where(p => p.Value.Plan.ExpiresAt <= clock.GetUtcNow()))
            _plans.TryRemove(id, out _);
        // One file at a time: choosing another forgets the one before.
        foreach (var (id, _) in _plans.Where(p => p.Value.Actor == stored.Actor && p.Value.OfficeId == stored.OfficeId && p.Value.Plan.Kind == stored.Plan.Kind))
            _plans.TryRemove(id, out _);
        _plans[stored.Plan.Id] = stored;
    }

    private sealed record StoredPlan(ImportPlan Plan, List<ImportDraft> Drafts, string Actor, int OfficeId);
}
