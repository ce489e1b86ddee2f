using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class OwnershipMapViewTests
{
    private static OwnershipMapView View(string? text = null, string? state = null, string? floor = null) =>
        OwnershipMapView.Of(Given.Board, new MapFilter(text, state, floor), Given.Now);

    private static string Numbers(OwnershipMapView view) => string.Join(",", view.Groups.SelectMany(g => g.Tiles).Select(t => t.Number));

    [Fact]
    public void Everything_StandsByFloorWithItsCounts()
    {
        var view = View();
        view.Counts.ShouldBe(new MapCounts(Owned: 1, Free: 2, Locked: 1, NoPhone: 1));
        view.Floors.ShouldBe(["1", "2"]);
        view.Groups.Select(g => (g.Floor, g.Owned, g.Total, g.Tiles.Count)).ShouldBe([("", 0, 1, 1), ("1", 1, 3, 3), ("2", 0, 1, 1)]);
    }

    [Theory]
    [InlineData(null, null, null, "3005,3001,3002,3003,3004")]
    [InlineData(null, "owned", null, "3001")]
    [InlineData(null, "free", null, "3005,3002")]
    [InlineData(null, "locked", null, "3003")]
    [InlineData(null, "none", null, "3004")]
    [InlineData(null, "nonsense", null, "")]
    [InlineData(null, null, "1", "3001,3002,3003")]
    [InlineData(null, null, "2", "3004")]
    [InlineData(null, null, "3", "")]
    [InlineData(null, "free", "1", "3002")]
    [InlineData("3002", null, null, "3002")]
    [InlineData("dana", null, null, "3001")]
    [InlineData("2019", null, null, "3001")]
    [InlineData("WINDOW", null, null, "3002")]
    [InlineData(" 1-c ", null, null, "3003")]
    [InlineData("80:5e:c0:11:22:02", null, null, "3002")]
    [InlineData("805EC01122", null, null, "3005,3001,3002,3003")]
    [InlineData("poly", null, null, "3002")]
    [InlineData("marek", null, null, "")]
    [InlineData("   ", null, null, "3005,3001,3002,3003,3004")]
    [InlineData("300", "free", "1", "3002")]
    public void AFilter_LeavesWhatFits(string? text, string? state, string? floor, string numbers) =>
        Numbers(View(text, state, floor)).ShouldBe(numbers);

    [Fact]
    public void CountsAndTotals_StayWhateverIsFiltered()
    {
        var view = View(state: "free", floor: "1");
        view.Counts.ShouldBe(View().Counts);
        view.Groups.ShouldHaveSingleItem().ShouldSatisfyAllConditions(g => g.Owned.ShouldBe(1), g => g.Total.ShouldBe(3));
    }

    [Theory]
    [InlineData("3001", "owned", "Dana Whitfield", "since 08:58", "2026-03-02 08:58:00 -05:00", "Anyone may log in", "1-A")]
    [InlineData("3002", "free", null, "since 09:00 yesterday", "2026-03-01 09:00:00 -05:00", "Anyone may log in", "1-B")]
    [InlineData("3003", "locked", null, "until 09:17", "2026-03-02 09:17:00 -05:00", "Too many wrong PINs", "1-C")]
    [InlineData("3004", "none", null, null, null, "No phone assigned", "2-A")]
    [InlineData("3005", "free", null, "never used", null, "Anyone may log in", null)]
    public void ATile_SaysItAll(string number, string state, string? owner, string? since, string? exact, string hint, string? place)
    {
        using var culture = Culture.Of("en-GB");
        var tile = View().Groups.SelectMany(g => g.Tiles).Single(t => t.Number == number);
        tile.ShouldBe(new TileModel(tile.Id, number, state, owner, owner is null ? null : "2019", since, exact, false, hint, place));
    }

    [Fact]
    public void AnOwnerOfMoreThanADay_IsMarked()
    {
        var later = Given.Now.AddHours(26);
        var tile = OwnershipMapView.Of(Given.Board, new MapFilter("3001", null, null), later).Groups[0].Tiles[0];
        (tile.IsLong, tile.SinceText).ShouldBe((true, "26 h"));
        OwnershipMapView.Of(Given.Board, new MapFilter("3001", null, null), Given.Now.AddHours(23)).Groups[0].Tiles[0].IsLong.ShouldBeFalse();
    }

    [Fact]
    public void ALock_EndsByItself()
    {
        OwnershipMapView.Of(Given.Board, new MapFilter("3003", null, null), Given.Now.AddMinutes(17)).Groups[0].Tiles[0].State.ShouldBe("free");
    }
}
