using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Features.Seats;

namespace HotDeskPortal.Web.Tests.Features.Seats;

public sealed class SeatsPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<SeatsPage> Seats(string query = "", string office = "main")
    {
        RenderProviders();
        Navigator.NavigateTo($"office/{office}/seats{query}");
        var page = Render<SeatsPage>(p => p.Add(m => m.Office, office));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Counting"));
        return page;
    }

    [Fact]
    public void TheMonthThatRuns_IsCountedSoFar()
    {
        var page = Seats();
        page.Find(".page-head .sub").TextContent.ShouldBe("March 2026, so far");
        page.FindAll(".count b").Select(b => b.TextContent).ShouldBe(["9", "12"]);
        page.FindAll("section[aria-labelledby=seats-users] tbody tr").Count.ShouldBe(9);
        page.FindAll("section[aria-labelledby=seats-desks] tbody tr td:last-child").ShouldAllBe(c => c.TextContent == "0");
        page.Button("Next month").HasAttribute("disabled").ShouldBeTrue();
        page.Button("Next month").HasAttribute("href").ShouldBeFalse();
    }

    [Fact]
    public void TheMonthBefore_IsOver()
    {
        var page = Seats("?month=2026-02");
        page.Find(".page-head .sub").TextContent.ShouldBe("February 2026");
        page.Find("[aria-label='Next month']").GetAttribute("href").ShouldBe("office/main/seats?month=2026-03");
        page.FindAll("section[aria-labelledby=seats-users] tbody tr")[0].QuerySelectorAll("td").Select(c => c.TextContent).Skip(1).ShouldBe(["2 Feb", "28 Feb", "27"]);
    }

    [Fact]
    public async Task WhoWasDeleted_IsStillOfTheMonth()
    {
        await Host.Services.GetRequiredService<HotDeskUserService>().DeleteAsync(
            Host.Actor(), "main", [Host.User("2019").Id], OwnershipChannel.Portal, TestContext.Current.CancellationToken);
        Seats().FindAll("section[aria-labelledby=seats-users] tbody tr")[0].TextContent.ShouldContain("deleted since");
    }

    [Theory]
    [InlineData("?month=2026-04")]
    [InlineData("?month=nonsense")]
    public void WhatIsNoMonth_IsSaid(string query) => Seats(query).Find("[role=alert]").TextContent.ShouldContain("has not started, or is not a month");

    [Theory]
    [InlineData(PortalRole.Support, "main")]
    [InlineData(PortalRole.Trainer, "training")]
    [InlineData(PortalRole.OfficeManager, "training")]
    public void WhoMayNot_SeesNoSeats(PortalRole role, string office)
    {
        SignIn(role);
        var page = Seats("", office);
        page.FindAll(".count").ShouldBeEmpty();
        page.FindAll("[role=alert]").Count.ShouldBe(1);
    }
}
