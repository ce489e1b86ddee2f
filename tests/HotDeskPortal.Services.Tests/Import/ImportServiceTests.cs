using System.Text;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static HotDeskPortal.Services.Tests.Import.ImportRuns;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>design/behaviour.md: Edge cases, number 11; each bad row of the fixtures is named with line, column and reason.</summary>
public sealed class ImportServiceTests
{
    [Fact]
    public async Task Users_OfTheGoodFile_AreAllImportedInOneChangeAndCanLogIn()
    {
        await using var portal = await EmptyAsync();
        await portal.SetUpAsync(t =>
        {
            t.Db.Add(new Domain.HotDeskExtensions.HotDeskExtension { OfficeId = t.Office.Id, Number = ExtensionNumber.Parse("3001"), CreatedAt = t.At });
            return Task.CompletedTask;
        });

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Fixture("users-good.csv"));
        Notes(plan).ShouldBeEmpty();
        (await portal.JournalAsync()).Count.ShouldBe(2, "a dry run writes nothing");
        (await ExecuteAsync(portal, plan)).ShouldBe(new ImportDone(7, 0));

        (await portal.JournalAsync()).Count.ShouldBe(3);
        portal.Board.Directory.Users.Select(u => $"{u.Number} {u.Name}").ShouldBe(
        [
            "2019 Dana Whitfield", "2020 Marek Novák", "2021 O'Brien Siobhán \"Shiv\"", "2022 李 娜", "2023 Ana de la Cruz, PhD", "2024 Kofi Mensah",
            "2090 Reception Desk",
        ]);
        portal.Board.Directory.Users.Where(u => !u.IsHotDeskingEnabled).ShouldHaveSingleItem().Number.Digits.ShouldBe("2090");
        (await portal.Ownership.CheckPinAsync(
            TestPortal.Admin, "main", portal.Board.Directory.HotDesks.Single().Id, "2019", Domain.HotDeskUsers.Pin.Entered("73915"), new(OwnershipChannel.Phone, "test")))
            .Error.ShouldBeOfType<NoPhone>();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Users_OfTheBadFile_AreEachNamedWithLineColumnAndReason()
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Fixture("users-bad.csv"));

        Notes(plan).ShouldBe(
        [
            (2, "Extension", Taken("2019", NumberHolder.User, "Dana Whitfield")),
            (3, "Extension", new SameAsInLine(RowKey.Extension, 2)),
            (3, "Extension", Taken("2019", NumberHolder.User, "Dana Whitfield")),
            (4, "Extension", "extension-number"),
            (5, "PIN", new PinMissing()),
            (6, "PIN", new PinRefused(PinRule.Run)),
            (7, "PIN", new PinRefused(PinRule.Extension)),
            (8, "E-mail", "email"),
            (9, "Hot desking", new NeitherYesNorNo("perhaps")),
            (10, "First name", "formula"),
            (11, "PIN", new PinMissing()),
            (12, "Extension", Taken("3001", NumberHolder.HotDesk, "")),
            (13, "Extension", "extension-number-missing"),
        ]);
        (plan.Good, plan.Bad).ShouldBe((0, 12));
        (await portal.JournalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Users_WithSemicolonsBomAndCrlf_AreRead()
    {
        await using var portal = await EmptyAsync();

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Fixture("users-semicolon-bom-crlf.csv"));
        await ExecuteAsync(portal, plan);

        portal.Board.Directory.Users.Select(u => (u.Number.Digits, u.Name, u.IsHotDeskingEnabled))
            .ShouldBe([("2030", "Jürgen Groß", true), ("2031", "Zoë Café", true)]);
    }

    [Fact]
    public async Task Phones_OfTheGoodFile_StandAtHotDesksThatAreCreated()
    {
        await using var portal = await EmptyAsync();

        var plan = await DryRunAsync(portal, ImportKind.Phones, Fixture("phones-good.csv"));
        plan.Bad.ShouldBe(0);
        await ExecuteAsync(portal, plan);

        portal.Board.Directory.HotDesks.Select(h => $"{h.Number} {h.Floor} {h.Desk} {h.Phone!.Mac.Hex} {h.Phone.Model}").ShouldBe(
        [
            "3001 1 1-A 805ec0112233 Yealink T54W", "3002 1 1-B 805ec0112234 Yealink T54W", "3003 1 1-C 805ec0112235 Yealink T46U",
            "3004 2 2-A 64167f112233 Poly VVX 450", "3005 2 2-B 64167f112234 Poly VVX 250",
        ]);
        (await portal.ReadAsync(db => db.Phones.CountAsync(p => p.OfficeId == portal.Main.Id))).ShouldBe(6);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Phones_OfTheBadFile_AreEachNamedAndAForeignPrefixOnlyWarns()
    {
        await using var portal = await EmptyAsync();
        await ExecuteAsync(portal, await DryRunAsync(portal, ImportKind.HotDeskUsers, Fixture("users-good.csv")));
        await ExecuteAsync(portal, await DryRunAsync(portal, ImportKind.HotDeskExtensions, "Extension\n3001\n3009\n3010\n3011\n3012\n3013\n3014\n"));

        var plan = await DryRunAsync(portal, ImportKind.Phones, Fixture("phones-bad.csv"));

        Notes(plan).ShouldBe(
        [
            (3, "MAC", new SameAsInLine(RowKey.Mac, 2)),
            (4, "MAC", new MacRefused(MacRule.Length) { Count = 10 }),
            (5, "MAC", new NearlyMac(MacFault.Characters, "G")),
            (6, "MAC", new MacRefused(MacRule.Device)),
            (7, "Model", new UnknownPhoneModel("Nokia 3310", [])),
            (8, "MAC", new OddMac(MacAddress.Parse("805ec0112241"), PhoneVendor.Poly) { Maker = PhoneVendor.Yealink }),
            (9, "Hot desk extension", new BelongsToOther("2019", NumberHolder.User, "Dana Whitfield")),
        ]);
        plan.Rows.SelectMany(r => r.Notes).ShouldAllBe(n => n.IsWarning == n.What is OddMac);
        (plan.Good, plan.Bad).ShouldBe((2, 6));
        (await ExecuteAsync(portal, plan, ImportChoice.OnlyGood)).ShouldBe(new ImportDone(2, 6));
    }

    [Theory]
    [InlineData(',', false)]
    [InlineData(';', true)]
    [InlineData('\t', false)]
    public async Task Delimiters_QuotesAndLineBreaks_KeepTheLineNumbersOfAnEditor(char delimiter, bool bom)
    {
        await using var portal = await EmptyAsync();
        string[] lines = ["ext,Surname,Given name,PIN,Favourite colour", "2100,\"Two\nlines\",A,58241,blue", "", "2101,B,C,58241,red", "210x,D,E,58241,red"];
        var text = (bom ? "\uFEFF" : "") + string.Join("\r\n", lines).Replace(',', delimiter);

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, text);

        plan.Warnings.ShouldBe([new UnknownColumn("Favourite colour")]);
        plan.Rows.Select(r => r.Line).ShouldBe([2, 5, 6]);
        Notes(plan).ShouldBe([(2, "Surname", "one-line"), (6, "ext", "extension-number")]);
    }

    [Fact]
    public async Task DryRun_OfAFileOfBadRows_KeepsTheCountsAndTheFirstReasons()
    {
        await using var portal = await EmptyAsync();
        var file = Encoding.UTF8.GetBytes("Extension,First name,PIN\n" + string.Concat(Enumerable.Repeat("x\n", 60_000)));

        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(file), "bad.csv")).Value;

        (plan.Good, plan.Bad, plan.Total).ShouldBe((0, 60_000, 60_000));
        plan.Rows.Length.ShouldBe(ImportPlan.MostNoted);
        plan.Rows.ShouldAllBe(r => !r.IsGood);
        plan.Warnings.ShouldBe([new NotesLeftOut(ImportPlan.MostNoted, 60_000 - ImportPlan.MostNoted)]);
        (await RunAsync(portal, plan, ImportChoice.All)).Error.ShouldBe(new ImportHasBadRows(60_000));
    }

    [Theory]
    [InlineData("", FileFault.Empty)]
    [InlineData("Name,Colour\nA,B\n", FileFault.NoHeader)]
    [InlineData("PK\u0003\u0004 this is no spreadsheet", FileFault.Damaged)]
    public async Task Unreadable_Files_AreToldSo(string text, FileFault fault)
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, Stream(text), "x.csv"))
            .Error.ShouldBeOfType<UnreadableFile>().Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Windows1252_IsReadAndToldSo()
    {
        await using var portal = await EmptyAsync();

        var plan = (await portal.Get<ImportService>().DryRunAsync(
            TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(Encoding.Latin1.GetBytes("Extension,First name,PIN\n2100,Zoë,58241\n")), "x.csv")).Value;

        plan.Warnings.ShouldBe([new FileRemark(FileRemarkKind.Windows1252)]);
        plan.Rows.Single().Name.ShouldBe("2100 Zoë");
    }

    [Theory]
    [InlineData(ImportKind.HotDeskUsers, ExportFormat.Csv)]
    [InlineData(ImportKind.HotDeskUsers, ExportFormat.Xlsx)]
    [InlineData(ImportKind.HotDeskExtensions, ExportFormat.Csv)]
    [InlineData(ImportKind.HotDeskExtensions, ExportFormat.Xlsx)]
    [InlineData(ImportKind.Phones, ExportFormat.Csv)]
    [InlineData(ImportKind.Phones, ExportFormat.Xlsx)]
    public async Task Samples_CanBeImported(ImportKind kind, ExportFormat format)
    {
        await using var portal = await EmptyAsync();

        var plan = (await portal.Get<ImportService>().DryRunAsync(
            TestPortal.Admin, "main", kind, new MemoryStream(ImportService.Sample(kind, format).Content), "sample")).Value;

        plan.Warnings.ShouldBeEmpty();
        (plan.Good, plan.Bad).ShouldBe((2, 0), string.Join('\n', Notes(plan)));
        (await ExecuteAsync(portal, plan)).Imported.ShouldBe(2);
    }

    [Fact]
    public async Task Pins_NeverReachPlanNotesOrLogs()
    {
        const string canary = "918273645";
        using var log = new LogCapture();
        await using var portal = await TestPortal.StartAsync(configure: s => s.AddLogging(l => l.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, $"Extension,First name,PIN\n2100,A,{canary}\n2101,B,{canary}{canary}\n");
        await ExecuteAsync(portal, plan, ImportChoice.OnlyGood);

        string.Join('\n', [.. Notes(plan).Select(n => $"{n}"), .. plan.Rows.SelectMany(r => r.Notes).Select(n => $"{n}"), .. plan.Rows.Select(r => $"{r}"), .. log.Lines]).ShouldNotContain(canary);
    }
}
