using System.Globalization;
using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Charts;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.History;
using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.History;

public sealed class HistoryPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<HistoryPage> History(string query = "", string office = "main")
    {
        RenderProviders();
        Navigator.NavigateTo($"office/{office}/history{query}");
        var page = Render<HistoryPage>(p => p.Add(m => m.Office, office));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading"));
        return page;
    }

    private static List<string> Rows(IRenderedComponent<HistoryPage> page) =>
        [.. page.FindAll("tbody tr").Select(r => string.Join(" | ", r.QuerySelectorAll("td").Select(c => string.Join(" ", c.TextContent.Split((char[])[], StringSplitOptions.RemoveEmptyEntries)))))];

    [Fact]
    public void WhoIsLoggedIn_StandsOnTop()
    {
        var rows = Rows(History("?end=open"));
        rows.Count.ShouldBe(3);
        rows[0].ShouldStartWith("Li Na 2022 | 3006 |");
        rows[0].ShouldEndWith("now42 min | still logged in");
    }

    [Fact]
    public void EveryRow_TellsDateAndHour_OfItsBeginningAndItsEnd()
    {
        var rows = Rows(History("?end=loggedout"));
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => System.Text.RegularExpressions.Regex.IsMatch(r, @"\| \d+ \w{3}( \d{4})? \d\d?:\d\d.* \| \d+ \w{3}( \d{4})? \d\d?:\d\d"));
    }

    [Fact]
    public async Task AnEnd_AppearsByItself_WithWhoAndWhy()
    {
        var page = History("?desk=3002&end=forced");
        var before = Rows(page).Count;
        await Host.Services.GetRequiredService<OwnershipService>().ForceLogOutAsync(
            Host.Actor(), "main", new ForceLogOutForm { HotDeskIds = [Host.HotDesk("3002").Id], Reason = "Fire drill" }, OwnershipChannel.Portal, TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Rows(page).Count.ShouldBe(before + 1));
        Rows(page)[0].ShouldEndWith("logged out by Administrator@hotdesk.exampleFire drill");
    }

    [Fact]
    public async Task Filters_AreInTheAddress_AndGoTogether()
    {
        var page = History();
        page.Type("User, by number", "2019");
        Address.ShouldBe("office/main/history?user=2019");
        page.WaitForAssertion(() => Rows(page).ShouldAllBe(r => r.StartsWith("Dana Whitfield", StringComparison.Ordinal)));
        page.Type("From day", new DateOnly(2026, 2, 20).ToString("d", CultureInfo.CurrentCulture));
        var end = page.FindComponents<FilterSelect<string>>().Single(f => f.Instance.Label == "How it ended").Instance;
        await page.InvokeAsync(() => end.ValueChanged.InvokeAsync("nightly"));
        Address.ShouldBe("office/main/history?user=2019&from=2026-02-20&end=nightly");
        page.WaitForAssertion(() => page.Markup.ShouldContain("No matches"));
        page.FindAll("button").First(b => b.TextContent == "Clear filters").Click();
        Address.ShouldBe("office/main/history");
    }

    [Fact]
    public void ManySessions_ComePageByPage()
    {
        var page = History("?size=25");
        Rows(page).Count.ShouldBe(25);
        page.Find(".pages [role=status]").TextContent.ShouldStartWith("1–25 of ");
        page.Find("[aria-label='Next page']").Click();
        Address.ShouldBe("office/main/history?size=25&page=2");
    }

    [Theory]
    [InlineData(PortalRole.Administrator, "main", true, true)]
    [InlineData(PortalRole.OfficeManager, "main", true, true)]
    [InlineData(PortalRole.Support, "main", true, false)]
    [InlineData(PortalRole.Trainer, "main", false, false)]
    [InlineData(PortalRole.Trainer, "training", true, false)]
    public void WhoMayLook_MayNotAlwaysTakeItAway(PortalRole role, string office, bool sees, bool exports)
    {
        SignIn(role);
        var page = History("", office);
        page.FindAll("tbody tr").Any().ShouldBe(sees);
        page.Markup.Contains("Export", StringComparison.Ordinal).ShouldBe(exports);
    }

    [Theory]
    [InlineData(0.5, "under 1 min")]
    [InlineData(4, "4 min")]
    [InlineData(440, "7 h 20")]
    [InlineData(4560, "3 d 4 h")]
    public void ALength_FitsItsColumn(double minutes, string text) => HistoryTexts.Length(TimeSpan.FromMinutes(minutes)).ShouldBe(text);

    [Fact]
    public void EveryEnd_HasItsWords()
    {
        var ends = Enum.GetValues<SessionEnd>();
        ends.Select(OwnershipTexts.Name).Distinct().Count().ShouldBe(ends.Length);
        ends.Select(e => OwnershipTexts.Ending(e, "ann")).Distinct().Count().ShouldBe(ends.Length);
    }
}

public sealed class OccupancyPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<OccupancyPage> Occupancy(string query = "", string office = "main")
    {
        Navigator.NavigateTo($"office/{office}/occupancy{query}");
        var page = Render<OccupancyPage>(p => p.Add(m => m.Office, office));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading"));
        return page;
    }

    [Fact]
    public void Charts_SayTheSameAsTheirTables()
    {
        var page = Occupancy("?days=7");
        var charts = page.FindComponents<BarChart>();
        charts.Select(c => c.Instance.Bars.Count).ShouldBe([7, 24]);
        foreach (var chart in charts)
        {
            chart.FindComponents<MudBlazor.MudChart<double>>().ShouldHaveSingleItem();
            chart.Find(".plot[role=img]").GetAttribute("aria-label").ShouldBe(chart.Instance.Title);
            chart.FindAll("tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent))
                .ShouldBe(chart.Instance.Bars.Select(bar => (bar.Label, bar.Value.ToString("0.##", CultureInfo.CurrentCulture))));
        }
    }

    [Fact]
    public void IdleDesks_AreNamed_AndLeadToTheirSessions()
    {
        var page = Occupancy("?days=30");
        page.FindAll(".idle a").Select(a => a.TextContent).ShouldBe(["3011", "3012"]);
        page.FindAll(".idle a")[0].GetAttribute("href").ShouldBe("office/main/history?desk=3011");
        page.FindAll("section[aria-labelledby=busiest] tbody tr").Count.ShouldBe(8);
    }

    [Fact]
    public void AnUnknownOffice_IsSaid()
    {
        SignIn(PortalRole.Trainer);
        Occupancy().Find("[role=alert] p").TextContent.ShouldNotBeEmpty();
    }
}
