using System.Text;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Seats;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Seats;

public sealed class SeatServiceTests
{
    private const OwnershipChannel Here = OwnershipChannel.Portal;
    private static readonly DateOnly March = new(2026, 3, 1), April = new(2026, 4, 1);

    private static async Task<SeatMonth> MonthAsync(TestPortal portal, DateOnly? month = null) =>
        (await portal.Get<SeatService>().GetAsync(TestPortal.Admin, "main", month)).Value;

    private static async Task<string> NumbersAsync(TestPortal portal, DateOnly month) => string.Join(",", (await MonthAsync(portal, month)).Rows.Select(r => r.Number));

    [Fact]
    public async Task ActiveUsers_TakeASeat_DisabledOnesAndHotDesksDoNot()
    {
        await using var portal = await TestPortal.StartAsync();

        var month = await MonthAsync(portal);

        month.Month.ShouldBe(March);
        month.IsRunning.ShouldBeTrue();
        month.Rows.Select(r => r.Number).ShouldBe(["2019", "2020", "2021", "2022", "2023", "2024", "2050", "2060", "2080"]);
        month.HotDesks.Select(h => h.Number).ShouldBe(["3001", "3002", "3003", "3004", "3009"]);
        month.Days[0].Seats.ShouldBe(0, "they were created on the second");
        month.Days[1].Seats.ShouldBe(9);
        month.Days[2].Seats.ShouldBeNull("tomorrow");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhoIsDisabledOrDeleted_IsStillOfThisMonth_AndNotOfTheNext(bool isDeleted)
    {
        await using var portal = await TestPortal.StartAsync();
        var (users, id) = (portal.Get<HotDeskUserService>(), portal.Main["2019"]);
        portal.Clock.Advance(TimeSpan.FromDays(3));

        (isDeleted
            ? await users.DeleteAsync(TestPortal.Admin, "main", [id], Here)
            : await users.SetActiveAsync(TestPortal.Admin, "main", [id], false, Here)).IsSuccess.ShouldBeTrue();

        portal.Clock.Advance(TimeSpan.FromDays(40));
        var row = (await MonthAsync(portal, March)).Rows.Single(r => r.Number == "2019");
        (row.Seat.Days, row.IsGone).ShouldBe((4, isDeleted));
        (await NumbersAsync(portal, April)).ShouldNotContain("2019");
    }

    [Fact]
    public async Task EveryWayToBecomeActiveOrNot_IsWrittenDown()
    {
        await using var portal = await TestPortal.StartAsync();
        var users = portal.Get<HotDeskUserService>();
        var created = (await users.CreateAsync(TestPortal.Admin, "main", new() { Number = "2100", FirstName = "A", LastName = "B", NewPin = "46139" }, Here)).Value;
        await users.CreateAsync(TestPortal.Admin, "main", new() { Number = "2101", FirstName = "C", LastName = "D", IsActive = false }, Here);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var read = (await users.GetAsync(TestPortal.Admin, "main", created)).Value;
        var form = read.ToForm();
        form.IsActive = false;
        await users.UpdateAsync(TestPortal.Admin, "main", created, read.Row.Revision, form, Here);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await users.SetActiveAsync(TestPortal.Admin, "main", [created], true, Here);
        await users.SetActiveAsync(TestPortal.Admin, "main", [created], true, Here);
        await portal.Get<ImportService>().ImportUsersAsync(portal, "2102");

        var periods = await portal.ReadAsync(db => db.UserActivities.Where(a => a.UserId == created).OrderBy(a => a.StartedAt).ToListAsync());
        periods.Select(p => ((p.StartedAt - TestOffice.SeededAt).Days, (p.EndedAt - TestOffice.SeededAt)?.Days)).ShouldBe([(0, 1), (2, null)]);
        (await NumbersAsync(portal, March)).ShouldSatisfyAllConditions(n => n.ShouldContain("2100"), n => n.ShouldNotContain("2101"), n => n.ShouldContain("2102"));
    }

    [Theory]
    [InlineData(PortalRole.Administrator, null)]
    [InlineData(PortalRole.OfficeManager, null)]
    [InlineData(PortalRole.Support, "not-allowed")]
    [InlineData(PortalRole.Trainer, "unknown-office")]
    public async Task Rights_AreThoseOfTheTable(PortalRole role, string? refusal)
    {
        await using var portal = await TestPortal.StartAsync();
        var actor = Actor.Account("somebody", role, [portal.Main.Id]);

        (await portal.Get<SeatService>().GetAsync(actor, "main", null)).Error?.Code.ShouldBe(refusal);
        (await portal.Get<ExportService>().SeatsAsync(actor, "main", null, ExportFormat.Csv)).Error?.Code.ShouldBe(refusal);
        (await portal.Get<SeatService>().GetAsync(actor, "main", null)).IsSuccess.ShouldBe(refusal is null);
    }

    [Fact]
    public async Task AMonthToCome_IsNone()
    {
        await using var portal = await TestPortal.StartAsync();
        (await portal.Get<SeatService>().GetAsync(TestPortal.Admin, "main", April)).Error.ShouldBeOfType<NoSuchMonth>();
        (await portal.Get<SeatService>().GetAsync(TestPortal.Admin, "main", DateOnly.MaxValue)).Error.ShouldBeOfType<NoSuchMonth>();
    }

    [Fact]
    public async Task TheExport_HasSeatsDaysAndWhatCostsNothing()
    {
        await using var portal = await TestPortal.StartAsync();

        var file = (await portal.Get<ExportService>().SeatsAsync(TestPortal.Admin, "main", March, ExportFormat.Csv)).Value;

        file.FileName.ShouldBe("seats-main-2026-03.csv");
        var lines = Encoding.UTF8.GetString(file.Content).Split("\r\n");
        lines.ShouldContain("\"seat\",\"2019\",\"Dana Whitfield\",1,2026-03-02,2026-03-02,1");
        lines.ShouldContain("\"total\",\"2026-03\",\"Seats of the month\",9,,,");
        lines.ShouldContain("\"day\",2026-03-02,,9,,,");
        lines.ShouldContain("\"hot desk, costs nothing\",\"3001\",,0,,,");
    }
}

file static class Imports
{
    /// <summary>Imports one user from a file.</summary>
    public static async Task ImportUsersAsync(this ImportService service, TestPortal portal, string number)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Extension,First name,Last name,PIN\n{number},New,Person,46139\n"));
        var plan = await service.DryRunAsync(TestPortal.Admin, portal.Main.Key, ImportKind.HotDeskUsers, file, "users.csv");
        (await service.ExecuteAsync(TestPortal.Admin, portal.Main.Key, plan.Value.Id, ImportChoice.All, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();
    }
}
