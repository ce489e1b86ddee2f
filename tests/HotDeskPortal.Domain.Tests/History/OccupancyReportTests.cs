using System.Globalization;
using HotDeskPortal.Domain.History;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;

namespace HotDeskPortal.Domain.Tests.History;

public sealed class OccupancyReportTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DateTimeOffset Later = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static SessionSpan Session(int hotDesk, int user, string from, string? to, SessionEnd? end = SessionEnd.LoggedOut) =>
        new(Guid.NewGuid(), hotDesk, user, At(from), to is null ? null : At(to), to is null ? null : end);

    private static OccupancyReport Of(DateOnly first, DateOnly last, DateTimeOffset now, params SessionSpan[] sessions) =>
        OccupancyReport.Of(first, last, NewYork, [1, 2, 3], sessions, now);

    [Fact]
    public void Hours_TellHowManyWereOwnedOnAverage()
    {
        var report = Of(Monday, Monday.AddDays(1), Later, Session(1, 1, "2026-03-02T09:00-05:00", "2026-03-02T11:30-05:00"), Session(2, 2, "2026-03-02T09:30-05:00", "2026-03-02T10:00-05:00"));
        report.Hours.Length.ShouldBe(24);
        // Of two days, one.
        report.Hours[9].ShouldBe(0.75, 0.0001);
        report.Hours[10].ShouldBe(0.5, 0.0001);
        report.Hours[11].ShouldBe(0.25, 0.0001);
        report.Hours.Where((_, hour) => hour is < 9 or > 11).ShouldAllBe(h => h == 0);
    }

    [Fact]
    public void Days_HaveAverageAndPeakAndPeople_AndATakeoverIsNoPeak()
    {
        var report = Of(Monday, Monday.AddDays(1), Later,
            Session(1, 1, "2026-03-02T00:00-05:00", "2026-03-02T12:00-05:00", SessionEnd.TakenOver), Session(1, 2, "2026-03-02T12:00-05:00", "2026-03-03T06:00-05:00"));
        report.Days[0].ShouldBe(new OccupiedDay(Monday, 1, 1, 2));
        report.Days[1].ShouldBe(new OccupiedDay(Monday.AddDays(1), 0.25, 1, 1));
    }

    [Theory]
    [InlineData("2026-03-08", 23)]
    [InlineData("2026-11-01", 25)]
    public void ADay_OfChangingClocks_HasItsRealHours(string day, int hours)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var (from, to) = (OfficeCalendar.StartOf(date, NewYork), OfficeCalendar.StartOf(date.AddDays(1), NewYork));
        (to - from).TotalHours.ShouldBe(hours);
        var report = Of(date, date, to.AddDays(1), new SessionSpan(Guid.NewGuid(), 1, 1, from, to, SessionEnd.LoggedOut));
        report.Days.ShouldHaveSingleItem().Average.ShouldBe(1, 0.0001);
        report.Hours.Where((_, hour) => hours == 25 || hour != 2).ShouldAllBe(h => h == 1);
    }

    [Fact]
    public void Desks_AreAllThere_TheBusiestFirst()
    {
        var report = Of(Monday, Monday, Later, Session(2, 1, "2026-03-02T09:00-05:00", "2026-03-02T12:00-05:00"), Session(1, 1, "2026-03-02T13:00-05:00", "2026-03-02T14:00-05:00"));
        report.Desks.Select(d => (d.HotDeskId, d.Used.TotalHours, d.Sessions)).ShouldBe([(2, 3, 1), (1, 1, 1), (3, 0, 0)]);
        report.Desks[2].LastUsed.ShouldBeNull();
    }

    [Fact]
    public void WhatLiesOutside_IsCutOff_AndWhatIsOpenLastsUntilNow()
    {
        var now = At("2026-03-02T12:00-05:00");
        var report = Of(Monday, Monday, now, Session(1, 1, "2026-03-01T20:00-05:00", null), Session(2, 2, "2026-02-01T20:00-05:00", "2026-02-02T20:00-05:00"));
        report.Desks[0].Used.ShouldBe(TimeSpan.FromHours(12));
        report.Days.ShouldHaveSingleItem().Average.ShouldBe(1, 0.0001);
        report.Desks[1].Sessions.ShouldBe(0);
        Of(Monday, Monday.AddDays(3), now).Days.Length.ShouldBe(1, "days that have not begun are not there");
    }

    [Fact]
    public void ForgottenLogouts_AreTheLongOnes_AndThoseThatAnAutomaticLogoutEnded()
    {
        var report = Of(Monday, Monday.AddDays(1), Later,
            Session(1, 1, "2026-03-02T08:00-05:00", "2026-03-02T17:00-05:00"),
            Session(1, 2, "2026-03-02T18:00-05:00", "2026-03-03T09:00-05:00"),
            Session(2, 3, "2026-03-02T18:00-05:00", "2026-03-02T22:00-05:00", SessionEnd.Nightly));
        report.Forgotten.Select(f => (f.Session.UserId, f.Length.TotalHours)).ShouldBe([(2, 15), (3, 4)]);
    }
}
