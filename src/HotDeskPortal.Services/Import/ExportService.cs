using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Seats;

namespace HotDeskPortal.Services.Import;

/// <summary>Kinds of files.</summary>
public enum ExportFormat
{
    /// <summary>Comma separated, UTF-8 with BOM.</summary>
    Csv,

    /// <summary>Office Open XML.</summary>
    Xlsx,
}

/// <summary>A file to download.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Content">What it holds.</param>
public sealed record ExportFile(string FileName, string ContentType, byte[] Content);

/// <summary>Exports what a grid shows, on all its pages. Formulas are defused; what is exported can be imported. No export of a grid holds a secret.</summary>
public sealed class ExportService(
    OfficeAccess access, HotDeskUserService users, HotDeskExtensionService hotDesks, PhoneService phones, HistoryService history, SeatService seats, AuditService audit,
    SipSecrets secrets, AccountSessions sessions, AuditLog log)
{
    /// <summary>Users.</summary>
    public async Task<Result<ExportFile>> UsersAsync(
        Actor actor, string office, HotDeskUserQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => users.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        if (rows.IsSuccess)
            await TellAsync(actor, office, AuditSubject.HotDeskUser, "Users", format, rows.Value.Count, cancellation);
        return rows.Map(all => ExportColumns.Write("users", format, ExportColumns.Users, all));
    }

    /// <summary>Hot desk extensions.</summary>
    public async Task<Result<ExportFile>> HotDeskExtensionsAsync(
        Actor actor, string office, HotDeskExtensionQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => hotDesks.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        if (rows.IsSuccess)
            await TellAsync(actor, office, AuditSubject.HotDeskExtension, "Hot desk extensions", format, rows.Value.Count, cancellation);
        return rows.Map(all => ExportColumns.Write("hot-desk-extensions", format, ExportColumns.HotDesks, all));
    }

    /// <summary>Phones.</summary>
    public async Task<Result<ExportFile>> PhonesAsync(
        Actor actor, string office, PhoneQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => phones.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        if (rows.IsSuccess)
            await TellAsync(actor, office, AuditSubject.Phone, "Phones", format, rows.Value.Count, cancellation);
        return rows.Map(all => ExportColumns.Write("phones", format, ExportColumns.Phones, all));
    }

    /// <summary>Sessions, times in the office's time zone.</summary>
    public async Task<Result<ExportFile>> HistoryAsync(
        Actor actor, string office, HistoryQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => history.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        if (!rows.IsSuccess)
            return rows.Error;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(access.Open(actor, office, Permission.SetUp).Value.Office.TimeZone);
        object? At(DateTimeOffset? at) => at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone) : null;
        string[] headers = ["Hot desk", "User", "Name", "From", "Through", "By", "To", "How it ended", "Ended through", "Ended by", "Reason", "API key", "Ended by API key"];
        await TellAsync(actor, office, AuditSubject.History, "History", format, rows.Value.Count, cancellation);
        return TableWriter.Write("history", format, headers, rows.Value.Select(r => new object?[]
        {
            r.HotDesk, r.User, r.UserName, At(r.StartedAt), r.StartedThrough.ToString(), r.StartedBy, At(r.EndedAt), r.End?.ToString(), r.EndedThrough?.ToString(),
            r.EndedBy, r.Reason, r.StartedKey, r.EndedKey,
        }));
    }

    /// <summary>A month's seats: who takes one, the count day by day, and the hot desk extensions that cost nothing.</summary>
    /// <returns>The file, or <see cref="NotAllowed"/>, <see cref="NoSuchMonth"/>.</returns>
    public async Task<Result<ExportFile>> SeatsAsync(
        Actor actor, string office, DateOnly? month, ExportFormat format, CancellationToken cancellation = default)
    {
        string[] headers = ["Kind", "Number or day", "Name", "Seats", "First day", "Last day", "Days"];
        var counted = await seats.GetAsync(actor, office, month, cancellation);
        if (counted.IsSuccess)
            await TellAsync(
                actor, office, AuditSubject.Seats, string.Create(CultureInfo.InvariantCulture, $"Seats {counted.Value.Month:yyyy-MM}"), format,
                counted.Value.Rows.Length, cancellation);
        return counted.Map(m => TableWriter.Write(
            $"seats-{office}-{m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}", format, headers,
            m.Rows.Select(r => new object?[] { "seat", r.Number, r.Name, 1, r.Seat.FirstDay, r.Seat.LastDay, r.Seat.Days })
                .Append(["total", m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), "Seats of the month", m.Rows.Length, null, null, null])
                .Concat(m.Days.Where(d => d.Seats is not null).Select(d => new object?[] { "day", d.Day, null, d.Seats!.Value, null, null, null }))
                .Concat(m.HotDesks.Select(h => new object?[] { "hot desk, costs nothing", h.Number, h.Description, 0, null, null, null }))));
    }

    /// <summary>The audit log, times in the office's time zone; at most <see cref="AuditService.MaxExport"/> entries, the latest.</summary>
    /// <returns>The file, or what <see cref="AuditService.ListAsync"/> refuses.</returns>
    public async Task<Result<ExportFile>> AuditAsync(
        Actor actor, string office, AuditQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await audit.ExportAsync(actor, office, query, cancellation);
        if (!rows.IsSuccess)
            return rows.Error;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(access.Open(actor, office, Permission.SetUp).Value.Office.TimeZone);
        string[] headers = ["Chain", "Number", "At", "Action", "Kind", "Subject", "By", "Who", "Through", "From", "Before", "After"];
        await TellAsync(actor, office, AuditSubject.AuditLog, "Audit log", format, rows.Value.Length, cancellation);
        return TableWriter.Write("audit", format, headers, rows.Value.Select(r => new object?[]
        {
            r.Chain == AuditChain.Portal ? "portal" : r.Chain, r.Number, TimeZoneInfo.ConvertTime(r.At, zone), r.Action.ToString(), r.Kind.ToString(),
            r.Subject, r.By, r.Party.ToString(), r.Channel?.ToString(), r.From, Sides(r, d => d.Before), Sides(r, d => d.After),
        }));
    }

    /// <summary>The SIP accounts, for the phone system that phones register with.</summary>
    /// <returns>The file, or <see cref="AdministratorsOnly"/>, <see cref="ConfirmationNeeded"/>.</returns>
    public async Task<Result<ExportFile>> SipAccountsAsync(Actor actor, string office, ExportFormat format, CancellationToken cancellation = default)
    {
        if (actor.IsAdministrator && !await sessions.MayAdministerAsync(actor.Session, cancellation))
            return new ConfirmationNeeded();
        return (await secrets.ExportAsync(actor, office, cancellation)).Map(accounts => TableWriter.Write(
            "sip-accounts", format, ["Extension", "User", "Password"], accounts.Select(a => new object?[] { a.Extension, a.User, a.Password })));
    }

    /// <summary>Told before it leaves: where the log cannot be written, nothing is handed out.</summary>
    private Task TellAsync(Actor actor, string office, AuditSubject kind, string what, ExportFormat format, int rows, CancellationToken cancellation) => log.RecordAsync(
        new AuditContext { Source = AuditSource.Of(actor, OwnershipChannel.Portal), Office = office }, AuditAction.Exported, kind, what,
        [("Rows", rows.ToString(CultureInfo.InvariantCulture)), ("File", format.ToString())], cancellation);

    private static string Sides(AuditRow row, Func<AuditDifference, string?> side) =>
        string.Join("; ", row.Differences.Where(d => side(d) is not null).Select(d => $"{d.Label}: {side(d)}"));

    private async Task<Result<List<T>>> AllAsync<T>(Actor actor, string office, Func<int, Task<Result<Page<T>>>> read)
    {
        if (access.Open(actor, office, Permission.SetUp) is { IsSuccess: false, Error: var refused })
            return refused;
        var rows = new List<T>();
        for (var page = 0; ; page++)
        {
            var next = await read(page);
            if (!next.IsSuccess)
                return next.Error;
            rows.AddRange(next.Value.Items);
            if (next.Value.Items.Count == 0 || (page + 1) * GridQuery.MaxPageSize >= next.Value.Total)
                return rows;
        }
    }
}
