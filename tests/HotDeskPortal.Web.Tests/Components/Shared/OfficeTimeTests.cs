using System.Globalization;
using HotDeskPortal.Web.Components.Shared;

namespace HotDeskPortal.Web.Tests.Components.Shared;

/// <summary>Times of an office in New York, whose clocks go forward on 8 March 2026 at 2:00 and back on 1 November 2026 at 2:00.</summary>
public sealed class OfficeTimeTests : IDisposable
{
    private readonly Culture culture = Culture.Of("en-GB");

    public void Dispose() => culture.Dispose();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static OfficeTime At(string now) => OfficeTime.For("America/New_York", Utc(now));

    [Theory]
    [InlineData("2026-03-02 14:00", "2026-03-02 13:58", "08:58")]
    [InlineData("2026-03-02 14:00", "2026-03-02 05:00", "00:00")]
    [InlineData("2026-03-02 14:00", "2026-03-02 04:59", "23:59 yesterday")]
    [InlineData("2026-03-02 05:00", "2026-03-02 04:59", "23:59 yesterday")]
    [InlineData("2026-03-02 04:59", "2026-03-01 05:00", "00:00")]
    [InlineData("2026-03-02 14:00", "2026-02-28 14:00", "Saturday")]
    [InlineData("2026-03-02 14:00", "2026-02-24 14:00", "Tuesday")]
    [InlineData("2026-03-02 14:00", "2026-02-23 14:00", "23 Feb")]
    [InlineData("2026-03-02 14:00", "2025-12-24 14:00", "24 Dec 2025")]
    [InlineData("2026-01-02 14:00", "2025-12-30 14:00", "Tuesday")]
    [InlineData("2026-03-02 14:00", "2026-03-03 14:00", "09:00 tomorrow")]
    [InlineData("2026-03-03 04:50", "2026-03-03 05:05", "00:05 tomorrow")]
    [InlineData("2026-03-09 13:00", "2026-03-08 06:59", "01:59 yesterday")]
    [InlineData("2026-03-09 13:00", "2026-03-08 07:00", "03:00 yesterday")]
    [InlineData("2026-11-01 07:00", "2026-11-01 05:30", "01:30")]
    [InlineData("2026-11-01 07:00", "2026-11-01 06:30", "01:30")]
    [InlineData("2026-03-09 03:30", "2026-03-08 05:00", "00:00")]
    [InlineData("2026-11-02 04:30", "2026-11-01 04:00", "00:00")]
    public void Brief_IsWhatThePeopleThereWouldSay(string now, string at, string said) => At(now).Brief(Utc(at)).ShouldBe(said);

    [Theory]
    [InlineData("2026-11-01 05:30", "2026-11-01 01:30:00 -04:00")]
    [InlineData("2026-11-01 06:30", "2026-11-01 01:30:00 -05:00")]
    [InlineData("2026-03-08 07:00", "2026-03-08 03:00:00 -04:00")]
    public void Exact_TellsTheTwoHoursApart(string at, string said) => At("2026-11-01 07:00").Exact(Utc(at)).ShouldBe(said);

    [Fact]
    public void Clock_IsToTheSecond() => At("2026-03-02 14:00").Clock(Utc("2026-03-02 13:58:07")).ShouldBe("08:58:07");

    [Fact]
    public void PhoneClock_HasTheDay() => At("2026-03-02 14:00").PhoneClock().ShouldBe("09:00 Mon 2 Mar");

    [Theory]
    [InlineData("2026-03-01 14:00", false, "24 h")]
    [InlineData("2026-03-01 13:59:59", true, "24 h")]
    [InlineData("2026-03-01 12:01", true, "25 h")]
    public void Long_IsMoreThanADay(string since, bool isLong, string hours)
    {
        var time = At("2026-03-02 14:00");
        (time.IsLong(Utc(since)), time.Hours(Utc(since))).ShouldBe((isLong, hours));
    }

    [Fact]
    public void Long_IsElapsedTime_WhateverTheClocksDo()
    {
        At("2026-03-08 16:00").IsLong(Utc("2026-03-07 16:00")).ShouldBeFalse("24 hours, though the clock says 25");
        At("2026-11-01 17:00").IsLong(Utc("2026-10-31 16:30")).ShouldBeTrue();
    }
}
