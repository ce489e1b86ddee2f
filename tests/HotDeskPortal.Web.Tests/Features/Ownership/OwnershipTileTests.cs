using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class OwnershipTileTests : BunitContext
{
    private static readonly TileModel Owned = new(
        7, "3001", HotDeskStatus.Owned, "Dana Whitfield", "2019", "since 08:58", "2026-03-02 08:58:00 -05:00", false, "Anyone may log in", "1-A");

    private static readonly TileModel Free = new(8, "3002", HotDeskStatus.Free, null, null, "never used", null, false, "Anyone may log in", null);

    [Fact]
    public void Owned_SaysWhoAndSinceWhen()
    {
        var tile = Render<OwnershipTile>(p => p.Add(t => t.Model, Owned)).Find("button.tile");
        tile.ClassList.ShouldContain("owned");
        // What is read aloud is what stands there, with commas and the word for the desk that eyes do not need.
        NameOf(tile).ShouldBe("3001, Owned, Dana Whitfield, 2019, since 08:58, desk 1-A");
        tile.QuerySelector(".state")!.TextContent.Trim().ShouldBe("Owned");
        tile.QuerySelector(".who")!.TextContent.ShouldStartWith("Dana Whitfield");
        tile.QuerySelector(".since")!.GetAttribute("title").ShouldBe(Owned.SinceExact);
        tile.HasAttribute("aria-current").ShouldBeFalse();
    }

    [Theory]
    [InlineData(HotDeskStatus.Free, "Anyone may log in", "never used", "3002, Free, Anyone may log in, never used, desk", "Free")]
    [InlineData(HotDeskStatus.Locked, "Too many wrong PINs", "until 09:17", "3002, Locked, Too many wrong PINs, until 09:17", "Locked")]
    [InlineData(HotDeskStatus.NoPhone, "No phone assigned", null, "3002, No phone, No phone assigned", "No phone")]
    [InlineData(HotDeskStatus.NoPhone, null, null, "3002, No phone,", "No phone")]
    [InlineData(HotDeskStatus.Owned, null, null, "3002, Owned,", "Owned")]
    public void EveryState_IsAColourAndAWord(HotDeskStatus status, string? hint, string? since, string name, string word)
    {
        var tile = Render<OwnershipTile>(p => p.Add(t => t.Model, Free with { Status = status, Hint = hint, SinceText = since })).Find("button.tile");
        tile.ClassList.ShouldContain(status.Key());
        NameOf(tile).ShouldStartWith(name.Replace(", desk", "", StringComparison.Ordinal));
        tile.QuerySelector(".state")!.TextContent.Trim().ShouldBe(word);
        tile.QuerySelector(".state svg").ShouldNotBeNull();
    }

    [Fact]
    public void LongOwned_IsMarked()
    {
        var tile = Render<OwnershipTile>(p => p.Add(t => t.Model, Owned with { IsLong = true, SinceText = "26 h" })).Find("button.tile");
        NameOf(tile).ShouldContain("26 h");
        tile.QuerySelector(".since.long svg").ShouldNotBeNull();
    }

    private static string NameOf(AngleSharp.Dom.IElement tile) =>
        string.Join(' ', tile.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);

    [Fact]
    public void ATile_DrawsItselfAgainOnlyWhenItShowsSomethingElse()
    {
        var tile = Render<OwnershipTile>(p => p.Add(t => t.Model, Owned));
        tile.RenderCount.ShouldBe(1);
        tile.Render(p => p.Add(t => t.Model, Owned with { }));
        tile.RenderCount.ShouldBe(1, "an equal model is the same picture");
        tile.Render(p => p.Add(t => t.Model, Owned with { SinceText = "since 08:59" }));
        tile.RenderCount.ShouldBe(2);
        tile.Render(p => p.Add(t => t.Pulse, true));
        tile.RenderCount.ShouldBe(3);
        tile.Find("button").ClassList.ShouldContain("pulse");
        tile.Render(p => p.Add(t => t.Selected, true));
        tile.RenderCount.ShouldBe(4);
        tile.Find("button").GetAttribute("aria-current").ShouldBe("true");
    }

    [Fact]
    public void AClick_OpensByItsId()
    {
        var opened = 0;
        Render<OwnershipTile>(p => p.Add(t => t.Model, Owned).Add(t => t.OnOpen, id => opened = id)).Find("button").Click();
        opened.ShouldBe(7);
    }
}
