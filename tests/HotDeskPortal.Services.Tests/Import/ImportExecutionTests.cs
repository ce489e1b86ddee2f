using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static HotDeskPortal.Services.Tests.Import.ImportRuns;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Carrying out dry runs: all of one or nothing, whatever happens meanwhile.</summary>
public sealed class ImportExecutionTests
{
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
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Fixture("users-good.csv"));
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
    public void Plans_OfManyFiles_TakeNoMoreThanTheirShare_AndTheirOwnersGoFirst()
    {
        var clock = new FakeTimeProvider(TestOffice.SeededAt);
        var plans = new ImportPlans(clock);
        StoredPlan Plan(string actor, int office) => new(
            new ImportPlan(Guid.CreateVersion7(), ImportKind.HotDeskUsers, "x.csv", [.. Enumerable.Repeat(new ImportRow(1, "", []), 20_000)], [], clock.GetUtcNow() + ImportService.PlanLifetime)
            {
                Good = 20_000, BadLines = [],
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

    private static async Task<int> StagedAsync(TestPortal portal) => await portal.ReadAsync(db => db.Extensions.WithStaged().CountAsync(e => e.ImportId != null))
        + await portal.ReadAsync(db => db.Phones.WithStaged().CountAsync(p => p.ImportId != null));

    [Fact]
    public async Task Plan_OfSomebodyElseOrTooOld_IsUnknown()
    {
        await using var portal = await EmptyAsync();
        var plan = await DryRunAsync(portal, ImportKind.HotDeskUsers, Fixture("users-good.csv"));
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
