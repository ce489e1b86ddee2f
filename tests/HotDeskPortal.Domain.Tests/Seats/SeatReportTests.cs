using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Seats;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Seats;

public sealed class SeatReportTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly DateTimeOffset Later = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static SeatReport Of(params (int User, string From, string? To)[] periods) => SeatReport.Of(
        March, NewYork, periods.Select(p => new ActivityPeriod(p.User, At(p.From), p.To is null ? null : At(p.To))), Later);

    private static string Days(SeatReport report) => string.Join(",", report.Days.Where(d => d.Seats > 0).Select(d => $"{d.Day.Day}:{d.Seats}"));

    [Fact]
    public void WhoeverIsActiveAllMonth_TakesOneSeat_EveryDay()
    {
        var report = Of((1, "2025-01-01T00:00Z", null));
        report.Seats.ShouldHaveSingleItem().ShouldBe(new Seat(1, March, new DateOnly(2026, 3, 31), 31));
        report.Days.Length.ShouldBe(31);
        report.Days.ShouldAllBe(d => d.Seats == 1);
    }

    /// <summary>Midnight in New York is 05:00 UTC before 8 March and 04:00 after: the month ends an hour earlier than it began.</summary>
    [Theory]
    [InlineData("2026-02-10T00:00Z", "2026-03-01T05:00Z", "")]
    [InlineData("2026-02-10T00:00Z", "2026-03-01T05:00:00.001Z", "1:1")]
    [InlineData("2026-04-01T04:00Z", null, "")]
    [InlineData("2026-04-01T03:59:59Z", null, "31:1")]
    [InlineData("2026-03-08T04:59Z", "2026-03-08T05:01Z", "7:1,8:1")]
    [InlineData("2026-03-09T03:59Z", "2026-03-09T04:00Z", "8:1")]
    [InlineData("2026-03-09T04:00Z", "2026-03-09T04:01Z", "9:1")]
    public void TheBordersOfDaysAndMonths_AreTheOffices(string from, string? to, string days) => Days(Of((1, from, to))).ShouldBe(days);

    [Fact]
    public void AMoment_IsEnough_AlsoAtMidnight()
    {
        Days(Of((1, "2026-03-05T15:00Z", "2026-03-05T15:00Z"))).ShouldBe("5:1");
        Days(Of((1, "2026-03-05T05:00Z", "2026-03-05T05:00Z"))).ShouldBe("5:1");
    }

    [Fact]
    public void DisabledAndEnabledAgain_IsStillOneSeat()
    {
        var report = Of((1, "2026-03-02T15:00Z", "2026-03-03T15:00Z"), (1, "2026-03-03T16:00Z", "2026-03-03T17:00Z"), (1, "2026-03-10T15:00Z", "2026-03-10T15:30Z"));
        report.Seats.ShouldHaveSingleItem().ShouldBe(new Seat(1, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 10), 3));
        Days(report).ShouldBe("2:1,3:1,10:1");
    }

    [Fact]
    public void Users_AreCountedDayByDay_AndTogether()
    {
        var report = Of((1, "2026-03-01T15:00Z", "2026-03-03T15:00Z"), (2, "2026-03-03T15:00Z", "2026-03-04T15:00Z"), (3, "2026-05-01T00:00Z", null));
        Days(report).ShouldBe("1:1,2:1,3:2,4:1");
        report.Seats.Select(s => s.UserId).Order().ShouldBe([1, 2]);
    }

    [Fact]
    public void TheMonthThatRuns_IsCountedUpToNow()
    {
        var now = At("2026-03-10T12:00Z");
        var report = SeatReport.Of(new DateOnly(2026, 3, 20), NewYork, [new(1, At("2025-01-01T00:00Z"), null), new(2, At("2026-03-11T00:00Z"), null)], now);
        report.Month.ShouldBe(March);
        report.Days.Count(d => d.Seats is null).ShouldBe(21, "what has not begun is not zero");
        report.Seats.ShouldHaveSingleItem().Days.ShouldBe(10);
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00Z")]
    [InlineData("America/New_York", "2026-03-09", "2026-03-09T04:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00Z")]
    [InlineData("Asia/Kolkata", "2026-03-01", "2026-02-28T18:30Z")]
    public void ADay_BeginsWithItsFirstMoment_AlsoWhereMidnightIsSkippedOrComesTwice(string zone, string day, string utc) =>
        OfficeCalendar.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(At(utc));
}
