using System.Text;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Imports that change what is there, and columns that somebody has chosen by hand.</summary>
public sealed class ImportUpdateTests
{
    [Fact]
    public async Task Users_AreChangedByExtension_AndEmptyCellsLeaveFieldsAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = portal.Board.Directory.Find("2019").ShouldBeOfType<Domain.Offices.UserEntry>();

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Extension,First name,Last name,PIN,Caller ID name\n2019,Donna,,90718,\n2999,New,One,84021,\n");
        (plan.Good, plan.Updates, plan.Unchanged, plan.Bad).ShouldBe((2, 1, 0, 0));
        plan.Rows[0].Action.ShouldBe(ImportAction.Update);
        plan.Rows[0].Fields.ShouldBe([new ImportField("First name", "Dana", "Donna"), new ImportField("PIN", null, null)]);
        plan.ToString().ShouldNotContain("90718");
        (await ExecuteAsync(portal, plan)).Value.ShouldBe(new ImportDone(2, 0) { Updated = 1 });

        portal.Board.Directory.Find("2019").ShouldBeOfType<Domain.Offices.UserEntry>().ShouldBe(before with { Name = "Donna Whitfield" });
        (await portal.CheckAsync("2019", "3001", "90718")).IsSuccess.ShouldBeTrue();
        portal.Board.Directory.Find("2999").ShouldNotBeNull();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Users_WithoutTheChoice_AreBadWhereTheyAreThere()
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Extension,First name,PIN\n2019,Donna,90718\n", ImportWrite.CreateOnly);

