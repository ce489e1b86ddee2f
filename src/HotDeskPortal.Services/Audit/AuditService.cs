using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Audit;

/// <summary>Reads the audit log, for those who may (design/behaviour.md: Who may do what), and has it verified.</summary>
public sealed class AuditService(OfficeAccess access, AuditVerifier verifier, AuditLog log, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Most entries that leave in one file.</summary>
    public const int MaxExport = 50_000;

    /// <summary>One page of the log, the latest first; filtered and cut by the database.</summary>
    /// <returns>The page, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="PortalAuditOnly"/>.</returns>
    public async Task<Result<Page<AuditRow>>> ListAsync(Actor actor, string office, AuditQuery query, CancellationToken cancellation = default)
    {
        var opened = Open(actor, office, query.Scope);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = Filter(db, opened.Value, query);
        var total = await found.CountAsync(cancellation);
        var rows = await Order(found).Skip(query.Skip).Take(query.Take).ToListAsync(cancellation);
        return new Page<AuditRow>([.. rows.Select(Row)], total);
    }

    /// <summary>The entries of a query for a file, the latest first; at most <see cref="MaxExport"/>.</summary>
    /// <returns>They, or what <see cref="ListAsync"/> refuses; who may not export is <see cref="NotAllowed"/>.</returns>
    internal async Task<Result<ImmutableArray<AuditRow>>> ExportAsync(Actor actor, string office, AuditQuery query, CancellationToken cancellation)
    {
        if (access.Open(actor, office, Permission.SetUp) is { IsSuccess: false, Error: var refused })
            return refused;
        var opened = Open(actor, office, query.Scope);
        if (!opened.IsSuccess)
            return opened.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Order(Filter(db, opened.Value, query)).Take(MaxExport).ToListAsync(cancellation);
        return rows.Select(Row).ToImmutableArray();
    }

    /// <summary>The field of a verification's entry that tells how many things are wrong, and how it tells of none.</summary>
    internal const string Wrong = "Wrong", NothingWrong = "0";

    /// <summary>Looks whether the whole log is as the portal wrote it, and notes in it that somebody looked, and what was found.</summary>
    /// <returns>Every chain, or <see cref="AdministratorsOnly"/>.</returns>
    public async Task<Result<ImmutableArray<AuditChainReport>>> VerifyAsync(Actor actor, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.VerifyAudit);
        var reports = await verifier.VerifyAsync(cancellation);
        var wrong = reports.Sum(r => r.Findings.Length);
        try
        {
            await log.RecordAsync(
                new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal) }, AuditAction.Verified, AuditSubject.AuditLog, "audit log",
                [("Entries", reports.Sum(r => r.Length).ToString(CultureInfo.InvariantCulture)), (Wrong, wrong.ToString(CultureInfo.InvariantCulture))], cancellation);
        }
        catch (DbUpdateException) when (wrong > 0)
        {
            // A chain whose end somebody has taken away takes no entry; that it does not hold is told all the same.
        }
        return reports;
    }

    private Result<Opened> Open(Actor actor, string office, AuditScope scope)
    {
        var opened = access.Open(actor, office, Permission.SeeAudit);
        if (!opened.IsSuccess)
            return opened.Error;
        var profile = opened.Value.Office;
        if (scope == AuditScope.Office)
            return new Opened(profile, [profile.Key]);
        if (scope == AuditScope.Portal)
            return actor.SeesPortalAudit ? new Opened(profile, [AuditChain.Portal]) : new PortalAuditOnly();
        var offices = access.All(actor).Where(b => actor.May(Permission.SeeAudit, b.Office)).Select(b => b.Office.Key);
        return new Opened(profile, [.. offices, .. actor.SeesPortalAudit ? [AuditChain.Portal] : Array.Empty<string>()]);
    }

    private static IQueryable<AuditEntry> Filter(HotDeskDbContext db, Opened opened, AuditQuery query)
    {
        var (office, chains) = opened;
        var entries = db.AuditEntries.AsNoTracking().Where(e => chains.Contains(e.Chain));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        if (query.FirstDay is { } first)
        {
            var from = OfficeCalendar.StartOf(first, zone);
            entries = entries.Where(e => e.At >= from);
        }
        if (query.LastDay is { } last && last < DateOnly.MaxValue)
        {
            var to = OfficeCalendar.StartOf(last.AddDays(1), zone);
            entries = entries.Where(e => e.At < to);
        }
        if (query.Action is { } action)
            entries = entries.Where(e => e.Action == action);
        if (query.Kind is { } kind)
            entries = entries.Where(e => e.Kind == kind);
        if (Pattern(query.By) is { } by)
            entries = entries.Where(e => EF.Functions.Like(e.By, by, LikePattern.Escape));
        if (Pattern(query.From) is { } address)
            entries = entries.Where(e => EF.Functions.Like(e.From!, address, LikePattern.Escape));
        if (Pattern(query.Text) is { } text)
            entries = entries.Where(e => EF.Functions.Like(e.Subject, text, LikePattern.Escape)
                || EF.Functions.Like(e.Before!, text, LikePattern.Escape) || EF.Functions.Like(e.After!, text, LikePattern.Escape));
        return entries;
    }

    private static IQueryable<AuditEntry> Order(IQueryable<AuditEntry> entries) =>
        entries.OrderByDescending(e => e.At).ThenBy(e => e.Chain).ThenByDescending(e => e.Number);

    private static AuditRow Row(AuditEntry entry) => new(
        entry.Chain, entry.Number, entry.At, entry.Action, entry.Kind, entry.Subject, entry.Party, entry.By, entry.Channel, entry.From,
        Differences(AuditFields.Read(entry.Before), AuditFields.Read(entry.After)));

    private static ImmutableArray<AuditDifference> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys).Select(label => new AuditDifference(label, before.GetValueOrDefault(label), after.GetValueOrDefault(label)))];

    private static string? Pattern(string? text) => text?.Trim() is { Length: > 0 } wanted ? LikePattern.Containing(wanted) : null;

    private sealed record Opened(OfficeProfile Office, string[] Chains);
}
