using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Import;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Audit;

/// <summary>A file of people leaves the portal with a line of who took it, and how much.</summary>
public sealed class AuditedExportsTests
{
    private static readonly Dictionary<string, Func<ExportService, Actor, Task<Result<ExportFile>>>> Exports = new()
    {
        ["Users"] = (service, actor) => service.UsersAsync(actor, "main", new() { Text = "2019" }, ExportFormat.Csv),
        ["Hot desk extensions"] = (service, actor) => service.HotDeskExtensionsAsync(actor, "main", new() { Text = "3001" }, ExportFormat.Csv),
        ["Phones"] = (service, actor) => service.PhonesAsync(actor, "main", new() { Text = "3001" }, ExportFormat.Csv),
        ["History"] = (service, actor) => service.HistoryAsync(actor, "main", new(), ExportFormat.Csv),
        ["Seats 2026-03"] = (service, actor) => service.SeatsAsync(actor, "main", new DateOnly(2026, 3, 1), ExportFormat.Csv),
        ["Audit log"] = (service, actor) => service.AuditAsync(actor, "main", new(), ExportFormat.Csv),
    };

    public static TheoryData<string> What => [.. Exports.Keys];

    [Theory]
    [MemberData(nameof(What))]
    public async Task AnExport_IsTold_WithWhoAndHowMuch_AndARefusedOneIsNot(string what)
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<ExportService>();
        (await Exports[what](service, Actor.Account("support@example.com", PortalRole.Support, []))).IsSuccess.ShouldBeFalse();
        (await Exports[what](service, TestPortal.Admin.At(System.Net.IPAddress.Parse("192.0.2.7")))).Error.ShouldBeNull();

        var entry = (await portal.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        (entry.Chain, entry.Action, entry.Subject, entry.By, entry.From).ShouldBe(("main", AuditAction.Exported, what, TestPortal.Admin.Name, "192.0.2.7"));
        var told = AuditFields.Read(entry.After);
        told["File"].ShouldBe("Csv");
        int.Parse(told["Rows"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(what is "Users" or "Hot desk extensions" or "Phones" ? 1 : 0);
    }
}
