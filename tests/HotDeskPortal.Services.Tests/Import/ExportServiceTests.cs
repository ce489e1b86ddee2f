using System.Text;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using MiniExcelLibs;

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
        var id = portal.Main["3001"];
        await portal.SetUpAsync(async t => (await t.Db.HotDeskExtensions.FindAsync(id))!.Description = formula);

        var csv = (await portal.Get<ExportService>().HotDeskExtensionsAsync(TestPortal.Admin, "main", new(), ExportFormat.Csv)).Value;
        var xlsx = (await portal.Get<ExportService>().HotDeskExtensionsAsync(TestPortal.Admin, "main", new(), ExportFormat.Xlsx)).Value;

        Encoding.UTF8.GetString(csv.Content).ShouldContain($",'{formula},");
        using var content = new MemoryStream(xlsx.Content);
        var cells = content.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(r => r["Description"]).ToList();
        cells.ShouldContain("'" + formula);
    }

    [Fact]
    public async Task Users_Exported_CanBeImportedAgainAndHoldNoPin()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.UserAsync("2019", u => (u.Email, u.CallerIdNumber) = ("dana@example.com", "+12025550119"));

        var file = (await portal.Get<ExportService>().UsersAsync(TestPortal.Admin, "main", new() { Text = "2019" }, ExportFormat.Csv)).Value;

        Encoding.UTF8.GetString(file.Content).ShouldBe(
            "\uFEFFExtension,First name,Last name,E-mail,Caller ID name,Caller ID number,Hot desking,Active,Logged in at\r\n"
            + "2019,Dana,Whitfield,dana@example.com,,+12025550119,yes,yes,\r\n");
        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(file.Content), "users.csv")).Value;
        plan.Rows.Single().Notes.ShouldContain(n => n.Message.StartsWith("2019 is taken"));
    }

    [Fact]
    public async Task Phones_Exported_TellTheirPlace()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        var file = (await portal.Get<ExportService>().PhonesAsync(TestPortal.Admin, "main", new() { Text = "3001" }, ExportFormat.Csv)).Value;

        Encoding.UTF8.GetString(file.Content).ShouldContain("80:5E:C0:11:22:01,Yealink T54W,3001,,,2019\r\n");
    }

    [Fact]
    public async Task Export_BySupport_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.Get<ExportService>().HotDeskExtensionsAsync(
            Actor.Account("support", PortalRole.Support, []), "main", new HotDeskExtensionQuery(), ExportFormat.Csv)).Error.ShouldBeOfType<NotAllowed>();
    }
}
