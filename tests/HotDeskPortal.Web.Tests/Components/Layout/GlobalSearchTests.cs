using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;

namespace HotDeskPortal.Web.Tests.Components.Layout;

public sealed class GlobalSearchTests() : PageContext(isShared: true)
{
    private static List<string> Hits(IRenderedComponent<GlobalSearch> search) =>
        [.. search.FindAll("[role=option]").Select(h => string.Join(" · ", h.QuerySelectorAll("span").Select(s => s.TextContent)))];

    private IRenderedComponent<GlobalSearch> Search(string text)
    {
        var search = Render<GlobalSearch>();
        search.Find("input").Input(text);
        return search;
    }

    [Theory]
    [InlineData("3001", "3001 · Hot desk extension, free")]
    [InlineData("3002", "3002 · Hot desk extension, owned by Marek Novák")]
    [InlineData("marek", "2020 · Marek Novák, logged in at 3002")]
    [InlineData("  WHITFIELD ", "2019 · Dana Whitfield, not logged in anywhere")]
    [InlineData("1-A", "3001 · Hot desk extension, free")]
    [InlineData("80:5e:c0:11:22:34", "3002 · Hot desk extension, owned by Marek Novák")]
    [InlineData("805EC0112234", "3002 · Hot desk extension, owned by Marek Novák")]
    [InlineData("80-5E-C0-11-22-34", "3002 · Hot desk extension, owned by Marek Novák")]
    [InlineData("customer", "7000 · Customer service, queue")]
    [InlineData("805e.c011.2261", "2090 · Reception Desk, not logged in anywhere")]
    public void ANumberNameDeskOrMac_IsFound(string text, string hit)
    {
        SignIn(PortalRole.OfficeManager);
        Hits(Search(text)).ShouldBe([$"{hit} · Main Office"]);
    }

    [Fact]
    public void EveryOfficeOneSees_IsSearched_AndNoOther()
    {
        Hits(Search("3001")).Select(h => h.Split(" · ")[^1]).ShouldBe(["Main Office", "Training Office"]);
        SignIn(PortalRole.Trainer);
        Hits(Search("3001")).Select(h => h.Split(" · ")[^1]).ShouldBe(["Training Office"]);
    }

    [Fact]
    public void Hits_AreFewEnoughToRead() => Hits(Search("3")).Count.ShouldBe(8);

    [Fact]
    public void NothingFound_IsSaid_AndNothingAskedIsNot()
    {
        Search("zebra").Find("[role=status]").TextContent.ShouldBe("No number, name or MAC contains “zebra”.");
        Search("   ").FindAll("[role=status], [role=option]").ShouldBeEmpty();
    }

    [Fact]
    public void TheKeyboard_ChoosesAndGoes()
    {
        SignIn(PortalRole.OfficeManager);
        var search = Search("300");
        var input = search.Find("input");
        input.GetAttribute("aria-activedescendant").ShouldBe("hit-0");
        input.KeyDown("ArrowUp");
        search.Find("input").GetAttribute("aria-activedescendant").ShouldBe("hit-7", "round to the last");
        search.Find("input").KeyDown("ArrowDown");
        search.Find("input").KeyDown("ArrowDown");
        search.Find("[aria-selected=true]").Id.ShouldBe("hit-1");
        search.Find("input").KeyDown("Enter");
        Address.ShouldBe("office/main/ownership?open=3002");
        search.FindAll("[role=option]").ShouldBeEmpty();
        search.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public void Escape_Empties()
    {
        var search = Search("300");
        search.Find("input").KeyDown("Escape");
        search.FindAll("[role=option], [role=status]").ShouldBeEmpty();
    }

    [Fact]
    public void APerson_LeadsToTheirDesk_OrToWhoLooksLikeThem()
    {
        SignIn(PortalRole.OfficeManager);
        Search("marek").Find("[role=option]").MouseDown();
        Address.ShouldBe("office/main/ownership?open=3002");
        Search("dana").Find("[role=option]").MouseDown();
        Address.ShouldBe("office/main/ownership?q=2019");
    }

    [Fact]
    public void LeavingTheBox_ClosesTheList_AndClaimsNothing()
    {
        var search = Search("dana");
        search.Find(".find").FocusOut();
        search.FindAll("[role=option]").ShouldBeEmpty();
        search.FindAll("[role=status]").ShouldBeEmpty("it did find something");
    }
}
