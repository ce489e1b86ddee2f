using System.Text;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.Templates;

public sealed class TemplateTransferTests
{
    private static readonly TemplateContent Content = new()
    {
        LineLabel = "{{ extension }} <&> é", Keys = [new(TemplateKeyType.SpeedDial, "HD In", "*45"), new(TemplateKeyType.BusyLamp, "Desk", "3001")],
        OverrideMode = false, Overrides = [new("lang.gui", "German")],
    };

    [Fact]
    public async Task Exported_AndImportedElsewhere_IsTheSame()
    {
        await using var portal = await StartAsync();
        foreach (var name in new[] { "Desks", "Lobby" })
            (await CreateAsync(portal, name)).ShouldBeNull();

        var file = (await Transfer(portal).ExportAsync(TestPortal.Admin, "main", null)).Value;
        var names = (await ImportAsync(portal, file.Content, "training")).Value;

        (file.FileName, file.ContentType).ShouldBe(("templates.json", "application/json"));
        names.ShouldBe(["Desks", "Lobby"]);
        var templates = portal.Get<TemplateService>();
        var own = (await templates.ListAsync(TestPortal.Admin, "training")).Value.Where(t => !t.IsBuiltIn).ToList();
        own.Select(t => (t.Name, t.Vendor)).ShouldBe([("Desks", PhoneVendor.Yealink), ("Lobby", PhoneVendor.Yealink)]);
        var taken = (await templates.GetAsync(TestPortal.Admin, "training", own[0].Id)).Value.Content;
        (taken.LineLabel, taken.OverrideMode, taken.FeatureSyncOff).ShouldBe((Content.LineLabel, false, true));
        taken.Keys.ShouldBe(Content.Keys);
        taken.Overrides.ShouldBe(Content.Overrides);
        (await Transfer(portal).ExportAsync(TestPortal.Admin, "training", null)).Value.Content.ShouldBe(file.Content);
    }

    [Fact]
    public async Task Import_OfANameThatIsTaken_TakesNoneOfThem()
    {
        await using var portal = await StartAsync();
        await CreateAsync(portal, "Desks");
        var file = (await Transfer(portal).ExportAsync(TestPortal.Admin, "main", null)).Value;
        var both = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Content).Replace("\"templates\": [", """
            "templates": [ { "name": "Lobby", "vendor": "poly", "content": {} },
            """, StringComparison.Ordinal));

        (await ImportAsync(portal, both)).Error.ShouldBe(new TemplateOfFileRefused("Desks", new TemplateNameTaken("Desks")));

        (await portal.Get<TemplateService>().ListAsync(TestPortal.Admin, "main")).Value.Where(t => !t.IsBuiltIn).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("", TemplateFileFault.Json)]
    [InlineData("name;vendor", TemplateFileFault.Json)]
    [InlineData("[]", TemplateFileFault.Format)]
    [InlineData("""{ "version": 1, "templates": [] }""", TemplateFileFault.Format)]
    [InlineData("""{ "format": "hot-desk-templates", "templates": [] }""", TemplateFileFault.Format)]
    [InlineData("""{ "format": "hot-desk-templates", "version": 2, "shapes": [] }""", TemplateFileFault.Version)]
    [InlineData("""{ "format": "hot-desk-templates", "version": 1, "templates": [] }""", TemplateFileFault.Count)]
    [InlineData("""{ "format": "hot-desk-templates", "version": 1, "templates": [ { "name": "A", "vendor": "snom", "content": {} } ] }""", TemplateFileFault.Content)]
    [InlineData("""{ "format": "hot-desk-templates", "version": 1, "templates": [ { "name": "A", "vendor": "poly", "content": { "label": 1 } } ] }""", TemplateFileFault.Content)]
    [InlineData("""{ "format": "hot-desk-templates", "version": 1, "templates": [ { "name": null, "vendor": "poly", "content": {} } ] }""", TemplateFileFault.Content)]
    [InlineData("""{ "format": "hot-desk-templates", "version": 1, "templates": [ { "vendor": "poly", "content": {} } ] }""", TemplateFileFault.Content)]
    public async Task Import_OfWhatIsNoFileOfTemplates_IsToldFor(string text, TemplateFileFault fault)
    {
        await using var portal = await StartAsync();

        var error = (await ImportAsync(portal, Encoding.UTF8.GetBytes(text))).Error.ShouldBeOfType<TemplateFileUnreadable>();

        error.Fault.ShouldBe(fault);
        if (fault is TemplateFileFault.Content or TemplateFileFault.Json)
            error.Line.ShouldBe(1);
        if (fault == TemplateFileFault.Content)
            error.Path.ShouldNotBeNull().ShouldStartWith("$.templates[0]");
    }

    [Fact]
    public async Task Import_OfATemplateThatCouldNotBeEntered_IsRefusedByName()
    {
        await using var portal = await StartAsync();
        const string text = """{ "format": "hot-desk-templates", "version": 1, "templates": [ { "name": "Odd", "vendor": "yealink", "content": { "lineLabel": "{{ owner }}" } } ] }""";

        var refused = (await ImportAsync(portal, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)])).Error.ShouldBeOfType<TemplateOfFileRefused>();

        refused.Template.ShouldBe("Odd");
        refused.Why.ShouldBeOfType<InvalidInput>().Result.Errors.ShouldContain(e => e.PropertyName == "LineLabel");
        (await ImportAsync(portal, new byte[TemplateTransfer.MaxBytes + 1])).Error.ShouldBe(new TemplateFileUnreadable(TemplateFileFault.Size));
    }

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync();
        return portal;
    }

    private static TemplateTransfer Transfer(TestPortal portal) => portal.Get<TemplateTransfer>();

    private static async Task<Domain.Error?> CreateAsync(TestPortal portal, string name) => (await portal.Get<TemplateService>().CreateAsync(
        TestPortal.Admin, "main", new TemplateForm { Name = name, Vendor = PhoneVendor.Yealink, Content = Content }, OwnershipChannel.Portal)).Error;

    private static Task<Domain.Result<System.Collections.Immutable.ImmutableArray<string>>> ImportAsync(TestPortal portal, byte[] content, string office = "main") =>
        Transfer(portal).ImportAsync(TestPortal.Admin, office, content, OwnershipChannel.Portal);
}
