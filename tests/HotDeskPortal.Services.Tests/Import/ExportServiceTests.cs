using System.Text;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Tests.Import.Files;

namespace HotDeskPortal.Services.Tests.Import;

public sealed class ExportServiceTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1)")]
    public async Task Formulas_AreTextInCsvAndXlsx(string formula)
    {
        await using var portal = await TestPortal.StartAsync();
        var (hotDesk, phone) = (portal.Main["3001"], portal.Board.Directory.HotDesk(portal.Main["3001"])!.Phone!.Id);
        await portal.UserAsync("2019", u => (u.FirstName, u.LastName, u.Email, u.CallerIdName) = (formula, formula, formula, formula));
        await portal.SetUpAsync(async t =>
        {
            var row = (await t.Db.HotDeskExtensions.FindAsync(hotDesk))!;
            (row.Description, row.Floor, row.Desk) = (formula, formula, formula);
            var device = (await t.Db.Phones.FindAsync(phone))!;
            (device.Model, device.EmergencyLocation) = (formula, formula);
        });
        var service = portal.Get<ExportService>();
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            Cells((await service.HotDeskExtensionsAsync(TestPortal.Admin, "main", new(), format)).Value).Count(c => c == "'" + formula).ShouldBe(4);
            Cells((await service.UsersAsync(TestPortal.Admin, "main", new(), format)).Value).Count(c => c == "'" + formula).ShouldBe(4);
            Cells((await service.PhonesAsync(TestPortal.Admin, "main", new(), format)).Value).Count(c => c == "'" + formula).ShouldBe(2);
        }
    }

    /// <summary>Every cell, as an independent reader sees it.</summary>
    private static List<string> Cells(ExportFile file) => file.FileName.EndsWith("csv", StringComparison.Ordinal)
        ? OtherReaders.Csv(Encoding.UTF8.GetString(file.Content), ',').SelectMany(r => r).ToList()
        : OtherReaders.Xlsx(file.Content).SelectMany(r => r).ToList();

    [Fact]
    public async Task Users_Exported_CanBeImportedAgainAndHoldNoPin()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.UserAsync("2019", u => (u.Email, u.CallerIdNumber) = ("dana@example.com", "+12025550119"));

        var file = (await portal.Get<ExportService>().UsersAsync(TestPortal.Admin, "main", new() { Text = "2019" }, ExportFormat.Csv)).Value;

        Encoding.UTF8.GetString(file.Content).ShouldBe(
            "\uFEFF\"Extension\",\"First name\",\"Last name\",\"E-mail\",\"Caller ID name\",\"Caller ID number\",\"Hot desking\",\"Active\",\"Logged in at\"\r\n"
            + "\"2019\",\"Dana\",\"Whitfield\",\"dana@example.com\",,\"+12025550119\",\"yes\",\"yes\",\r\n");
        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(file.Content), "users.csv")).Value;
        plan.Rows.Single().Notes.ShouldContain(n => n.What is NumberTaken);
    }

    [Fact]
    public async Task Phones_Exported_TellTheirPlace()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        var file = (await portal.Get<ExportService>().PhonesAsync(TestPortal.Admin, "main", new() { Text = "3001" }, ExportFormat.Csv)).Value;

        Encoding.UTF8.GetString(file.Content).ShouldContain("\"80:5E:C0:11:22:01\",\"Yealink T54W\",\"3001\",,,\"2019\"\r\n");
    }

    [Fact]
    public async Task Export_BySupport_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.Get<ExportService>().HotDeskExtensionsAsync(
            Actor.Account("support", PortalRole.Support, []), "main", new HotDeskExtensionQuery(), ExportFormat.Csv)).Error.ShouldBeOfType<NotAllowed>();
    }
}
