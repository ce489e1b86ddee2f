using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class WallPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<WallPage> Wall(string query = "", string office = "main")
    {
        Navigator.NavigateTo($"office/{office}/wall{query}");
        var wall = Render<WallPage>(p => p.Add(w => w.Office, office));
        wall.WaitForAssertion(() => wall.Markup.ShouldNotContain("Reading the map"));
        return wall;
    }

    private static string Desk(IRenderedComponent<WallPage> wall, string number) =>
        wall.FindAll(".desk").Single(d => d.QuerySelector(".number")!.TextContent == number).QuerySelector("strong")!.TextContent;

    [Fact]
    public async Task TheWall_HasNothingToPress_AndFollowsTheOffice()
    {
        var wall = Wall();
        wall.FindAll("button, a, input").ShouldBeEmpty();
        wall.FindAll(".desk").Count.ShouldBe(12);
        Desk(wall, "3002").ShouldBe("Marek Novák");
        Desk(wall, "3012").ShouldBe("No phone");
        await Host.LogInAsync("3002", "2019");
        wall.WaitForAssertion(() => Desk(wall, "3002").ShouldBe("Dana Whitfield"));
        wall.FindAll(".counts b").Select(b => b.TextContent).ShouldBe(["3", "8", "0", "1"]);
    }

    [Fact]
    public void AFloor_IsChosenByTheAddress()
    {
        var wall = Wall("?floor=2");
        wall.Find("h1").TextContent.ShouldBe("Main Office, floor 2");
        wall.FindAll(".desk").Count.ShouldBe(5);
    }

    [Fact]
    public void AnOffice_OneMayNotSee_IsNone()
    {
        SignIn(PortalRole.Trainer);
        Wall().Find("h1").TextContent.ShouldBe("Office not found");
    }
}

public sealed class AllOfficesPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<AllOfficesPage> Page(string query = "")
    {
        Navigator.NavigateTo($"ownership{query}");
        var page = Render<AllOfficesPage>();
        page.WaitForAssertion(() => page.FindAll("section").ShouldNotBeEmpty());
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading…"));
        return page;
    }

    [Theory]
    [InlineData(PortalRole.Administrator, "Main Office,Training Office")]
    [InlineData(PortalRole.Support, "Main Office,Training Office")]
    [InlineData(PortalRole.OfficeManager, "Main Office")]
    [InlineData(PortalRole.Trainer, "Training Office")]
    public void EveryOfficeOneSees_AndNoOther(PortalRole role, string offices)
    {
        SignIn(role);
        string.Join(",", Page().FindAll("section").Select(s => s.GetAttribute("aria-label"))).ShouldBe(offices);
    }

    [Fact]
    public void AState_IsChosenAtTheTop_AndGoesIntoTheAddress()
    {
        var page = Page();
        page.FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "No phone").Click();
        Address.ShouldBe("ownership?state=none");
        page.WaitForAssertion(() => page.FindAll(".tile .number").Select(n => n.TextContent).ShouldBe(["3012", "3012"]));
        page.FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "All").Click();
        Address.ShouldBe("ownership");
    }

    [Fact]
    public async Task Filters_ReachEveryOffice_AndChangesAppear()
    {
        var page = Page("?q=300&state=owned");
        page.FindAll(".tile .number").Select(n => n.TextContent).ShouldBe(["3002", "3004", "3006", "3002", "3004", "3006"]);
        await Host.LogInAsync("3001", "2019");
        page.WaitForAssertion(() => page.FindAll(".tile .number").Select(n => n.TextContent).ShouldBe(["3001", "3002", "3004", "3006", "3002", "3004", "3006"]));
        await page.InvokeAsync(() => page.FindAll(".tile")[0].Click());
        Address.ShouldBe("office/main/ownership?open=3001");
    }
}
