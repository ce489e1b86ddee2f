using System.Collections.Concurrent;
using System.Collections.Immutable;
using FluentValidation;
using FluentValidation.Results;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Readiness;

/// <summary>
/// Tells what must hold for hot desking to work and does not, and mends it where that is safe. A report
/// is made once for a version of the office, however many look at it; the feed tells them when to look again.
/// </summary>
public sealed class ReadinessService(
    OfficeAccess access, OfficeChanges changes, ReadinessLoader loader, FetchRecords fetches, IDbContextFactory<HotDeskDbContext> contexts,
    TimeProvider clock, IValidator<ReadinessDismissalForm> dismissalValidator)
{
    /// <summary>Findings that one transaction mends: others wait for it no longer than for a small import.</summary>
    private const int Batch = 200;

    /// <summary>Time passes, and other instances write fetches down, without a version.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, CachedReport> _reports = new();
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _gates = new();

    /// <summary>What holds and what does not.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="tolerance">A report of this age will do, whatever has changed since: for what is drawn on every page.</param>
    /// <param name="anew">Looks again, whether or not anything is known to have changed: somebody has asked for it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The report, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>.</returns>
    public async Task<Result<ReadinessReport>> GetAsync(
        Actor actor, string office, TimeSpan tolerance = default, bool anew = false, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var id = opened.Value.Office.Id;
        if (!anew && Current(id, opened.Value, tolerance) is { } current)
            return current;
        var gate = _gates.GetOrAdd(id, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            // Who waited finds what the one before has made; the board may have moved on meanwhile.
            opened = access.Open(actor, office, Permission.See);
            if (!opened.IsSuccess)
                return opened.Error;
            // A large office takes its time, which must not be that of the circuit that asks.
            return (anew ? null : Current(id, opened.Value, tolerance)) ?? await Task.Run(() => MakeAsync(opened.Value, cancellation), cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What a fix of these findings will do. Writes nothing.</summary>
    /// <returns>The plan, or <see cref="NothingToFix"/>.</returns>
    public async Task<Result<ReadinessFixPlan>> PreviewFixAsync(
        Actor actor, string office, IReadOnlyCollection<FindingKey> keys, CancellationToken cancellation = default)
    {
        var fixable = await FixableAsync(actor, office, keys, cancellation);
        return fixable.Map(findings => new ReadinessFixPlan(
            [.. findings.GroupBy(f => f.Fix!).Select(g => new ReadinessFixLine(g.Key, [.. g.Select(f => f.Where)]))], findings));
    }

    /// <summary>Mends these findings, a few in each transaction. Stopped in between, what was done stays done.</summary>
    /// <returns>What was done and what not, or <see cref="NothingToFix"/>.</returns>
    public async Task<Result<ReadinessFixDone>> FixAsync(
        Actor actor, string office, IReadOnlyCollection<FindingKey> keys, OwnershipChannel channel, IProgress<ReadinessFixProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var fixable = await FixableAsync(actor, office, keys, cancellation);
        if (!fixable.IsSuccess)
            return fixable.Error;
        var (done, mended, failed) = (0, 0, ImmutableArray.CreateBuilder<NotFixed>());
        try
        {
            foreach (var batch in fixable.Value.GroupBy(f => f.Key.Code).SelectMany(g => g.Chunk(Batch)))
            {
                cancellation.ThrowIfCancellationRequested();
                var holds = await FixBatchAsync(actor, office, batch, channel, cancellation);
                foreach (var finding in batch)
                    if (holds.IsSuccess && holds.Value.Contains(finding.Key.Subject))
                        mended++;
                    else
                        failed.Add(new NotFixed(finding, holds.Error ?? new FindingChanged()));
                done += batch.Length;
                progress?.Report(new ReadinessFixProgress(done, fixable.Value.Length));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new ReadinessFixDone(mended, failed.ToImmutable(), true);
        }
        return new ReadinessFixDone(mended, failed.ToImmutable(), false);
    }

    /// <summary>Puts findings aside until a day is over, with a reason.</summary>
    /// <returns>Success, or an <see cref="InvalidInput"/>.</returns>
    public async Task<Result<Done>> DismissAsync(
        Actor actor, string office, ReadinessDismissalForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        if (dismissalValidator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(opened.Value.Office.TimeZone);
        var until = AutomaticLogout.NextOccurrence(TimeOnly.MinValue, zone, StartOf(form.Until!.Value, zone));
        if (until <= clock.GetUtcNow())
            return new InvalidInput(new ValidationResult([InputRules.Failure("dismissal-until-past", nameof(form.Until))]));
        var known = ReadinessChecks.All.Select(c => c.Code).ToHashSet();
        return await changes.SetUpAsync<Done>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            foreach (var key in form.Findings.Where(k => known.Contains(k.Code)).Distinct())
            {
                var row = await t.Db.ReadinessDismissals.SingleOrDefaultAsync(d => d.OfficeId == t.OfficeId && d.Code == key.Code && d.Subject == key.Subject, ct);
                if (row is null)
                    t.Db.Add(row = new ReadinessDismissal { OfficeId = t.OfficeId, Code = key.Code, Subject = key.Subject, Reason = "", By = "" });
                (row.Reason, row.Until, row.By, row.At) = (form.Reason.Trim(), until, t.Origin.By, t.At);
            }
            return new Done();
        }, cancellation);
    }

    /// <summary>Takes a finding back that was put aside.</summary>
    public Task<Result<Done>> RestoreAsync(Actor actor, string office, FindingKey key, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<Done>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            t.Db.RemoveRange(await t.Db.ReadinessDismissals
                .Where(d => d.OfficeId == t.OfficeId && d.Code == key.Code && d.Subject == key.Subject).ToListAsync(ct));
            return new Done();
        }, cancellation);

    /// <summary>The end of a day is the beginning of the next; noon lies safely inside the day in every zone.</summary>
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon));
    }

    private Task<Result<HashSet<int>>> FixBatchAsync(Actor actor, string office, Finding[] batch, OwnershipChannel channel, CancellationToken cancellation) =>
        changes.SetUpAsync<HashSet<int>>(
            actor, office, Permission.SetUp, channel,
            async (t, ct) => await ReadinessChecks.Find(batch[0].Key.Code)!.FixAsync(t, [.. batch.Select(f => f.Key.Subject)], ct), cancellation);

    private async Task<Result<ImmutableArray<Finding>>> FixableAsync(
        Actor actor, string office, IReadOnlyCollection<FindingKey> keys, CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var report = await GetAsync(actor, office, cancellation: cancellation);
        if (!report.IsSuccess)
            return report.Error;
        var asked = keys.ToHashSet();
        var fixable = report.Value.Findings.Where(f => f.Fix is not null && asked.Contains(f.Key)).ToImmutableArray();
        return fixable.IsEmpty ? new NothingToFix() : fixable;
    }

    private ReadinessReport? Current(int officeId, OwnershipBoard board, TimeSpan tolerance)
    {
        if (!_reports.TryGetValue(officeId, out var kept))
            return null;
        var age = clock.GetUtcNow() - kept.Report.At;
        return age < tolerance || (kept.Report.Version == board.Version && kept.Fetches == fetches.Written && age < Freshness) ? kept.Report : null;
    }

    private async Task<ReadinessReport> MakeAsync(OwnershipBoard board, CancellationToken cancellation)
    {
        // Counted before what is read: a fetch that is written in between makes the report old at once.
        var (written, now, officeId) = (fetches.Written, clock.GetUtcNow(), board.Office.Id);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var state = await loader.ReadAsync(db, board, now, cancellation);
        var dismissals = (await db.ReadinessDismissals.AsNoTracking().Where(d => d.OfficeId == officeId && d.Until > now).ToListAsync(cancellation))
            .ToDictionary(d => new FindingKey(d.Code, d.Subject));
        var (results, dismissed) = (ImmutableArray.CreateBuilder<CheckResult>(), ImmutableArray.CreateBuilder<DismissedFinding>());
        foreach (var check in ReadinessChecks.All)
        {
            var (open, before) = (ImmutableArray.CreateBuilder<Finding>(), dismissed.Count);
            foreach (var finding in check.Find(state))
                if (dismissals.GetValueOrDefault(finding.Key) is { } d)
                    dismissed.Add(new DismissedFinding(finding, check, d.Reason, d.Until, d.By, d.At));
                else
                    open.Add(finding);
            results.Add(new CheckResult(check, open.ToImmutable(), dismissed.Count - before));
        }
        var report = new ReadinessReport(board.Version, now, results.ToImmutable(), dismissed.ToImmutable());
        _reports[officeId] = new CachedReport(report, written);
        return report;
    }

    private sealed record CachedReport(ReadinessReport Report, long Fetches);
}
