using System.Collections.Immutable;
using System.Text;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

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

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-good.csv"));
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

        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, File("users-bad.csv"));

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
        refused.Rows[0].Notes.ShouldHaveSingleItem().What.ShouldBe(Taken("2022", NumberHolder.HotDesk, ""));
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
        (await StagedAsync(portal)).ShouldBe(0);
        (await ExecuteAsync(portal, plan)).Imported.ShouldBe(2000, "the dry run can still be carried out");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Execute_UntilItIsThrough_ShowsNobodyARow()
    {
        await using var portal = await EmptyAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Users(2000));
        var before = (await portal.JournalAsync()).Count;
        var seen = new List<int>();
        var progress = new Progress(p =>
        {
            if (p.Done < p.Total)
                seen.Add(portal.ReadAsync(db => db.HotDeskUsers.CountAsync(u => u.OfficeId == portal.Main.Id)).GetAwaiter().GetResult() + portal.Board.Directory.Users.Length);
        });

        (await portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal, progress)).Value.Imported.ShouldBe(2000);

        seen.ShouldBe([0, 0, 0]);
        (await portal.JournalAsync()).Count.ShouldBe(before + 1);
        portal.Board.Directory.Users.Length.ShouldBe(2000);
        (await portal.ReadAsync(db => db.UserActivities.CountAsync(a => a.OfficeId == portal.Main.Id && a.EndedAt == null))).ShouldBe(2000);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Execute_OfWhatIsTakenWhileItWrites_NamesItAndLeavesNothing()
    {
        await using var portal = await EmptyAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Users(1000));
        var progress = new Progress(p =>
        {
            if (p.Done == 500)
                portal.Get<HotDeskExtensionService>().CreateAsync(TestPortal.Admin, "main", new() { Number = "40007" }, OwnershipChannel.Portal)
                    .GetAwaiter().GetResult().IsSuccess.ShouldBeTrue("a row that nobody sees takes no number");
        });

        var refused = await portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal, progress);

        refused.Error.ShouldBeOfType<ImportOutdated>().Rows.ShouldHaveSingleItem().Line.ShouldBe(9);
        portal.Board.Directory.Users.ShouldBeEmpty();
        (await StagedAsync(portal)).ShouldBe(0);
        await Consistency.VerifyAsync(portal);
    }

    [Theory]
    [InlineData("3001", typeof(NumberTaken))] // the import has created it too
    [InlineData("3002", typeof(GoneMeanwhile))] // it was there, and is gone
    public async Task Execute_OfPhones_WhoseDesksChangeMeanwhile_NamesThemAndLeavesNothing(string number, Type why)
    {
        await using var portal = await EmptyAsync();
        await ExecuteAsync(portal, await DryRunAsync(portal, ImportKind.HotDeskExtensions, "Extension\n3002\n"));
        var desks = portal.Get<HotDeskExtensionService>();
        var plan = await DryRunAsync(portal, ImportKind.Phones, "MAC,Model,Hot desk extension\n805ec0990001,Yealink T54W,3001\n805ec0990002,Yealink T54W,3002\n");
        var progress = new Progress(_ => (number == "3001"
            ? Task.Run(async () => (await desks.CreateAsync(TestPortal.Admin, "main", new() { Number = "3001" }, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue())
            : portal.SetUpAsync(async t => (await t.Db.HotDeskExtensions.SingleAsync(h => h.OfficeId == t.OfficeId && h.DeletedAt == null)).DeletedAt = t.At)).GetAwaiter().GetResult());

        var refused = await portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal, progress);

        refused.Error.ShouldBeOfType<ImportOutdated>().Rows.ShouldHaveSingleItem().Notes.ShouldHaveSingleItem().What.ShouldBeOfType(why);
        (await portal.ReadAsync(db => db.Phones.CountAsync(p => p.OfficeId == portal.Main.Id))).ShouldBe(0);
        (await StagedAsync(portal)).ShouldBe(0);
    }

    [Fact]
    public async Task Execute_TakesAlongWhatACrashHasLeft()
    {
        await using var portal = await EmptyAsync();
        await portal.SetUpAsync(t =>
        {
            t.Db.Add(new Domain.HotDeskExtensions.HotDeskExtension { OfficeId = t.OfficeId, Number = ExtensionNumber.Parse("3001"), CreatedAt = t.At, ChangedAt = t.At, ImportId = Guid.NewGuid() });
            return Task.CompletedTask;
        });
        portal.Board.Directory.HotDesks.ShouldBeEmpty();
        portal.Clock.Advance(TimeSpan.FromHours(3));

        await ExecuteAsync(portal, await DryRunAsync(portal, ImportKind.HotDeskExtensions, "Extension\n3001\n"));

        portal.Board.Directory.HotDesks.ShouldHaveSingleItem();
        (await StagedAsync(portal)).ShouldBe(0);
    }

    [Fact]
    public async Task Execute_OfFiveThousandUsers_LetsOtherOfficesLogInMeanwhile()
    {
        await using var portal = await EmptyAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Users(5000));
        var desk = (HotDeskEntry)portal.Feed.Board(portal.Training.Id)!.Directory.Find("3001")!;
        var users = portal.Feed.Board(portal.Training.Id)!.Directory.Users.Where(u => u.IsHotDeskingEnabled && u.IsActive).Take(2).ToArray();

        var import = Task.Run(() => ExecuteAsync(portal, plan));
        var (logins, longest) = (0, TimeSpan.Zero);
        while (!import.IsCompleted)
        {
            var start = TimeProvider.System.GetTimestamp();
            var login = await portal.Ownership.LogInAsync(
                TestPortal.Admin, "training", desk.Id, users[logins % users.Length].Id, portal.Feed.Board(portal.Training.Id)!.OwnerOf(desk.Id)?.Id, OwnershipChannel.Phone);
            login.Error.ShouldBeNull();
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, TimeProvider.System.GetElapsedTime(start).Ticks));
            logins++;
        }

        (await import).Imported.ShouldBe(5000);
        logins.ShouldBeGreaterThan(25, $"longest: {longest}");
        longest.ShouldBeLessThan(TimeSpan.FromSeconds(4));
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

    [Fact]
    public void Plans_OfManyFiles_TakeNoMoreThanTheirShare_AndTheirOwnersGoFirst()
    {
        var clock = new FakeTimeProvider(TestOffice.SeededAt);
        var plans = new ImportPlans(clock);
        StoredPlan Plan(string actor, int office) => new(
            new ImportPlan(Guid.CreateVersion7(), ImportKind.HotDeskUsers, "x.csv", [.. Enumerable.Repeat(new ImportRow(1, "", []), 20_000)], [], clock.GetUtcNow() + ImportService.PlanLifetime)
            {
                Good = 20_000, Bad = 0,
            },
            [.. Enumerable.Repeat(new HotDeskUserDraft(new ImportRow(1, "", []), new()), 20_000)], actor, office);
        var honest = Plan("honest", 1);
        plans.Add(honest);
        var first = Plan("greedy", 1);
        plans.Add(first);
        for (var office = 2; office < 20; office++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            plans.Add(Plan("greedy", office));
        }

        plans.Bytes.ShouldBeInRange(ImportPlans.MostBytes / 2, ImportPlans.MostBytes);
        plans.Find(first.Plan.Id, "greedy", 1).ShouldBeNull();
        plans.Find(honest.Plan.Id, "honest", 1).ShouldBe(honest);
        clock.Advance(ImportService.PlanLifetime);
        plans.Add(Plan("late", 1));
        plans.Bytes.ShouldBeLessThan(ImportPlans.MostBytes / 4);
    }

    private static string Users(int count) =>
        "Extension,First name,Last name,PIN\n" + string.Join('\n', Enumerable.Range(0, count).Select(i => $"{40_000 + i},A,B,58241"));

    private static async Task<int> StagedAsync(TestPortal portal) => await portal.ReadAsync(db => db.Extensions.WithStaged().CountAsync(e => e.ImportId != null))
        + await portal.ReadAsync(db => db.Phones.WithStaged().CountAsync(p => p.ImportId != null));

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

    /// <summary>What is said of rows; of what a validator found the code.</summary>
    private static IEnumerable<(int Line, string Column, object What)> Notes(ImportPlan plan) => plan.Rows.SelectMany(r => r.Notes.Select(n =>
        (r.Line, n.Column, n.What is InvalidInput { Result.Errors: [var failure] } ? failure.ErrorCode : (object)n.What)));

    private static NumberTaken Taken(string number, NumberHolder holder, string name) => new(ExtensionNumber.Parse(number), holder, name);

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
