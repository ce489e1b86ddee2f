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
/// Imports users, hot desk extensions and phones from CSV and XLSX: a dry run first, then all of it or nothing. An import only
/// creates: a number or address that is there already makes a row bad.
/// </summary>
public sealed class ImportService(
    OfficeAccess access, OfficeChanges changes, PinHasher pins, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock,
    IValidator<HotDeskUserForm> users, IValidator<HotDeskExtensionForm> hotDesks, IValidator<PhoneForm> phones)
{
    /// <summary>How long a dry run can be carried out.</summary>
    public static readonly TimeSpan PlanLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = TableLimits.MaxBytes;

    private readonly ImportPlans _plans = new(clock);

    /// <summary>Reads a file and tells every row's fate. Writes nothing.</summary>
    /// <returns>The plan, or <see cref="UnreadableFile"/>.</returns>
    public async Task<Result<ImportPlan>> DryRunAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, CancellationToken cancellation = default)
    {
        var read = await ReadAsync(actor, office, kind, file, fileName, cancellation);
        if (!read.IsSuccess)
            return read.Error;
        _plans.Add(read.Value);
        return read.Value.Plan;
    }

    /// <summary>Reads a file, tells every row's fate and, where asked to, carries it out at once. Keeps no dry run.</summary>
    /// <returns>What was found and done, or what <see cref="DryRunAsync"/> and <see cref="ExecuteAsync"/> refuse.</returns>
    public async Task<Result<ImportRun>> RunAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, ImportChoice? choice, OwnershipChannel channel,
        CancellationToken cancellation = default)
    {
        var read = await ReadAsync(actor, office, kind, file, fileName, cancellation);
        if (!read.IsSuccess)
            return read.Error;
        if (choice is not { } chosen)
            return new ImportRun(read.Value.Plan, null);
        var done = await CarryOutAsync(actor, office, read.Value, chosen, channel, null, cancellation);
        return done.Map(d => new ImportRun(read.Value.Plan, d));
    }

    /// <summary>Carries out a dry run: all of it becomes visible at once, or nothing. Cancelled before that, nothing is left.</summary>
    /// <returns>What was done, or <see cref="UnknownPlan"/>, <see cref="ImportHasBadRows"/>, <see cref="ImportOutdated"/>.</returns>
    public async Task<Result<ImportDone>> ExecuteAsync(
        Actor actor, string office, Guid planId, ImportChoice choice, OwnershipChannel channel, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        if (_plans.Find(planId, actor.Name, opened.Value.Office.Id) is not { } stored)
            return new UnknownPlan();
        var done = await CarryOutAsync(actor, office, stored, choice, channel, progress, cancellation);
        if (done.IsSuccess)
            _plans.Remove(planId);
        return done;
    }

    private async Task<Result<ImportDone>> CarryOutAsync(
        Actor actor, string office, StoredPlan stored, ImportChoice choice, OwnershipChannel channel, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        if (choice == ImportChoice.All && stored.Plan.Bad > 0)
            return new ImportHasBadRows(stored.Plan.Bad);
        await using var stage = new ImportStage(changes, pins, actor, office, channel, clock.GetUtcNow());
        if (await stage.WriteAsync(stored.Good, progress, cancellation) is { } failed)
            return failed;
        var shown = await stage.ShowAsync(stored.Good, cancellation);
        return shown.Map(_ => new ImportDone(stored.Good.Count, stored.Plan.Bad));
    }

    private async Task<Result<StoredPlan>> ReadAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, CancellationToken cancellation)
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
        var (told, bad, notTold) = ImportPlan.Keep(drafts.Select(d => d.Row));
        ImmutableArray<Fact> warnings =
        [
            .. table.Remarks, .. Unknown(table.Headers, columns), .. notTold > 0 ? [new NotesLeftOut(ImportPlan.MostNoted, notTold)] : Array.Empty<Fact>(),
        ];
        var now = clock.GetUtcNow();
        var plan = new ImportPlan(Guid.CreateVersion7(now), kind, fileName, told, warnings, now + PlanLifetime) { Good = drafts.Count - bad, Bad = bad };
        // What nobody will write is not kept, and what is said of rows is kept once.
        return new StoredPlan(plan, [.. drafts.Where(d => d.Row.IsGood).Select(d => d with { Row = d.Row with { Notes = [] } })], actor.Name, opened.Value.Office.Id);
    }

    /// <summary>A file that shows which columns there are, with two rows.</summary>
    public static ExportFile Sample(ImportKind kind, ExportFormat format)
    {
        var columns = ImportColumns.Of(kind);
        var name = kind switch
        {
            ImportKind.HotDeskUsers => "users-sample",
            ImportKind.HotDeskExtensions => "hot-desk-extensions-sample",
            _ => "phones-sample",
        };
        return TableWriter.Write(
            name, format, Array.ConvertAll(columns, c => c.Name), [Array.ConvertAll(columns, c => c.Samples.First), Array.ConvertAll(columns, c => c.Samples.Second)]);
    }

    internal static async Task<ImportSurroundings> SurroundingsAsync(
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
}
