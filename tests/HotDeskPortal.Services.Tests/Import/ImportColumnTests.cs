using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Every field of a form has a column, and every column reaches the record.</summary>
public sealed class ImportColumnTests
{
    [Fact]
    public async Task EveryColumn_OfUsers_ReachesTheRecord()
    {
        await using var portal = await TestPortal.StartAsync();
        await ImportAsync(portal, ImportKind.HotDeskUsers, c => c.Name switch
        {
            ImportColumns.Extension => "2100",
            ImportColumns.HotDesking or ImportColumns.Active => "no",
            _ => c.Samples.First,
        });

        var user = (await portal.Get<HotDeskUserService>().GetAsync(TestPortal.Admin, "main", portal.Board.Directory.Find("2100")!.Id)).Value;

        Empty(user.ToForm(), except: nameof(HotDeskUserForm.NewPin)).ShouldBeEmpty();
        user.Row.HasPin.ShouldBeTrue();
    }

    [Fact]
    public async Task EveryColumn_OfHotDeskExtensions_ReachesTheRecord()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync();
        var template = (await portal.Get<TemplateService>().ListAsync(TestPortal.Admin, "main")).Value[0].Name;
        await ImportAsync(portal, ImportKind.HotDeskExtensions, c => c.Name switch
        {
            ImportColumns.Extension => "3100",
            ImportColumns.Scope => "Office manager",
            ImportColumns.Voicemail => "yes",
            ImportColumns.RingAll => "no",
            ImportColumns.Person => "Dana",
            ImportColumns.Template => template,
            _ => c.Samples.First,
        });

        var hotDesk = (await portal.Get<HotDeskExtensionService>().GetAsync(TestPortal.Admin, "main", portal.Board.Directory.Find("3100")!.Id)).Value;

        Empty(hotDesk.ToForm()).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryColumn_OfPhones_ReachesTheRecord()
    {
        await using var portal = await TestPortal.StartAsync();
        await ImportAsync(portal, ImportKind.Phones, c => c.Name == ImportColumns.HotDesk ? "3100" : c.Samples.First);

        var hotDesk = portal.Board.Directory.HotDesk(portal.Board.Directory.Find("3100")!.Id)!;
        var phone = (await portal.Get<PhoneService>().GetAsync(TestPortal.Admin, "main", hotDesk.Phone!.Id)).Value;

        Empty(phone.ToForm()).ShouldBeEmpty();
        (hotDesk.Floor, hotDesk.Desk).ShouldBe(("1", "1-A"));
    }

    [Theory]
    [InlineData(ImportKind.HotDeskUsers, typeof(HotDeskUserForm))]
    [InlineData(ImportKind.HotDeskExtensions, typeof(HotDeskExtensionForm))]
    [InlineData(ImportKind.Phones, typeof(PhoneForm))]
    public void EveryField_OfAForm_HasAColumn(ImportKind kind, Type form) =>
        form.GetProperties().Select(p => p.Name).ShouldBeSubsetOf(ImportColumns.Of(kind).Select(c => c.Field));

    [Fact]
    public void Exports_BearTheColumnsOfImports()
    {
        Exported(ImportKind.HotDeskUsers, ExportColumns.Users).ShouldBe([ImportColumns.Pin], "a secret is never exported");
        Exported(ImportKind.HotDeskExtensions, ExportColumns.HotDesks).ShouldBe(
            [ImportColumns.Scope, ImportColumns.Voicemail, ImportColumns.RingAll, ImportColumns.Person], "the grid does not show these");
        Exported(ImportKind.Phones, ExportColumns.Phones).ShouldBe([ImportColumns.Floor, ImportColumns.Desk, ImportColumns.Callback], "the grid does not show these");
    }

    [Theory]
    [InlineData("Emergency call-back")]
    [InlineData("Emergency callback number")]
    [InlineData("Callback")]
    public void Headers_OfEarlierExports_AreKnown(string header) =>
        ImportColumns.Of(ImportKind.Phones).Where(c => c.IsCalled(header)).ShouldHaveSingleItem().Name.ShouldBe(ImportColumns.Callback);

    /// <summary>The columns that an import knows and an export lacks.</summary>
    private static IEnumerable<string> Exported<TRow>(ImportKind kind, ExportColumn<TRow>[] columns) =>
        ImportColumns.Of(kind).Where(c => !c.IsExtra).Select(c => c.Name).Except(columns.Select(c => c.Name));

    /// <summary>The fields that hold what an empty form does.</summary>
    private static IEnumerable<string> Empty<TForm>(TForm form, string? except = null)
        where TForm : new() => FilledForm.Fields(form).Intersect(FilledForm.Fields(new TForm())).Where(f => except is null || !f.StartsWith(except, StringComparison.Ordinal));

    private static async Task ImportAsync(TestPortal portal, ImportKind kind, Func<ImportColumn, string> cell)
    {
        var columns = ImportColumns.Of(kind);
        var file = TableWriter.Write("x", ExportFormat.Csv, Array.ConvertAll(columns, c => c.Name), [Array.ConvertAll(columns, c => (object?)cell(c))]);
        // What begins with + is defused for spreadsheets, and read without that.
        var run = await portal.Get<ImportService>().RunAsync(
            TestPortal.Admin, "main", kind, new MemoryStream(file.Content), "x.csv", new ImportOrder(ImportChoice.All), OwnershipChannel.Portal);
        run.IsSuccess.ShouldBeTrue(run.Error?.ToString());
    }
}
