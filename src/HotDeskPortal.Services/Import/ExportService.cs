using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;

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
    OfficeAccess access, HotDeskUserService users, HotDeskExtensionService hotDesks, PhoneService phones, SipSecrets secrets,
    IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Users.</summary>
    public async Task<Result<ExportFile>> UsersAsync(
        Actor actor, string office, HotDeskUserQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => users.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        if (!rows.IsSuccess)
            return rows.Error;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var names = (await OfficeSetUp.ReadAsync(rows.Value.Select(r => r.Id), chunk => db.HotDeskUsers.Where(u => chunk.Contains(u.Id))
            .Select(u => new { u.Id, u.FirstName, u.LastName }).ToListAsync(cancellation))).ToDictionary(u => u.Id);
        string[] headers =
        [
            ImportColumns.Extension, ImportColumns.FirstName, ImportColumns.LastName, ImportColumns.Email, ImportColumns.CallerIdName, ImportColumns.CallerIdNumber,
            ImportColumns.HotDesking, ImportColumns.Active, "Logged in at",
        ];
        return Tables.Write("users", format, headers, rows.Value.Where(r => names.ContainsKey(r.Id)).Select(r => new[]
        {
            r.Number.Digits, names[r.Id].FirstName, names[r.Id].LastName, r.Email, r.CallerIdName, r.CallerIdNumber, OfficeSetUp.YesNo(r.IsHotDeskingEnabled),
            OfficeSetUp.YesNo(r.IsActive), string.Join(' ', r.LoggedInAt),
        }));
    }

    /// <summary>Hot desk extensions.</summary>
    public async Task<Result<ExportFile>> HotDeskExtensionsAsync(
        Actor actor, string office, HotDeskExtensionQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => hotDesks.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        string[] headers =
        [
            ImportColumns.Extension, ImportColumns.Description, ImportColumns.Floor, ImportColumns.Desk, ImportColumns.Template, "State", "Owner", ImportColumns.Mac,
            ImportColumns.Model,
        ];
        return rows.Map(all => Tables.Write("hot-desk-extensions", format, headers, all.Select(r => new[]
        {
            r.Number.Digits, r.Description, r.Floor, r.Desk, r.Template, r.Status.ToString(), r.Owner, r.Mac?.ToString(), r.Model,
        })));
    }

    /// <summary>Phones.</summary>
    public async Task<Result<ExportFile>> PhonesAsync(
        Actor actor, string office, PhoneQuery query, ExportFormat format, CancellationToken cancellation = default)
    {
        var rows = await AllAsync(actor, office, page => phones.ListAsync(actor, office, query with { Page = page, PageSize = GridQuery.MaxPageSize }, cancellation));
        string[] headers = [ImportColumns.Mac, ImportColumns.Model, ImportColumns.HotDesk, ImportColumns.User, ImportColumns.Location, "In the inventory of"];
        return rows.Map(all => Tables.Write("phones", format, headers, all.Select(r => new[]
        {
            r.Mac.ToString(), r.Model, r.Place == PhonePlaceKind.HotDesk ? r.AssignedTo?.Digits : null, r.Place == PhonePlaceKind.User ? r.AssignedTo?.Digits : null,
            r.EmergencyLocation, r.InventoryOf?.Digits,
        })));
    }

    /// <summary>The SIP accounts, for the phone system that phones register with.</summary>
    /// <returns>The file, or <see cref="AdministratorsOnly"/>.</returns>
    public async Task<Result<ExportFile>> SipAccountsAsync(Actor actor, string office, ExportFormat format, CancellationToken cancellation = default) =>
        (await secrets.ExportAsync(actor, office, cancellation)).Map(accounts => Tables.Write(
            "sip-accounts", format, ["Extension", "User", "Password"], accounts.Select(a => new[] { a.Extension, a.User, a.Password })));

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