        plan.Rows.ShouldHaveSingleItem().Notes.ShouldHaveSingleItem().What.ShouldBeOfType<NumberTaken>();
    }

    [Fact]
    public async Task Users_WhoAreDisabled_AreLoggedOutAndThatIsSaidBefore()
    {
        await using var portal = await TestPortal.StartAsync();
        (await portal.LogInAsync("2019", "3001")).IsSuccess.ShouldBeTrue();

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Number,Disabled\n2019,1\n");
        plan.Rows[0].Notes.ShouldHaveSingleItem().What.ShouldBeOfType<WillBeLoggedOut>();
        (await ExecuteAsync(portal, plan)).IsSuccess.ShouldBeTrue();

        portal.OwnerOf("3001").ShouldBeNull();
        (await portal.SessionsAsync()).ShouldHaveSingleItem().End.ShouldBe(SessionEnd.UserDisabled);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task HotDesks_OfWhichEverythingIsThere_WriteNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var hotDesk = portal.Board.Directory.HotDesks[0];
        var csv = $"Extension,Floor,Desk\n{hotDesk.Number},{hotDesk.Floor},{hotDesk.Desk}\n{portal.Board.Directory.HotDesks[1].Number},9,9-Z\n";

        var plan = await DryRunAsync(portal, ImportKind.HotDeskExtensions, csv);
        (plan.Updates, plan.Unchanged).ShouldBe((1, 1));
        (await ExecuteAsync(portal, plan)).Value.ShouldBe(new ImportDone(1, 0) { Updated = 1 });

        portal.Board.Directory.HotDesks[0].ShouldBe(hotDesk);
        (portal.Board.Directory.HotDesks[1].Floor, portal.Board.Directory.HotDesks[1].Desk).ShouldBe(("9", "9-Z"));
    }

    [Fact]
    public async Task Phones_MoveToAHotDeskThatIsCreated_AndWhoSatThereIsLoggedOut()
    {
        await using var portal = await TestPortal.StartAsync();
        (await portal.LogInAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        var phone = ((Domain.Offices.HotDeskEntry)portal.Board.Directory.Find("3001")!).Phone!;

        var plan = await DryRunAsync(portal, ImportKind.Phones, $"MAC,Hot desk extension,Floor,Emergency location\n{phone.Mac},3990,4,12 Harbour St\n");
        plan.Rows[0].Notes.Select(n => n.What.GetType()).ShouldContain(typeof(WillBeLoggedOut));
        plan.Rows[0].Fields.Select(f => (f.Column, f.New)).ShouldContain(("Floor", "4"));
        (await ExecuteAsync(portal, plan)).IsSuccess.ShouldBeTrue();

        var moved = ((Domain.Offices.HotDeskEntry)portal.Board.Directory.Find("3990")!);
        (moved.Floor, moved.Phone!.Id, moved.Phone.Model, moved.Phone.EmergencyLocation).ShouldBe(("4", phone.Id, phone.Model, "12 Harbour St"));
        ((Domain.Offices.HotDeskEntry)portal.Board.Directory.Find("3001")!).Phone.ShouldBeNull();
        (await portal.SessionsAsync()).ShouldHaveSingleItem().End.ShouldBe(SessionEnd.PhoneUnassigned);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Update_OfWhatSomebodyChangedMeanwhile_WritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Extension,First name,PIN\n2019,Donna,\n2999,New,84021\n");
        await portal.UserAsync("2019", u => (u.LastName, u.Revision) = ("Changed", u.Revision + 1));

        var refused = (await ExecuteAsync(portal, plan)).Error.ShouldBeOfType<ImportOutdated>();

        refused.Rows.ShouldHaveSingleItem().Notes.ShouldHaveSingleItem().What.ShouldBe(new ChangedSinceDryRun("2019"));
        portal.Board.Directory.Find("2999").ShouldBeNull();
        (await portal.ReadAsync(db => db.HotDeskUsers.IgnoreQueryFilters().CountAsync(u => u.ImportId != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Columns_ChosenByHand_AreRememberedWhateverTheirOrder()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await OpenAsync(portal, "Rufnummer;Wer;Kode\n2998;Ida Brandt;84021\n");
        first.Columns.Select(c => (c.Header, c.Field, c.By)).ShouldBe([("Rufnummer", null, MappedBy.Nobody), ("Wer", null, MappedBy.Nobody), ("Kode", null, MappedBy.Nobody)]);
        (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", first, [null, null, null], ImportWrite.CreateOnly, OwnershipChannel.Portal))
            .Error.ShouldBe(new KeyColumnMissing("Extension"));
        var plan = (await portal.Get<ImportService>().DryRunAsync(
            TestPortal.Admin, "main", first, ["Extension", "Full name", "PIN"], ImportWrite.CreateOnly, OwnershipChannel.Portal)).Value;
        (plan.Good, plan.Bad).ShouldBe((1, 0));
        plan.Rows[0].Fields.Take(2).ShouldBe([new ImportField("First name", null, "Ida"), new ImportField("Last name", null, "Brandt")]);

        var again = await OpenAsync(portal, "Kode;Rufnummer;Wer\n84021;2998;Ida Brandt\n");

        again.Columns.Select(c => (c.Header, c.Field, c.By)).ShouldBe(
            [("Kode", "PIN", MappedBy.Memory), ("Rufnummer", "Extension", MappedBy.Memory), ("Wer", "Full name", MappedBy.Memory)]);
        again.Columns[0].Samples.ShouldBeEmpty("it is taken for PINs");
        again.Columns[1].Samples.ShouldBe(["2998"]);
        (await portal.Get<ImportService>().OpenAsync(TestPortal.Admin, "training", ImportKind.HotDeskUsers, Stream("Kode;Rufnummer;Wer\n84021;2998;Ida\n"), "f.csv"))
            .Value.Columns.ShouldAllBe(c => c.Field == null, "another office has chosen nothing");
    }

    [Fact]
    public async Task Columns_ThatMayHoldSecrets_ShowNoValues()
    {
        await using var portal = await TestPortal.StartAsync();

        var file = await OpenAsync(portal, "extension,password,voicemail_password,AuthPassword,name\n2998,s1,48205,s2,Ida\n");

        file.Columns.Where(c => c.IsSecret).Select(c => c.Header).ShouldBe(["password", "voicemail_password", "AuthPassword"]);
        file.Columns.Where(c => c.IsSecret).ShouldAllBe(c => c.Samples.IsEmpty);
    }

    [Fact]
    public async Task BadRows_AsAFile_AreTheFilesOwnWithLineAndReason()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = await OpenAsync(portal, "Extension,First name,PIN\n2998,Ida,84021\nx,Tom,84022\n");
        var plan = (await portal.Get<ImportService>().DryRunAsync(
            TestPortal.Admin, "main", file, [.. file.Columns.Select(c => c.Field)], ImportWrite.CreateOnly, OwnershipChannel.Portal)).Value;

        var written = ImportService.BadRows(file, plan, ExportFormat.Csv, "bad-rows", ("Line", "Reason", "Untold"), n => $"{n.Column} is bad.");

        Encoding.UTF8.GetString(written.Content).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("\"", "", StringComparison.Ordinal))
            .ShouldBe(["Extension,First name,PIN,Line,Reason", "x,Tom,84022,3,Extension is bad."]);
    }

    private static async Task<ImportPlan> DryRunAsync(TestPortal portal, ImportKind kind, string text, ImportWrite write = ImportWrite.CreateAndUpdate)
    {
        var service = portal.Get<ImportService>();
        var file = (await service.OpenAsync(TestPortal.Admin, "main", kind, Stream(text), "file.csv")).Value;
        return (await service.DryRunAsync(TestPortal.Admin, "main", file, [.. file.Columns.Select(c => c.Field)], write, OwnershipChannel.Portal)).Value;
    }

    private static async Task<ImportFile> OpenAsync(TestPortal portal, string text) =>
        (await portal.Get<ImportService>().OpenAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, Stream(text), "file.csv")).Value;

    private static Task<Domain.Result<ImportDone>> ExecuteAsync(TestPortal portal, ImportPlan plan) =>
        portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
