using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Ownership;
using MudBlazor;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class OwnershipMapPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<OwnershipMapPage> Map(string query = "", string office = "main")
    {
        Navigator.NavigateTo($"office/{office}/ownership{query}");
        var map = Render<OwnershipMapPage>(p => p.Add(m => m.Office, office));
        map.WaitForAssertion(() => map.Markup.ShouldNotContain("Reading the map"));
        return map;
    }

    private static string Numbers(IRenderedComponent<OwnershipMapPage> map) =>
        string.Join(",", map.FindAll(".tile .number").Select(n => n.TextContent));

    private static IElement Tile(IRenderedComponent<OwnershipMapPage> map, string number) =>
        map.FindAll(".tile").Single(t => t.QuerySelector(".number")!.TextContent == number);

    [Fact]
    public void TheMap_ShowsTheOfficeAsItIs()
    {
        var map = Map();
        map.FindAll(".count b").Select(b => b.TextContent).ShouldBe(["3", "8", "0", "1"]);
        map.FindAll("h2.floor").Select(h => h.TextContent.Trim()).ShouldBe(["Floor 1 3 of 7 owned", "Floor 2 0 of 5 owned"]);
        Tile(map, "3002").QuerySelector(".who")!.TextContent.ShouldStartWith("Marek Novák");
        map.FindAll(".activity li").Select(l => l.QuerySelector("span")!.TextContent)
            .ShouldBe(["Li Na logged in at 3006", "Siobhán O'Brien logged in at 3004", "Marek Novák logged in at 3002"]);
    }

    [Fact]
    public async Task AChange_AppearsByItself_AndOnlyItsTileIsDrawnAgain()
    {
        var map = Map();
        var before = map.FindComponents<OwnershipTile>().ToDictionary(t => t.Instance.Model.Number, t => t.RenderCount);

        await Host.LogInAsync("3001", "2019");

        map.WaitForAssertion(() => Tile(map, "3001").QuerySelector(".who")!.TextContent.ShouldStartWith("Dana Whitfield"));
        Tile(map, "3001").ClassList.ShouldContain("pulse");
        map.FindAll(".count b")[0].TextContent.ShouldBe("4");
        map.Find(".activity li").TextContent.ShouldContain("Dana Whitfield logged in at 3001");
        map.FindComponents<OwnershipTile>().Where(t => t.RenderCount != before[t.Instance.Model.Number])
            .Select(t => t.Instance.Model.Number).ShouldBe(["3001"]);

        Host.Time.Advance(TimeSpan.FromSeconds(2));
        map.WaitForAssertion(() => Tile(map, "3001").ClassList.ShouldNotContain("pulse"));
    }

    [Fact]
    public async Task GuessedPins_AreSaidAboveTheMap_AsSoonAsTheyAre_AndUntilTheDayIsOver()
    {
        var offices = Host.Services.GetRequiredService<OfficeService>();
        var settings = (await offices.GetAsync(Host.Actor(), "main")).Value;
        settings.Form.OfficeTriesADay = 2;
        (await offices.UpdateAsync(Host.Actor(), "main", settings.Revision, settings.Form, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();
        var map = Map();
        foreach (var desk in Host.Board().Directory.HotDesks.Take(2))
        {
            map.Markup.ShouldNotContain("Someone is guessing PINs");
            (await Host.Services.GetRequiredService<OwnershipService>().CheckPinAsync(
                Host.Actor(), "main", desk.Id, "2999", Domain.HotDeskUsers.Pin.Entered("0001"), new Domain.Ownership.Origin(OwnershipChannel.Phone, "test"))).Error.ShouldBeOfType<NotRight>();
        }

        map.WaitForAssertion(() => map.Find("p[role=status].error").TextContent.ShouldContain("Someone is guessing PINs"));
        map.Find(".activity li").TextContent.ShouldContain("Someone is guessing PINs, last at 3002");
        Host.Time.Advance(TimeSpan.FromHours(25));
        Map().Markup.ShouldNotContain("Someone is guessing PINs: ");
    }

    [Fact]
    public async Task AMove_DrawsBothItsTilesAndNoOther()
    {
        var map = Map();
        var before = map.FindComponents<OwnershipTile>().ToDictionary(t => t.Instance.Model.Number, t => t.RenderCount);
        await Host.LogInAsync("3001", "2020");
        map.WaitForAssertion(() => map.Find(".activity li").TextContent.ShouldContain("Marek Novák moved from 3002 to 3001"));
        map.FindComponents<OwnershipTile>().Where(t => t.RenderCount != before[t.Instance.Model.Number])
            .Select(t => t.Instance.Model.Number).ShouldBe(["3001", "3002"]);
    }

    [Theory]
    [InlineData("?state=owned", "3002,3004,3006")]
    [InlineData("?state=none", "3012")]
    [InlineData("?floor=2", "3008,3009,3010,3011,3012")]
    [InlineData("?q=marek", "3002")]
    [InlineData("?q=poly&floor=2&state=free", "3008,3009")]
    [InlineData("?q=nobody", "")]
    public void Filters_ComeFromTheAddress(string query, string numbers) => Numbers(Map(query)).ShouldBe(numbers);

    [Fact]
    public void Filters_GoIntoTheAddress_AndOutAgain()
    {
        var map = Map();
        map.Find("input[data-filter]").Input("300");
        Address.ShouldBe("office/main/ownership?q=300");
        map.Find(".count.owned").Click();
        Address.ShouldBe("office/main/ownership?q=300&state=owned");
        map.Find(".count.owned").GetAttribute("aria-pressed").ShouldBe("true");
        map.FindAll(".floors .mud-chip").Single(c => c.TextContent.Trim() == "Floor 1").Click();
        Address.ShouldBe("office/main/ownership?q=300&state=owned&floor=1");
        Numbers(map).ShouldBe("3002,3004,3006");
        map.Find(".count.owned").Click();
        Address.ShouldBe("office/main/ownership?q=300&floor=1");
        map.FindAll("button").Single(b => b.TextContent == "Clear filters").Click();
        Address.ShouldBe("office/main/ownership");
        map.FindAll(".tile").Count.ShouldBe(12);
    }

    [Fact]
    public async Task ShapeAndGroups_AreChosen_AndGoIntoTheAddress()
    {
        var map = Map();
        var groups = map.FindComponent<FilterSelect<MapGrouping>>();
        await map.InvokeAsync(() => groups.Instance.ValueChanged.InvokeAsync(MapGrouping.Row));
        Address.ShouldBe("office/main/ownership?group=row");
        map.FindAll("h2.floor")[0].TextContent.ShouldStartWith("Row 1");
        await map.InvokeAsync(() => groups.Instance.ValueChanged.InvokeAsync(MapGrouping.Floor));
        Address.ShouldBe("office/main/ownership");
        map.FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "List").Click();
        Address.ShouldBe("office/main/ownership?view=list");
        map.FindAll("tbody tr").Count.ShouldBe(12);
        map.FindAll(".mud-toggle-item").Single(i => i.TextContent.Trim() == "Tiles").Click();
        Address.ShouldBe("office/main/ownership");
    }

    [Fact]
    public void AList_IsOrderedByItsAddress_AndByItsHeadings()
    {
        var map = Map("?view=list&sort=owner");
        List().ShouldBe("3006,3002,3004,3001,3003");
        map.FindAll("th button").Single(b => b.TextContent.StartsWith("Owner", StringComparison.Ordinal)).Click();
        Address.ShouldBe("office/main/ownership?view=list&sort=owner&dir=desc");
        List().ShouldBe("3004,3002,3006,3012,3011");
        map.FindAll("th").Single(h => h.TextContent.StartsWith("Owner", StringComparison.Ordinal)).GetAttribute("aria-sort").ShouldBe("descending");
        map.FindAll("tbody button")[0].Click();
        map.Find("#drawer-title .mono").TextContent.ShouldBe("3004");

        string List() => string.Join(",", map.FindAll("tbody button").Take(5).Select(b => b.TextContent));
    }

    [Theory]
    [InlineData("?group=none", "")]
    [InlineData("?group=row", "Row 1 3 of 7 owned|Row 2 0 of 5 owned")]
    [InlineData("?group=nonsense", "Floor 1 3 of 7 owned|Floor 2 0 of 5 owned")]
    public void Groups_ComeFromTheAddress(string query, string headings) =>
        string.Join("|", Map(query).FindAll("h2.floor").Select(h => h.TextContent.Trim())).ShouldBe(headings);

    [Fact]
    public async Task ASelection_IsLoggedOutWithOneReason_AndTellsWhoWasNot()
    {
        var (dialogs, _) = RenderProviders();
        var map = Map();
        map.FindAll("button").Single(b => b.TextContent == "Select").Click();
        foreach (var number in new[] { "3001", "3002", "3004" })
            Tile(map, number).Click();
        Address.ShouldBe("office/main/ownership", "a click selects and opens nothing");
        map.Find(".selection strong").TextContent.ShouldBe("3 selected");
        Tile(map, "3001").GetAttribute("aria-pressed").ShouldBe("true");
        map.FindAll(".selection button").Single(b => b.TextContent == "Log 2 people out…").Click();
        dialogs.WaitForAssertion(() => dialogs.FindAll(".consequences strong").Select(s => s.TextContent).ShouldBe(["Marek Novák, 3002", "Siobhán O'Brien, 3004"]));
        await Host.LogInAsync("3004", "2019");

        await dialogs.InvokeAsync(() => LogOutButton(dialogs).Click());
        dialogs.Markup.ShouldContain("Give a reason: it is kept in the history.");
        dialogs.Find("input").Input("Fire drill");
        await dialogs.InvokeAsync(() => LogOutButton(dialogs).Click());

        dialogs.WaitForAssertion(() => dialogs.Markup.ShouldContain("1 of 2 logged out, 1 not."));
        dialogs.FindAll(".consequences li > span").Select(s => s.TextContent)
            .ShouldBe(["logged out", "not logged out: That session is over; nothing was changed."]);
        Host.Board().OwnerOf(Host.HotDesk("3004").Id)!.Name.ShouldBe("Dana Whitfield");
        map.WaitForAssertion(() => map.Find(".activity li").TextContent.ShouldContain("logged Marek Novák out of 3002: Fire drill"));
    }

    [Fact]
    public async Task AFilteredMap_LosesTheTileThatNoLongerFits()
    {
        var map = Map("?state=free&floor=1");
        await Host.LogInAsync("3001", "2019");
        map.WaitForAssertion(() => Numbers(map).ShouldBe("3003,3005,3007"));
    }

    [Fact]
    public void ATile_OpensItsDrawer_WhoseAddressCanBeSent()
    {
        var map = Map("?floor=1");
        Tile(map, "3002").Click();
        Address.ShouldBe("office/main/ownership?floor=1&open=3002");
        map.Find("#drawer-title .mono").TextContent.ShouldBe("3002");
        Tile(map, "3002").GetAttribute("aria-current").ShouldBe("true");
        map.Find("section.drawer").KeyDown("Escape");
        Address.ShouldBe("office/main/ownership?floor=1");
        map.FindAll("section.drawer").ShouldBeEmpty();
        Map("?open=3004").Find("section.drawer dd").TextContent.ShouldBe("Siobhán O'Brien");
    }

    [Theory]
    [InlineData(PortalRole.Administrator, "main", true)]
    [InlineData(PortalRole.Support, "main", true)]
    [InlineData(PortalRole.OfficeManager, "main", true)]
    [InlineData(PortalRole.Trainer, "training", true)]
    [InlineData(PortalRole.Trainer, "main", false)]
    [InlineData(PortalRole.OfficeManager, "training", false)]
    [InlineData(PortalRole.Administrator, "nowhere", false)]
    public void AnOffice_OneMayNotSee_IsNone(PortalRole role, string office, bool sees)
    {
        SignIn(role);
        var map = Map("?open=3002", office);
        map.FindAll(".tile").Count.ShouldBe(sees ? 12 : 0);
        map.FindAll("section.drawer .mud-button-outlined-error").Count.ShouldBe(sees ? 1 : 0);
        if (!sees)
            map.Find("h1").TextContent.ShouldBe("Office not found");
    }

    [Fact]
    public void AnotherOffice_TakesThePlaceOfThisOne()
    {
        var map = Map();
        Navigator.NavigateTo("office/training/ownership");
        map.Render(p => p.Add(m => m.Office, "training"));
        map.WaitForAssertion(() => map.Find(".page-head .sub").TextContent.ShouldBe("12 hot desk extensions, Eastern Time (New York)"));
        map.WaitForAssertion(() => map.FindComponent<OwnershipTile>().Instance.Model.Id.ShouldBe(Host.HotDesk("3001", "training").Id));
    }

    [Fact]
    public async Task ALogOut_FromTheMap_AsksForAReasonAndIsSeenAtOnce()
    {
        var (dialogs, messages) = RenderProviders();
        var map = Map("?open=3002");
        map.Find("section.drawer .mud-button-outlined-error").Click();
        dialogs.WaitForAssertion(() => dialogs.Markup.ShouldContain("will be logged out of"));
        dialogs.Find("input").Input("Fire drill");
        await dialogs.InvokeAsync(() => LogOutButton(dialogs).Click());
        map.WaitForAssertion(() => Tile(map, "3002").ClassList.ShouldContain("free"));
        map.Find(".activity li").TextContent.ShouldContain("Administrator@hotdesk.example logged Marek Novák out of 3002: Fire drill");
        messages.WaitForAssertion(() => messages.Markup.ShouldContain("Marek Novák was logged out of 3002."));
        dialogs.WaitForAssertion(() => dialogs.FindAll(".mud-dialog").ShouldBeEmpty());
    }

    private static IElement LogOutButton(IRenderedComponent<MudDialogProvider> dialogs) =>
        dialogs.FindAll("button").Single(b => b.TextContent.Trim().StartsWith("Log ", StringComparison.Ordinal));
}
