using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

public sealed class AutomaticLogoutForecastTests
{
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>02:00 in New York, in the night after <see cref="Monday8"/>.</summary>
    private static readonly DateTimeOffset s_night = new(2026, 3, 3, 7, 0, 0, TimeSpan.Zero);

    private static OpenSession[] Sessions(params double[] hoursAgo) =>
        [.. hoursAgo.Select((h, i) => new OpenSession(Session(i + 1), i + 1, 100 + i, Monday8.AddHours(-h)))];

    private static AutomaticLogoutForecast Of(OfficePolicies policies, params double[] hoursAgo) =>
        AutomaticLogoutForecast.Of(policies, s_newYork, Sessions(hoursAgo), Monday8);

    [Fact]
    public void Forecast_NothingChosen_EndsNobody() =>
        Of(new OfficePolicies(), 1, 2).ShouldBe(new AutomaticLogoutForecast(2, 0, null, 0, 0, null));

    [Fact]
    public void Forecast_Nightly_EndsEverybodyWhoIsThere() =>
        Of(new OfficePolicies { NightlyLogout = new TimeOnly(2, 0), NightlyLogoutSince = Monday8 }, 1, 2, 40)
            .ShouldBe(new AutomaticLogoutForecast(3, 0, s_night, 3, 0, null));

    [Fact]
    public void Forecast_NightlyAndMaximum_CountsEachSessionOnce()
    {
        // 23 hours until the nightly logout: of seven, one is over its maximum now, three get there before, three stay until then.
        var policies = new OfficePolicies { NightlyLogout = new TimeOnly(2, 0), NightlyLogoutSince = Monday8, MaximumSession = TimeSpan.FromHours(30) };
        Of(policies, 31, 29, 10, 8, 7, 1, 0).ShouldBe(new AutomaticLogoutForecast(7, 1, s_night, 3, 3, Monday8.AddHours(1)));
    }

    [Fact]
    public void Forecast_MaximumAlone_LooksADayAhead() =>
        Of(new OfficePolicies { MaximumSession = TimeSpan.FromHours(30) }, 10, 6, 5).ShouldBe(new AutomaticLogoutForecast(3, 0, null, 0, 1, Monday8.AddHours(20)));

    [Theory]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T07:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z")]
    public void Forecast_OnAChangeOverNight_IsWhatTheRuleThenDoes(string zoneId, string expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var due = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        var policies = new OfficePolicies { NightlyLogout = new TimeOnly(2, 30), MaximumSession = TimeSpan.FromHours(12) };
        OpenSession[] sessions =
            [new(Session(1), 1, Olive, due.AddHours(-11)), new(Session(2), 2, Carl, due.AddHours(-12)), new(Session(3), 3, Nora, due.AddHours(-12.5))];

        var forecast = AutomaticLogoutForecast.Of(policies, zone, sessions, due.AddHours(-9));

        forecast.ShouldBe(new AutomaticLogoutForecast(3, 0, due, 2, 1, due.AddHours(-0.5)));
        AutomaticLogout.Due(policies, zone, sessions, due.AddTicks(-1)).Single().End.ShouldBe(SessionEnd.MaximumSession);
        AutomaticLogout.Due(policies, zone, sessions, due).Count(d => d.End == SessionEnd.Nightly).ShouldBe(3, "with the one that should have gone before");
    }
}
