using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>02-behaviour: edge case 11; each bad row of the fixtures is named with line, column and reason.</summary>
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

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-good.csv"));
        Texts(plan).ShouldBeEmpty();
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

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-bad.csv"));

        Texts(plan).ShouldBe(
        [
            "2 Extension: 2019 is taken by user Dana Whitfield.",
            "3 Extension: The same extension as in line 2.",
            "3 Extension: 2019 is taken by user Dana Whitfield.",
            "4 Extension: An extension number has 2 to 8 digits, and nothing else.",
            "5 PIN: Enter a PIN: nobody can log in without one.",
            "6 PIN: The PIN must not be a straight run such as 1234.",
            "7 PIN: The PIN must differ from the extension.",
            "8 E-mail: This is not an e-mail address.",
            "9 Hot desking: 'perhaps' is neither yes nor no.",
            "10 First name: A name does not begin with =, +, - or @: a spreadsheet would take it for a formula.",
            "11 PIN: Enter a PIN: nobody can log in without one.",
            "12 Extension: 3001 is taken by a hot desk extension.",
            "13 Extension: Enter an extension number.",
        ]);
        (plan.Good, plan.Bad).ShouldBe((0, 12));
        (await portal.JournalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Users_WithSemicolonsBomAndCrlf_AreRead()
    {
        await using var portal = await EmptyAsync();

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-semicolon-bom-crlf.csv"));
        await ExecuteAsync(portal, plan);

        portal.Board.Directory.Users.Select(u => (u.Number.Digits, u.Name, u.IsHotDeskingEnabled))
            .ShouldBe([("2030", "Jürgen Groß", true), ("2031", "Zoë Café", true)]);
    }

    [Fact]
    public async Task Phones_OfTheGoodFile_StandAtHotDesksThatAreCreated()
    {
        await using var portal = await EmptyAsync();

        var plan = await DryRunAsync(portal, ImportKind.Phones, File("phones-good.csv"));
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
        await ExecuteAsync(portal, await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-good.csv")));
        await ExecuteAsync(portal, await DryRunAsync(portal, ImportKind.HotDeskExtensions, "Extension\n3001\n3009\n3010\n3011\n3012\n3013\n3014\n"));

        var plan = await DryRunAsync(portal, ImportKind.Phones, File("phones-bad.csv"));

        Texts(plan).ShouldBe(
        [
            "3 MAC: The same MAC address as in line 2.",
            "4 MAC: A MAC address has 12 digits, this one 10.",
            "5 MAC: A MAC address has the digits 0–9 and A–F only.",
            "6 MAC: This is no device's address.",
            "7 Model: 'Nokia 3310' is not a model the portal knows.",
            "8 MAC: 80:5E:C0:11:22:41 is an address of Yealink, not of Poly. (warning)",
            "9 Hot desk extension: 2019 belongs to user Dana Whitfield: it is no hot desk extension.",
        ]);
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

        plan.Warnings.ShouldBe(["The column 'Favourite colour' is not known and will be left out."]);
        plan.Rows.Select(r => r.Line).ShouldBe([2, 5, 6]);
        Texts(plan).ShouldBe(
            ["2 Surname: This is one line of text, without line breaks or tabs.", "6 ext: An extension number has 2 to 8 digits, and nothing else."]);
    }

    [Fact]
    public async Task ThreeBadOfFiveHundred_AllIsRefused_OnlyGoodWritesTheOthers()
    {
        await using var portal = await EmptyAsync();
        var rows = Enumerable.Range(0, 500).Select(i => i is 7 or 250 or 499 ? $"{4000 + i},A,B,1234" : $"{4000 + i},A,B,58241");
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Extension,First name,Last name,PIN\n" + string.Join('\n', rows));

        plan.Rows.Where(r => !r.IsGood).Select(r => r.Line).ShouldBe([9, 252, 501]);
        (await RunAsync(portal, plan, ImportChoice.All)).Error.ShouldBeOfType<ImportHasBadRows>().Bad.ShouldBe(3);
        portal.Board.Directory.Users.ShouldBeEmpty();
        (await ExecuteAsync(portal, plan, ImportChoice.OnlyGood)).ShouldBe(new ImportDone(497, 3));
        portal.Board.Directory.Users.Length.ShouldBe(497);
        (await RunAsync(portal, plan, ImportChoice.OnlyGood)).Error.ShouldBeOfType<UnknownPlan>("a dry run is carried out once");
    }

    [Fact]
    public async Task Execute_OfWhatIsTakenMeanwhile_NamesItAndWritesNothing()
    {
        await using var portal = await EmptyAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-good.csv"));
        await portal.Get<HotDeskExtensionService>().CreateAsync(TestPortal.Admin, "main", new() { Number = "2022" }, OwnershipChannel.Portal);

        var refused = (await RunAsync(portal, plan, ImportChoice.All)).Error.ShouldBeOfType<ImportOutdated>();

        refused.Rows.ShouldHaveSingleItem().Line.ShouldBe(5);
        portal.Board.Directory.Users.ShouldBeEmpty();
    }

    [Fact]
    public async Task Execute_Cancelled_LeavesNothingHalfDone()
    {
        await using var portal = await EmptyAsync();
        var rows = Enumerable.Range(0, 2000).Select(i => $"{40000 + i},A,B,58241");
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Extension,First name,Last name,PIN\n" + string.Join('\n', rows));
        using var cancel = new CancellationTokenSource();
        var progress = new Progress(p =>
        {
            if (p.Done == 1000)
                cancel.Cancel();
        });

        await Should.ThrowAsync<OperationCanceledException>(() => portal.Get<ImportService>()
            .ExecuteAsync(TestPortal.Admin, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal, progress, cancel.Token));

        progress.Seen.Select(p => p.Done).ShouldBe([500, 1000]);
        portal.Board.Directory.Users.ShouldBeEmpty();
        (await ExecuteAsync(portal, plan)).Imported.ShouldBe(2000, "the dry run can still be carried out");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Plan_OfSomebodyElseOrTooOld_IsUnknown()
    {
        await using var portal = await EmptyAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-good.csv"));
        var other = Actor.Account("other@example.com", PortalRole.Administrator, []);

        (await portal.Get<ImportService>().ExecuteAsync(other, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownPlan>();
        (await portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "training", plan.Id, ImportChoice.All, OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownPlan>();
        portal.Clock.Advance(ImportService.PlanLifetime);
        (await RunAsync(portal, plan, ImportChoice.All)).Error.ShouldBeOfType<UnknownPlan>();
        (await portal.Get<ImportService>().DryRunAsync(
            Actor.Account("support", PortalRole.Support, []), "main", ImportKind.HotDeskUsers, new MemoryStream(), "x.csv")).Error.ShouldBeOfType<NotAllowed>();
    }

    [Fact]
    public async Task TenThousandRows_AreImported()
    {
        await using var portal = await EmptyAsync();
        var rows = Enumerable.Range(0, 10_000).Select(i => $"{40000 + i},First {i},Last {i},58241");

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, "Extension,First name,Last name,PIN\n" + string.Join('\n', rows));

        (await ExecuteAsync(portal, plan)).Imported.ShouldBe(10_000);
        portal.Board.Directory.Users.Length.ShouldBe(10_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Name,Colour\nA,B\n")]
    [InlineData("PK\u0003\u0004 this is no spreadsheet")]
    public async Task Unreadable_Files_AreToldSo(string text)
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, Stream(text), "x.csv"))
            .Error.ShouldBeOfType<UnreadableFile>();
    }

    [Fact]
    public async Task Windows1252_IsReadAndToldSo()
    {
        await using var portal = await EmptyAsync();

        var plan = (await portal.Get<ImportService>().DryRunAsync(
            TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(Encoding.Latin1.GetBytes("Extension,First name,PIN\n2100,Zoë,58241\n")), "x.csv")).Value;

        plan.Warnings.ShouldHaveSingleItem().ShouldContain("Windows-1252");
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
        (plan.Good, plan.Bad).ShouldBe((2, 0), string.Join('\n', Texts(plan)));
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

        string.Join('\n', [.. Texts(plan), .. plan.Rows.Select(r => r.ToString()), .. log.Lines]).ShouldNotContain(canary);
    }

    /// <summary>The main office without extensions, users and phones.</summary>
    private static async Task<TestPortal> EmptyAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SetUpAsync(async t =>
        {
            t.Db.RemoveRange(await t.Db.Phones.Where(p => p.OfficeId == t.Office.Id).ToListAsync());
            t.Db.RemoveRange(await t.Db.UserActivities.Where(p => p.OfficeId == t.Office.Id).ToListAsync());
            t.Db.RemoveRange(await t.Db.Extensions.Where(p => p.OfficeId == t.Office.Id).ToListAsync());
        });
        return portal;
    }

    private static async Task<ImportPlan> DryRunAsync(TestPortal portal, ImportKind kind, string text) =>
        (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", kind, Stream(text), "file.csv")).Value;

    private static async Task<ImportDone> ExecuteAsync(TestPortal portal, ImportPlan plan, ImportChoice choice = ImportChoice.All) =>
        (await RunAsync(portal, plan, choice)).Value;

    private static Task<Domain.Result<ImportDone>> RunAsync(TestPortal portal, ImportPlan plan, ImportChoice choice) =>
        portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, choice, OwnershipChannel.Portal);

    private static IEnumerable<string> Texts(ImportPlan plan) => plan.Rows.SelectMany(r => r.Notes.Select(n =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Line} {n.Column}: {n.Message}{(n.IsWarning ? " (warning)" : "")}")));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string File(string name) =>
        Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Import", "Fixtures", name)));

    private sealed class Progress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public ImmutableArray<ImportProgress> Seen { get; private set; } = [];

        public void Report(ImportProgress value)
        {
            Seen = Seen.Add(value);
            report(value);
        }
    }
}
