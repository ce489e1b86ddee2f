using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class OwnershipMapViewTests
{
    private static OwnershipMapView View(string? text = null, HotDeskStatus? state = null, string? floor = null, DateTimeOffset? now = null) =>
        OwnershipMapView.Of(Given.Board, new MapQuery(new MapFilter(text, state, floor)), now ?? Given.Now);

    private static string Numbers(OwnershipMapView view) => string.Join(",", view.Groups.SelectMany(g => g.HotDesks).Select(h => h.Number.Digits));

    private static TileModel Tile(OwnershipMapView view, string number) =>
        view.Tile(view.Groups.SelectMany(g => g.HotDesks).Single(h => h.Number.Digits == number));

    [Fact]
    public void Everything_StandsByFloorWithItsCounts()
    {
        var view = View();
        view.Counts.ShouldBe(new MapCounts(Owned: 1, Free: 2, Locked: 1, NoPhone: 1));
        view.Floors.ShouldBe(["1", "2"]);
        view.Groups.Select(g => (g.Name, g.Owned, g.Total, g.HotDesks.Count)).ShouldBe([("", 0, 1, 1), ("1", 1, 3, 3), ("2", 0, 1, 1)]);
    }

    [Theory]
    [InlineData(null, null, null, "3005,3001,3002,3003,3004")]
    [InlineData(null, HotDeskStatus.Owned, null, "3001")]
    [InlineData(null, HotDeskStatus.Free, null, "3005,3002")]
    [InlineData(null, HotDeskStatus.Locked, null, "3003")]
    [InlineData(null, HotDeskStatus.NoPhone, null, "3004")]
    [InlineData(null, null, "1", "3001,3002,3003")]
    [InlineData(null, null, "2", "3004")]
    [InlineData(null, null, "3", "")]
    [InlineData(null, HotDeskStatus.Free, "1", "3002")]
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
    [InlineData("300", HotDeskStatus.Free, "1", "3002")]
    public void AFilter_LeavesWhatFits(string? text, HotDeskStatus? state, string? floor, string numbers) =>
        Numbers(View(text, state, floor)).ShouldBe(numbers);

    [Fact]
    public void CountsAndTotals_StayWhateverIsFiltered()
    {
        var view = View(state: HotDeskStatus.Free, floor: "1");
        view.Counts.ShouldBe(View().Counts);
        view.Groups.ShouldHaveSingleItem().ShouldSatisfyAllConditions(g => g.Owned.ShouldBe(1), g => g.Total.ShouldBe(3));
    }

    [Theory]
    [InlineData("3001", HotDeskStatus.Owned, "Dana Whitfield", "since 08:58", "2026-03-02 08:58:00 -05:00", "Anyone may log in", "1-A")]
    [InlineData("3002", HotDeskStatus.Free, null, "since 09:00 yesterday", "2026-03-01 09:00:00 -05:00", "Anyone may log in", "1-B")]
    [InlineData("3003", HotDeskStatus.Locked, null, "until 09:17", "2026-03-02 09:17:00 -05:00", "Too many wrong PINs", "1-C")]
    [InlineData("3004", HotDeskStatus.NoPhone, null, null, null, "No phone assigned", "2-A")]
    [InlineData("3005", HotDeskStatus.Free, null, "never used", null, "Anyone may log in", null)]
    public void ATile_SaysItAll(string number, HotDeskStatus state, string? owner, string? since, string? exact, string hint, string? place)
    {
        using var culture = Culture.Of("en-GB");
        var tile = Tile(View(), number);
        tile.ShouldBe(new TileModel(tile.Id, number, state, owner, owner is null ? null : "2019", since, exact, false, hint, place));
    }

    [Fact]
    public void AnOwnerOfMoreThanADay_IsMarked()
    {
        var later = Given.Now.AddHours(26);
        var tile = Tile(View(now: later), "3001");
        (tile.IsLong, tile.SinceText).ShouldBe((true, "26 h"));
        Tile(View(now: Given.Now.AddHours(23)), "3001").IsLong.ShouldBeFalse();
    }

    [Fact]
    public void ALock_EndsByItself()
    {
        var view = View();
        Tile(view, "3003").Status.ShouldBe(HotDeskStatus.Locked);
        view = view.At(Given.Now.AddMinutes(17));
        Tile(view, "3003").Status.ShouldBe(HotDeskStatus.Free);
        view.Counts.ShouldBe(new MapCounts(Owned: 1, Free: 3, Locked: 0, NoPhone: 1));
    }

    [Theory]
    [InlineData("dana", "3001")]
    [InlineData(" 2019 ", "3001")]
    [InlineData("marek", "")]
    public void AnOwner_IsSoughtAmongOwnersOnly(string owner, string numbers) =>
        Numbers(OwnershipMapView.Of(Given.Board, new MapQuery(new MapFilter(null, null, null, owner)), Given.Now)).ShouldBe(numbers);

    [Theory]
    [InlineData(MapOrder.Number, false, "3001,3002,3003,3004,3005")]
    [InlineData(MapOrder.Number, true, "3005,3004,3003,3002,3001")]
    [InlineData(MapOrder.Owner, false, "3001,3002,3003,3004,3005")]
    [InlineData(MapOrder.Owner, true, "3001,3005,3004,3003,3002")]
    [InlineData(MapOrder.Since, false, "3002,3001,3003,3004,3005")]
    [InlineData(MapOrder.Place, true, "3004,3003,3002,3001,3005")]
    public void AList_HasItsOrder_AndWhatIsMissingComesLast(MapOrder order, bool descending, string numbers) =>
        Numbers(OwnershipMapView.Of(Given.Board, new MapQuery(new MapFilter(null, null, null), MapGrouping.None, order, descending), Given.Now)).ShouldBe(numbers);

    [Theory]
    [InlineData("1-A", "1")]
    [InlineData("B-07", "B")]
    [InlineData("Row 3 12", "Row 3")]
    [InlineData("Window", "")]
    [InlineData("", "")]
    public void ARow_IsWhatADeskSaysFirst(string desk, string row) => OwnershipMapView.RowOf(desk).ShouldBe(row);

    /// <summary>Whatever happens, in whichever order: what was brought up to date is what a new view would be.</summary>
    [Theory]
    [InlineData(MapGrouping.Floor, MapOrder.Number, null)]
    [InlineData(MapGrouping.Row, MapOrder.Number, HotDeskStatus.Owned)]
    [InlineData(MapGrouping.None, MapOrder.Owner, null)]
    [InlineData(MapGrouping.None, MapOrder.Since, HotDeskStatus.Free)]
    [InlineData(MapGrouping.None, MapOrder.State, null)]
    public void AChange_LeavesTheViewAsANewOneWouldBe(MapGrouping grouping, MapOrder order, HotDeskStatus? state)
    {
        var (board, now, random) = (Given.Board, Given.Now, new Random(7));
        var query = new MapQuery(new MapFilter(null, state, null), grouping, order, Descending: order == MapOrder.Since);
        var view = OwnershipMapView.Of(board, query, now);
        for (var i = 0; i < 300; i++)
        {
            now = now.AddSeconds(random.Next(120));
            var hotDesk = board.Directory.HotDesks[random.Next(3)];
            var entry = Given.Entry(JournalKind.PhoneLocked, hotDesk.Id, version: board.Version + 1) with { At = now };
            entry = (board.OwnershipOf(hotDesk.Id).Session, random.Next(4)) switch
            {
                (_, 0) => entry with { PhoneId = hotDesk.Phone!.Id, Until = now.AddMinutes(5) },
                (_, 1) => entry with { Kind = JournalKind.PhoneUnlocked, HotDeskExtensionId = null, PhoneId = hotDesk.Phone!.Id },
                (null, _) => entry with { Kind = JournalKind.SessionStarted, SessionId = Guid.NewGuid(), UserId = random.Next(2) == 0 ? Given.Dana : Given.Marek },
                ({ } session, _) => entry with { Kind = JournalKind.SessionEnded, SessionId = session.Id, UserId = session.UserId, End = SessionEnd.LoggedOut },
            };
            board = board.Apply(entry);
            view = view.After(board, [entry], now);
            var fresh = OwnershipMapView.Of(board, query, now);
            Numbers(view).ShouldBe(Numbers(fresh));
            view.Counts.ShouldBe(fresh.Counts);
            view.Groups.Select(g => (g.Name, g.Owned, g.Total)).ShouldBe(fresh.Groups.Select(g => (g.Name, g.Owned, g.Total)));
        }
    }
}
