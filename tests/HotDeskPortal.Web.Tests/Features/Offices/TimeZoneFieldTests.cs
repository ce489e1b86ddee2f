using Bunit;
using HotDeskPortal.Web.Features.Offices;

namespace HotDeskPortal.Web.Tests.Features.Offices;

public sealed class TimeZoneFieldTests() : PageContext(isShared: true)
{
    [Theory]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("New York", "America/New_York")]
    [InlineData("são paulo", "America/Sao_Paulo")]
    [InlineData("Europe/Madrid", "Europe/Madrid")]
    public void AZone_IsFoundByItsCity(string text, string first) => TimeZoneChoices.Find(text).First().Id.ShouldBe(first);

    [Fact]
    public void ACityThatBeginsLikeThat_ComesBeforeOthers() =>
        TimeZoneChoices.Find("paris").Select(z => z.City).First().ShouldBe("Paris");

    [Fact]
    public void AroundAZone_AreItselfAndItsRegion() =>
        TimeZoneChoices.Around("Europe/Madrid").Take(3).Select(z => z.Id).ShouldBe(["Europe/Madrid", "Europe/Amsterdam", "Europe/Andorra"]);

    [Fact]
    public void AChoice_SaysCityRegionAndOffset()
    {
        var zone = TimeZoneChoices.Get("America/New_York").ShouldNotBeNull();
        (zone.City, zone.Region, zone.Offset).ShouldBe(("New York", "America", "UTC−05:00"));
        TimeZoneChoices.Get("Mars/Olympus").ShouldBeNull();
    }

    [Theory]
    [InlineData("Europe/Madrid", "Europe/Madrid")]
    [InlineData("Mars/Olympus", null)]
    [InlineData(null, null)]
    public void ANewOffice_HasTheBrowsersZone_WhereThereIsSuchAZone(string? browsers, string? zone)
    {
        RenderProviders();
        JSInterop.SetupModule("./js/portal.js").Setup<string?>("timeZone").SetResult(browsers);
        var page = Render<NewOfficePage>();

        page.WaitForAssertion(() => page.Field("Time zone").GetAttribute("value").ShouldBe(zone ?? NewOfficePage.ServersZone));
    }

    [Fact]
    public async Task ACity_IsEnough_WhereOneZoneHasThatName()
    {
        RenderProviders();
        var chosen = "Etc/UTC";
        var field = Render<TimeZoneField>(p => p.Add(f => f.Label, "Time zone").Add(f => f.Value, chosen).Add(f => f.ValueChanged, value => chosen = value));

        await field.InvokeAsync(() => field.Find("input").Input("berlin"));
        await field.InvokeAsync(() => field.Find("input").Blur());

        field.WaitForAssertion(() => chosen.ShouldBe("Europe/Berlin"));
    }
}
