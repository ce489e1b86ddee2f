using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

/// <summary>Which part of a large map is drawn.</summary>
public sealed class MapLayoutTests
{
    private static readonly MapWindow Screen = new(Columns: 5, Top: 0, Height: 900);

    private static List<MapGroup> Groups(int floors, int desksOfEach)
    {
        var hotDesks = Enumerable.Range(0, floors * desksOfEach).Select(i => new HotDeskEntry(
            i + 1, ExtensionNumber.Parse($"{300000 + i}"), "", $"{(i / desksOfEach) + 10}", "", new PhoneEntry(i + 1, MacAddress.Parse($"805ec0{i:x6}"), "Yealink T54W", null, null)));
        var board = OwnershipBoard.Of(
            new OfficeDirectory(new OfficeProfile(1, "main", "Main", "UTC", "en", false, new OfficePolicies(), []), hotDesks), 0, [], [], [], []);
        return [.. OwnershipMapView.Of(board, new MapQuery(new MapFilter(null, null, null)), Given.Now).Groups];
    }

    private static int Height(IEnumerable<MapPiece> pieces) => pieces.Sum(
        p => p.Before + p.After + (p.Group is null ? 0 : MapLayout.Heading + (((p.HotDesks.Count + 4) / 5) * MapLayout.TileLine)));

    [Fact]
    public void ASmallMap_IsDrawnWhole() =>
        MapLayout.Of(Groups(2, 100), Screen, MapLayout.TileLine, MapLayout.Heading).ShouldAllBe(p => p.Before == 0 && p.After == 0 && p.HotDesks.Count == 100);

    [Theory]
    [InlineData(0)]
    [InlineData(40_000)]
    [InlineData(1_000_000)]
    public void ALargeMap_IsDrawnAroundTheScreen_AndTheRestIsRoom(double top)
    {
        var groups = Groups(10, 500);
        var pieces = MapLayout.Of(groups, Screen with { Top = top }, MapLayout.TileLine, MapLayout.Heading);
        pieces.Sum(p => p.HotDesks.Count).ShouldBeLessThanOrEqualTo(5 * 30);
        Height(pieces).ShouldBe(10 * (MapLayout.Heading + (100 * MapLayout.TileLine)), "the scroll bar stays right");
    }

    [Fact]
    public void Scrolling_LeavesNothingOut()
    {
        var groups = Groups(7, 333);
        var seen = new HashSet<int>();
        for (var top = 0; top < 60_000; top += 300)
            foreach (var piece in MapLayout.Of(groups, Screen with { Top = top }, MapLayout.TileLine, MapLayout.Heading))
                seen.UnionWith(piece.HotDesks.Select(h => h.Id));
        seen.Count.ShouldBe(7 * 333);
    }

    [Fact]
    public void WhatIsOnTheScreen_IsDrawn()
    {
        // The 40th line of the second floor is in the middle of the screen.
        var top = (2 * MapLayout.Heading) + (140 * MapLayout.TileLine) - 450;
        var pieces = MapLayout.Of(Groups(3, 500), Screen with { Top = top }, MapLayout.TileLine, MapLayout.Heading);
        pieces.SelectMany(p => p.HotDesks).Select(h => h.Id).ShouldContain(500 + (40 * 5) + 1);
    }
}
