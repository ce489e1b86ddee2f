using System.Text;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.History;

public sealed class HistoryServiceTests
{
    private static readonly DateOnly Day1 = new(2026, 3, 2);

    /// <summary>Day 1: 2019 at 3001, taken over by 2020 an hour later. Day 2: 2020 forced out; 2021 logs in at 3002 and stays.</summary>
    private static async Task<TestPortal> WeekAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.LogInAsync("2020", at: "3001");
        portal.Clock.Advance(TimeSpan.FromHours(23));
        await portal.Ownership.ForceLogOutAsync(
            TestPortal.Admin, "main", new ForceLogOutForm { HotDeskIds = [portal.Main["3001"]], Reason = "100 % _drill_" }, OwnershipChannel.Portal);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.LogInAsync("2021", at: "3002");
        return portal;
    }

    private static async Task<string> FindAsync(TestPortal portal, HistoryQuery query) => string.Join(
        ",", (await portal.Get<HistoryService>().ListAsync(TestPortal.Admin, "main", query)).Value.Items.Select(e => $"{e.User}@{e.HotDesk}"));

    [Fact]
    public async Task Everything_IsThere_TheLatestFirst_WithHowItEndedAndByWhom()
    {
        await using var portal = await WeekAsync();

        var page = (await portal.Get<HistoryService>().ListAsync(TestPortal.Admin, "main", new HistoryQuery())).Value;

        page.Total.ShouldBe(3);
        page.Items.Select(e => (e.UserName, e.HotDesk, e.End, e.EndedBy, e.Reason)).ShouldBe(
        [
            ("Siobhán O'Brien", "3002", null, null, null), ("Marek Novák", "3001", SessionEnd.Forced, "admin@example.com", "100 % _drill_"),
            ("Dana Whitfield", "3001", SessionEnd.TakenOver, "Marek Novák", null),
        ]);
        page.Items[2].Length(portal.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromHours(1));
    }

    public static TheoryData<HistoryQuery, string> Filters => new()
    {
        { new() { User = "2020" }, "2020@3001" },
        { new() { User = "nobody" }, "" },
        { new() { HotDesk = "3001" }, "2020@3001,2019@3001" },
        { new() { OnlyOpen = true }, "2021@3002" },
        { new() { End = SessionEnd.Forced }, "2020@3001" },
        { new() { By = "ADMIN@" }, "2020@3001" },
        { new() { By = "marek" }, "2020@3001,2019@3001" },
        { new() { To = Day1 }, "2020@3001,2019@3001" },
        { new() { From = Day1.AddDays(1) }, "2021@3002,2020@3001" },
        { new() { From = Day1.AddDays(2) }, "2021@3002" },
        { new() { To = Day1.AddDays(-1) }, "" },
        { new() { To = DateOnly.MaxValue, From = DateOnly.MinValue.AddDays(2) }, "2021@3002,2020@3001,2019@3001" },
        { new() { Text = "whit" }, "2019@3001" },
        { new() { Text = "300" }, "2021@3002,2020@3001,2019@3001" },
        { new() { Text = "2021" }, "2021@3002" },
        { new() { Text = "% _d" }, "2020@3001" },
        { new() { Text = "%%" }, "" },
        { new() { Sort = HistorySort.Started, Descending = true }, "2019@3001,2020@3001,2021@3002" },
        { new() { Sort = HistorySort.Ended }, "2021@3002,2020@3001,2019@3001" },
        { new() { Sort = HistorySort.Ended, Descending = true }, "2019@3001,2020@3001,2021@3002" },
        { new() { Sort = HistorySort.User }, "2019@3001,2020@3001,2021@3002" },
        { new() { Sort = HistorySort.User, Descending = true }, "2021@3002,2020@3001,2019@3001" },
        { new() { Sort = HistorySort.HotDesk }, "2020@3001,2019@3001,2021@3002" },
        { new() { Sort = HistorySort.HotDesk, Descending = true }, "2021@3002,2020@3001,2019@3001" },
        { new() { PageSize = 2, Page = 1 }, "2019@3001" },
    };

    [Fact]
    public async Task FiltersAndOrders_FindWhatTheySay()
    {
        await using var portal = await WeekAsync();
        foreach (var row in Filters)
            (await FindAsync(portal, row.Data.Item1)).ShouldBe(row.Data.Item2, row.Data.Item1.ToString());
    }

    [Fact]
    public async Task HistoryFollowsThePerson_AndStaysWhenTheyAreGone()
    {
        await using var portal = await WeekAsync();
        await portal.Get<HotDeskUserService>().DeleteAsync(TestPortal.Admin, "main", [portal.Main["2019"]], OwnershipChannel.Portal);

        var gone = (await portal.Get<HistoryService>().ListAsync(TestPortal.Admin, "main", new() { User = "2019" })).Value.Items.ShouldHaveSingleItem();

        (gone.UserName, gone.IsUserGone, gone.IsHotDeskGone).ShouldBe(("Dana Whitfield", true, false));
    }

    [Fact]
    public async Task AnotherOffice_IsAnotherHistory()
    {
        await using var portal = await WeekAsync();
        var service = portal.Get<HistoryService>();
        (await service.ListAsync(TestPortal.Admin, "training", new())).Value.Total.ShouldBe(0);
        var trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);
        (await service.ListAsync(trainer, "main", new())).Error?.Code.ShouldBe("unknown-office");
        (await service.OccupancyAsync(trainer, "main", Day1, Day1)).Error?.Code.ShouldBe("unknown-office");
        (await service.ListAsync(trainer, "training", new())).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task TheExport_HasEveryRow_InTheOfficesTime()
    {
        await using var portal = await WeekAsync();

        var file = (await portal.Get<ExportService>().HistoryAsync(TestPortal.Admin, "main", new() { HotDesk = "3001", PageSize = 1 }, ExportFormat.Csv)).Value;

        var lines = Encoding.UTF8.GetString(file.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[2].ShouldBe("""
            "3001","2019","Dana Whitfield",2026-03-02 09:00:00 -05:00,"Phone","Dana Whitfield",2026-03-02 10:00:00 -05:00,"TakenOver","Phone","Marek Novák",,,
            """.Trim());
        var support = Actor.Account("support@example.com", PortalRole.Support, []);
        (await portal.Get<ExportService>().HistoryAsync(support, "main", new(), ExportFormat.Csv)).Error?.Code.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task Occupancy_IsOfTheDaysAskedFor()
    {
        await using var portal = await WeekAsync();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var service = portal.Get<HistoryService>();

        var report = (await service.OccupancyAsync(TestPortal.Admin, "main", Day1, Day1.AddDays(1))).Value;

        report.Days.Length.ShouldBe(2);
        report.Desks.First().ShouldSatisfyAllConditions(d => d.HotDeskId.ShouldBe(portal.Main["3001"]), d => d.Used.ShouldBe(TimeSpan.FromHours(24)), d => d.Sessions.ShouldBe(2));
        report.Desks.Count(d => d.Sessions == 0).ShouldBe(3);
        report.Forgotten.ShouldHaveSingleItem().Session.UserId.ShouldBe(portal.Main["2020"]);
        (await service.OccupancyAsync(TestPortal.Admin, "main", Day1, Day1.AddDays(-1))).Error.ShouldBeOfType<BadDays>();
        (await service.OccupancyAsync(TestPortal.Admin, "main", Day1, Day1.AddDays(HistoryService.MaxDays))).Error.ShouldBeOfType<BadDays>();
    }
}
