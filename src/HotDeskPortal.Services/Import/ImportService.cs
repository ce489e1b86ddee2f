using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Import;

/// <summary>
/// Imports users, hot desk extensions and phones from CSV and XLSX: a dry run first, then all of it or nothing. A number or
/// address that is there already makes a row bad, or is changed by it where that is chosen.
/// </summary>
public sealed class ImportService(
    OfficeAccess access, OfficeChanges changes, PinHasher pins, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock,
    IValidator<HotDeskUserForm> users, IValidator<HotDeskExtensionForm> hotDesks, IValidator<PhoneForm> phones, ImportLane lane)
{
    /// <summary>How long a dry run can be carried out.</summary>
    public static readonly TimeSpan PlanLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = TableLimits.MaxBytes;

    private readonly ImportPlans _plans = new(clock);

    /// <summary>Opens a file and tells what its columns are taken for. Where no header is known, the first row is taken for one, for somebody to choose.</summary>
    /// <returns>The file, or <see cref="UnreadableFile"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<ImportFile>> OpenAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, CancellationToken cancellation = default)
    {
        var columns = ImportColumns.Of(kind);
        return OpenAsync(actor, office, kind, file, fileName, [h => columns.Any(c => c.IsCalled(h)), h => h.Length > 0], cancellation);
    }

    /// <summary>Tells every row's fate. Writes nothing but what the columns are taken for, for the next file with these headers.</summary>
    /// <param name="actor">Whose import it is.</param>
    /// <param name="office">The office.</param>
    /// <param name="file">The file.</param>
    /// <param name="fields">What each column is taken for; null: it is left out.</param>
    /// <param name="write">What is done with records that are there already.</param>
    /// <param name="channel">Which way it comes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The plan, or <see cref="UnreadableFile"/>, <see cref="KeyColumnMissing"/>, <see cref="Unavailable"/>.</returns>
    public async Task<Result<ImportPlan>> DryRunAsync(
        Actor actor, string office, ImportFile file, IReadOnlyList<string?> fields, ImportWrite write, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        var judged = await JudgeAsync(actor, office, file.Kind, file.Table, fields, write, file.Name, cancellation);
        if (!judged.IsSuccess)
            return judged.Error;
        await new ColumnMemory(changes).KeepAsync(actor, office, file, fields, channel, cancellation);
        _plans.Add(judged.Value);
        return judged.Value.Plan;
    }

    /// <summary>Reads a file and tells every row's fate. Writes nothing.</summary>
    /// <returns>The plan, or <see cref="UnreadableFile"/>, <see cref="Unavailable"/>.</returns>
    public async Task<Result<ImportPlan>> DryRunAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, CancellationToken cancellation = default)
    {
        var judged = await JudgeAsync(actor, office, kind, file, fileName, new ImportOrder(), cancellation);
        if (!judged.IsSuccess)
            return judged.Error;
        _plans.Add(judged.Value.Plan);
        return judged.Value.Plan.Plan;
    }

    /// <summary>Reads a file, tells every row's fate and, where asked to, carries it out at once. Keeps no dry run, and remembers no columns.</summary>
    /// <returns>What was found and done, or what a dry run and <see cref="ExecuteAsync"/> refuse, or <see cref="BadMapping"/>.</returns>
    public async Task<Result<ImportRun>> RunAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, ImportOrder order, OwnershipChannel channel,
        CancellationToken cancellation = default)
    {
        var read = await JudgeAsync(actor, office, kind, file, fileName, order, cancellation);
        if (!read.IsSuccess)
            return read.Error;
        var (opened, plan) = read.Value;
        if (order.Choice is not { } chosen)
            return new ImportRun(opened, plan.Plan, null);
        var done = await CarryOutAsync(actor, office, plan, chosen, channel, null, cancellation);
        return done.Map(d => new ImportRun(opened, plan.Plan, d));
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
        var shown = await stage.ShowAsync(stored.Plan.Kind, stored.Good, cancellation);
        return shown.Map(_ => new ImportDone(stored.Good.Count, stored.Plan.Bad) { Updated = stored.Plan.Updates });
    }

    /// <summary>Opens a file. Its header is the row that names the key, else the first that one of these takes for it.</summary>
    private async Task<Result<ImportFile>> OpenAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, Func<string, bool>[] others, CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var columns = ImportColumns.Of(kind);
        var key = columns.First(c => c.Name == ImportColumns.Key(kind));
        if (lane.IsFull)
            return new Unavailable();
        var read = await TableReader.ReadAsync(file, key.IsCalled, lane, actor, cancellation);
        if (read.Error is UnreadableFile { Fault: FileFault.NoHeader } unreadable)
            read = unreadable with { Column = key.Name, Columns = [.. columns.Where(c => !c.IsExtra).Select(c => c.Name)] };
        foreach (var isHeader in others)
        {
            if (read.Error is not UnreadableFile { Fault: FileFault.NoHeader } || !file.CanSeek)
                break;
            file.Position = 0;
            // One column alone, or a header without rows, is no table that could be mapped.
            var again = await TableReader.ReadAsync(file, isHeader, lane, actor, cancellation);
            if (again is { Error: Unavailable } or { IsSuccess: true, Value: { Headers.Length: > 1, Rows.Count: > 0 } })
                read = again;
        }
        if (!read.IsSuccess)
            return read.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var remembered = await ColumnMemory.FindAsync(db, opened.Value.Office.Id, kind, read.Value.Headers, cancellation);
        return new ImportFile(kind, fileName, read.Value, ColumnMap.Recognise(columns, read.Value.Headers), remembered);
    }

    private async Task<Result<(ImportFile File, StoredPlan Plan)>> JudgeAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, ImportOrder order, CancellationToken cancellation)
    {
        if (access.Open(actor, office, Permission.SetUp) is { IsSuccess: false, Error: var refused })
            return refused;
        var opened = await OpenAsync(actor, office, kind, file, fileName, order.Headers(), cancellation);
        if (!opened.IsSuccess)
            return opened.Error;
        var mapped = order.Map(opened.Value);
        if (!mapped.IsSuccess)
            return mapped.Error;
        var judged = await JudgeAsync(
            actor, office, kind, opened.Value.Table, [.. mapped.Value.Columns.Select(c => c.Field)], order.Write, fileName, cancellation);
        return judged.Map(j => (mapped.Value, j));
    }

    private async Task<Result<StoredPlan>> JudgeAsync(
        Actor actor, string office, ImportKind kind, Table table, IReadOnlyList<string?> fields, ImportWrite write, string fileName, CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var mapped = ColumnMap.Of(kind, table, fields);
        if (!mapped.IsSuccess)
            return mapped.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        string[] keys = [.. table.Rows.Select(r => new RowCells(mapped.Value, r).Number(ImportColumns.Key(kind)))
            .Select(k => kind == ImportKind.Phones ? MacSpelling.Read(k).Mac : k)];
        var judge = new ImportJudge(await ImportSurroundings.ReadAsync(db, opened.Value, kind, write, keys, cancellation), users, hotDesks, phones);
        var (told, good) = (new ImportPlan.Told(), new List<ImportDraft>());
        var turn = await lane.RunAsync(
            actor,
            () =>
            {
                foreach (var row in table.Rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var draft = judge.Judge(kind, row.Line, new RowCells(mapped.Value, row));
                    told.Add(draft.Row);
                    // What nobody will write is not kept, and what is said of rows is kept once.
                    if (draft.Row is { IsGood: true, Action: not ImportAction.None })
                        good.Add(draft with { Row = draft.Row with { Notes = [], Fields = [] } });
                }
                return good.Count;
            },
            cancellation);
        if (!turn.IsSuccess)
            return turn.Error;
        ImmutableArray<Fact> warnings =
        [
            .. table.Remarks, .. Unknown(table.Headers, fields), .. told.LeftOut > 0 ? [new NotesLeftOut(ImportPlan.MostNoted, told.LeftOut)] : Array.Empty<Fact>(),
        ];
        var now = clock.GetUtcNow();
        var plan = new ImportPlan(Guid.CreateVersion7(now), kind, fileName, told.Rows, warnings, now + PlanLifetime)
        {
            Good = told.Good, BadLines = told.BadLines, Updates = good.Count(d => d.Row.Action == ImportAction.Update), Unchanged = told.Good - good.Count,
        };
        return new StoredPlan(plan, good, actor.Name, opened.Value.Office.Id);
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
        columns = [.. columns.Where(c => !c.IsExtra)];
        return TableWriter.Write(
            name, format, Array.ConvertAll(columns, c => c.Name), [Array.ConvertAll(columns, c => c.Samples.First), Array.ConvertAll(columns, c => c.Samples.Second)]);
    }

    /// <summary>The bad rows as they stand in the file, each with its line and why it is bad: to be put right and imported again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="plan">Its dry run.</param>
    /// <param name="format">What to write.</param>
    /// <param name="name">The new file's name, without extension.</param>
    /// <param name="more">Headers of the line and the reason, and what stands for a reason that is not kept.</param>
    /// <param name="words">A reason in words.</param>
    public static ExportFile BadRows(
        ImportFile file, ImportPlan plan, ExportFormat format, string name, (string Line, string Reason, string Untold) more, Func<ImportNote, string> words)
    {
        var rows = file.Table.Rows.ToDictionary(r => r.Line);
        var reasons = plan.Rows.Where(r => !r.IsGood).ToDictionary(r => r.Line, r => string.Join(' ', r.Notes.Where(n => !n.IsWarning).Select(words)));
        return TableWriter.Write(name, format, [.. file.Table.Headers, more.Line, more.Reason], plan.BadLines.Select(line => file.Table.Headers
            .Select((_, i) => (object?)rows[line][i].Text).Append(line).Append(reasons.GetValueOrDefault(line, more.Untold)).ToArray()));
    }

    private static IEnumerable<Fact> Unknown(string[] headers, IReadOnlyList<string?> fields) =>
        headers.Where((h, i) => h.Length > 0 && fields[i] is null).Select(h => new UnknownColumn(ImportColumn.Shown(h)));
}
