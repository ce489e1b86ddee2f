using Bunit;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

/// <summary>What one reads beside the fields of automatic logout, at 09:00 of a Monday in New York.</summary>
public sealed class AutomaticLogoutPreviewTests : BunitContext
{
    private static OwnershipBoard With(params double[] hoursAgo) => OwnershipBoard.Of(
        Given.Board.Directory, 7, hoursAgo.Select((h, i) => new OpenSession(new Guid(i + 1, 0, 0, new byte[8]), i + 1, Given.Dana, Given.Now.AddHours(-h))), [], [], []);

    private string[] Lines(OfficePolicies policies, params double[] hoursAgo)
    {
        using var culture = Culture.Of("en-GB");
        return
        [
            .. Render<AutomaticLogoutPreview>(p => p.Add(x => x.Board, With(hoursAgo)).Add(x => x.Policies, policies).Add(x => x.Now, Given.Now))
                .FindAll("p").Select(l => l.TextContent),
        ];
    }

    [Fact]
    public void NothingChosen_SaysSo() => Lines(new OfficePolicies(), 1, 2).ShouldBe(["Nobody is logged out automatically. 2 people are logged in now."]);

    [Fact]
    public void Nightly_TellsWhenAndWhom() => Lines(new OfficePolicies { NightlyLogout = new TimeOnly(2, 0) }, 1, 2, 40).ShouldBe(["Tonight at 02:00: 3 of 3 would be logged out."]);

    [Fact]
    public void Nightly_InTheDay_IsNotTonight() =>
        Lines(new OfficePolicies { NightlyLogout = new TimeOnly(13, 30) }, 1).ShouldBe(["Today at 13:30: 1 of 1 would be logged out."]);

    [Fact]
    public void NightlyAndMaximum_CountEachOnce() =>
        Lines(new OfficePolicies { NightlyLogout = new TimeOnly(2, 0), MaximumSession = TimeSpan.FromHours(20) }, 21, 10, 5, 4, 2, 1, 0).ShouldBe(
        [
            "Tonight at 02:00: 3 of 7 would be logged out.", "1 of 7 would be logged out at once: the session is longer than the maximum.",
            "3 of 7 reach the maximum session before that, the first at 19:00.",
        ]);

    [Fact]
    public void MaximumAlone_LooksADayAhead()
    {
        Lines(new OfficePolicies { MaximumSession = TimeSpan.FromHours(9) }, 1).ShouldBe(["1 of 1 reach the maximum session within a day, the first at 17:00."]);
        Lines(new OfficePolicies { MaximumSession = TimeSpan.FromHours(48) }, 1).ShouldBe(["Nobody reaches the maximum session within a day. 1 person is logged in now."]);
    }

    [Fact]
    public void ANightWithoutThatTime_TellsWhenItHappens()
    {
        using var culture = Culture.Of("en-GB");
        var preview = Render<AutomaticLogoutPreview>(p => p.Add(x => x.Board, With(1)).Add(x => x.Policies, new OfficePolicies { NightlyLogout = new TimeOnly(2, 30) })
            .Add(x => x.Now, new DateTimeOffset(2026, 3, 7, 20, 0, 0, TimeSpan.Zero)));
        preview.Find("p").TextContent.ShouldBe("Tonight at 03:00: 1 of 1 would be logged out. The clocks change: there is no 02:30 that night.");
    }
}
