namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Look back: plans over time, history, occupancy, seats.</summary>
public sealed class LookBackGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    [Fact]
    public async Task LookBack_LooksRight()
    {
        await using var visitor = await SignInAsync();
        await LiveADayAsync();
        await ShowAsync(visitor, "/office/main/ownership?view=plan", "Ownership map", "ownership-plan", "[data-desk]");
        await ShowAsync(visitor, "/office/main/history", "History", "history", "table .two");
        await ShowAsync(visitor, "/office/main/occupancy", "Occupancy", "occupancy", ".chart");
        await ShowAsync(visitor, "/office/main/seats", "Seats", "seats", ".chart");
    }
}
