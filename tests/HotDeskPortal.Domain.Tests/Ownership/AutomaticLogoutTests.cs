using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

public sealed class AutomaticLogoutTests
{
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly OfficePolicies s_nightly = new() { NightlyLogout = new TimeOnly(2, 30) };
    private static readonly OfficePolicies s_eightHours = new() { MaximumSession = TimeSpan.FromHours(8) };

    /// <summary>Half past two in New York, in the night after <see cref="Monday8"/>.</summary>
    private static readonly DateTimeOffset s_night = new(2026, 3, 3, 7, 30, 0, TimeSpan.Zero);

    private static OpenSession Olives(DateTimeOffset since) => new(Session(1), Desk1, Olive, since);

    private static DueLogout[] Due(OfficePolicies policies, DateTimeOffset now, params OpenSession[] sessions) =>
        [.. AutomaticLogout.Due(policies, s_newYork, sessions, now)];

    [Fact]
    public void Due_NothingChosen_NeverEndsASession() =>
        Due(new OfficePolicies(), Monday8.AddYears(1), Olives(Monday8)).ShouldBeEmpty();

    [Fact]
    public void Due_MaximumSession_EndsItWhenTheTimeIsReachedAndNotBefore()
    {
        Due(s_eightHours, Monday8.AddHours(8).AddTicks(-1), Olives(Monday8)).ShouldBeEmpty();
        Due(s_eightHours, Monday8.AddHours(8), Olives(Monday8))
            .ShouldBe([new DueLogout(Session(1), Desk1, SessionEnd.MaximumSession)]);
    }

    [Fact]
    public void Due_SeveralSessions_NamesThoseWhoseTimeIsOver()
    {
        var carls = new OpenSession(Session(2), Desk2, Carl, Monday8.AddHours(1));
        var noras = new OpenSession(Session(3), Desk3, Nora, Monday8.AddHours(-1));
        Due(s_eightHours, Monday8.AddHours(8), Olives(Monday8), carls, noras).Select(d => d.SessionId)
            .ShouldBe([Session(1), Session(3)]);
    }

    [Fact]
    public void Due_Nightly_EndsItAtTheLocalTimeAndNotBefore()
    {
        Due(s_nightly, s_night.AddTicks(-1), Olives(Monday8)).ShouldBeEmpty();
        Due(s_nightly, s_night, Olives(Monday8)).ShouldBe([new DueLogout(Session(1), Desk1, SessionEnd.Nightly)]);
    }

    [Fact]
    public void Due_NightlyAfterDowntime_StillEndsItOnce()
    {
        Due(s_nightly, s_night.AddDays(4).AddHours(3), Olives(Monday8)).Length.ShouldBe(1);
        Due(s_nightly, s_night.AddDays(4).AddHours(3), Olives(s_night.AddDays(4).AddHours(1)))
            .ShouldBeEmpty("who logged in after the last of the missed ones");
    }

    [Fact]
    public void Due_NightlyAndATakeoverAtThatInstantOrLater_LeavesTheNewOwnerUntilTheNextNight()
    {
        Due(s_nightly, s_night.AddMinutes(1), Olives(s_night)).ShouldBeEmpty();
        Due(s_nightly, s_night.AddHours(23), Olives(s_night)).ShouldBeEmpty();
        Due(s_nightly, s_night.AddDays(1), Olives(s_night)).Length.ShouldBe(1);
    }

    [Fact]
    public void Due_NightlyChosenAfterwards_IsNotMadeUpFor()
    {
        var chosenInTheMorning = s_nightly with { NightlyLogoutSince = s_night.AddHours(2) };
        Due(chosenInTheMorning, s_night.AddHours(2), Olives(Monday8)).ShouldBeEmpty();
        Due(chosenInTheMorning, s_night.AddDays(1).AddTicks(-1), Olives(Monday8)).ShouldBeEmpty();
        Due(chosenInTheMorning, s_night.AddDays(1), Olives(Monday8)).Length.ShouldBe(1);
    }

    [Fact]
    public void Due_NightlyChosenAsItComes_Happens() =>
        Due(s_nightly with { NightlyLogoutSince = s_night }, s_night, Olives(Monday8)).Length.ShouldBe(1);

    [Fact]
    public void Due_NightlyChosenAfterwardsWithAMaximum_TheMaximumStillHolds() =>
        Due(s_nightly with { NightlyLogoutSince = s_night.AddHours(2), MaximumSession = TimeSpan.FromHours(8) }, s_night.AddHours(2), Olives(Monday8))
            .Single().End.ShouldBe(SessionEnd.MaximumSession);

    [Fact]
    public void Due_BothAtOnce_EndsTheSessionOnce() =>
        Due(s_nightly with { MaximumSession = TimeSpan.FromHours(8) }, s_night.AddHours(9), Olives(Monday8)).Length.ShouldBe(1);

    /// <summary>Both change-over nights at 02:30, as the scheduler sees them minute by minute.</summary>
    [Theory]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z")] // 02:00 to 03:00: 02:30 does not exist, 03:00 summer time does
    [InlineData("America/New_York", "2026-11-01T07:30:00Z")] // comes once: the hour from one to two is the double one
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z")] // 02:00 to 03:00
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z")] // the first 02:30, summer time
    public void Due_OnAChangeOverNight_RunsOnceAtTheInstantOfTheRules(string zoneId, string expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var due = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        var session = new OpenSession(Session(1), Desk1, Olive, due.AddHours(-10));
        var runs = new List<DateTimeOffset>();
        for (var now = due.AddHours(-9); now < due.AddHours(9); now = now.AddMinutes(1))
        {
            if (!AutomaticLogout.Due(s_nightly, zone, [session], now).Any())
                continue;
            runs.Add(now);
            session = session with { StartedAt = now };
        }

        runs.ShouldBe([due]);
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T07:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z")]
    public void Due_DowntimeAcrossAChangeOver_EndsWhoWasThereBeforeAndNobodyElse(string zoneId, string expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var due = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        OpenSession[] sessions = [Olives(due.AddTicks(-1)), new(Session(2), Desk2, Carl, due), new(Session(3), Desk3, Nora, due.AddHours(1))];
        AutomaticLogout.Due(s_nightly, zone, sessions, due.AddHours(8)).ShouldBe([new DueLogout(Session(1), Desk1, SessionEnd.Nightly)]);
    }
}
