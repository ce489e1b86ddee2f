using System.Globalization;
using CsCheck;
using HotDeskPortal.Domain.Ownership;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Ownership;

/// <summary>When a local time happens, in zones that make it hard.</summary>
public sealed class NightlyOccurrenceTests
{
    private static readonly string[] s_zones =
    [
        "UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Europe/Dublin",
        "Africa/Casablanca", "Asia/Kathmandu", "America/St_Johns", "Europe/Moscow", "America/Caracas", "Pacific/Chatham", "America/Scoresbysund",
    ];

    private static readonly DateTimeOffset s_from = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, DateTimeOffset[]> s_changes = s_zones.ToDictionary(id => id, id =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        return Enumerable.Range(0, 20 * 365).Select(d => s_from.AddDays(d))
            .Where(d => zone.GetUtcOffset(d) != zone.GetUtcOffset(d.AddDays(1))).ToArray();
    });

    private static readonly Gen<(TimeZoneInfo Zone, TimeOnly Time, DateTimeOffset Now)> s_anywhere = Gen.Select(
        Gen.Int[0, s_zones.Length - 1].Select(i => TimeZoneInfo.FindSystemTimeZoneById(s_zones[i])),
        Gen.Int[0, 24 * 60 - 1].Select(m => new TimeOnly(m / 60, m % 60)),
        Gen.Int[0, 20 * 365 * 24 * 60].Select(m => s_from.AddMinutes(m)));

    /// <summary>Within a day and a half of a moment when the zone's clock is put forward or back.</summary>
    private static readonly Gen<(TimeZoneInfo Zone, TimeOnly Time, DateTimeOffset Now)> s_nearAChange =
        from any in s_anywhere
        let changes = s_changes[any.Zone.Id]
        where changes.Length > 0
        from i in Gen.Int[0, changes.Length - 1]
        from minutes in Gen.Int[-36 * 60, 36 * 60]
        select (any.Zone, any.Time, changes[i].AddMinutes(minutes));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("America/New_York", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T15:30:00Z")] // put forward by half an hour
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04T14:45:00Z")] // and back
    [InlineData("America/Sao_Paulo", "00:00", "2018-11-04T03:00:00Z")] // midnight itself is skipped
    [InlineData("America/Sao_Paulo", "23:30", "2018-02-18T01:30:00Z")] // the last hour of the day comes twice
    [InlineData("Pacific/Apia", "02:30", "2011-12-30T10:00:00Z")] // a whole day is skipped
    [InlineData("Europe/Dublin", "01:30", "2026-03-29T01:00:00Z")] // winter time is the deviation there
    [InlineData("Europe/Moscow", "01:30", "2014-10-25T21:30:00Z")] // standard time itself was put back
    [InlineData("America/Caracas", "02:45", "2016-05-01T07:00:00Z")] // and put forward here
    public void Occurrence_SkippedOrDouble_IsTheNextValidMinuteOrTheFirst(string zoneId, string time, string expected)
    {
        var (zone, at) = (TimeZoneInfo.FindSystemTimeZoneById(zoneId), TimeOnly.Parse(time, CultureInfo.InvariantCulture));
        AutomaticLogout.NextOccurrence(at, zone, Utc(expected).AddTicks(-1)).ShouldBe(Utc(expected));
        AutomaticLogout.LatestOccurrence(at, zone, Utc(expected)).ShouldBe(Utc(expected));
    }

    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("America/Sao_Paulo", "23:30", "2018-02-18T01:30:00Z", "2018-02-19T02:30:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    public void Occurrence_AfterAChangeOver_ComesNextOnTheFollowingDay(string zoneId, string time, string first, string second)
    {
        var (zone, at) = (TimeZoneInfo.FindSystemTimeZoneById(zoneId), TimeOnly.Parse(time, CultureInfo.InvariantCulture));
        AutomaticLogout.NextOccurrence(at, zone, Utc(first)).ShouldBe(Utc(second));
        AutomaticLogout.LatestOccurrence(at, zone, Utc(second).AddTicks(-1)).ShouldBe(Utc(first));
    }

    [Fact]
    public void Occurrence_AnyZoneAndInstant_LatestAndNextAgree()
    {
        s_anywhere.Sample(Agrees, iter: Samples.Of(20_000));
        s_nearAChange.Sample(Agrees, iter: Samples.Of(20_000));
    }

    [Fact]
    public void Occurrence_NearAChangeOfTheClock_IsTheFirstMinuteThatReachesTheTime()
    {
        var reached = new Reached();
        s_nearAChange.Sample(x =>
        {
            var today = DateOnly.FromDateTime(x.Now.UtcDateTime);
            var expected = Enumerable.Range(-2, 6).Select(d => FirstMinuteThatReaches(today.AddDays(d).ToDateTime(x.Time), x.Zone))
                .First(at => at > x.Now);
            AutomaticLogout.NextOccurrence(x.Time, x.Zone, x.Now).ShouldBe(expected);
            // Between now and then the clock is put forward or back, or it is not.
            reached.Sample(x.Zone.GetUtcOffset(x.Now) == x.Zone.GetUtcOffset(expected) ? "steady" : "changed");
        }, iter: Samples.Of(400));
        reached.ShouldHave(0.1, "steady", "changed");
    }

    /// <summary>The rule taken literally: watch the clock minute by minute.</summary>
    private static DateTimeOffset FirstMinuteThatReaches(DateTime local, TimeZoneInfo zone)
    {
        var at = new DateTimeOffset(local, TimeSpan.Zero).AddHours(-15);
        while (TimeZoneInfo.ConvertTime(at, zone).DateTime < local)
            at = at.AddMinutes(1);
        return at;
    }

    private static void Agrees((TimeZoneInfo Zone, TimeOnly Time, DateTimeOffset Now) x)
    {
        var latest = AutomaticLogout.LatestOccurrence(x.Time, x.Zone, x.Now);
        var next = AutomaticLogout.NextOccurrence(x.Time, x.Zone, x.Now);
        (latest <= x.Now && x.Now < next).ShouldBeTrue($"{latest:u} {x.Now:u} {next:u}");
        AutomaticLogout.LatestOccurrence(x.Time, x.Zone, next).ShouldBe(next);
        AutomaticLogout.LatestOccurrence(x.Time, x.Zone, next.AddTicks(-1)).ShouldBe(latest);
        AutomaticLogout.NextOccurrence(x.Time, x.Zone, latest).ShouldBe(next);
        AutomaticLogout.NextOccurrence(x.Time, x.Zone, latest.AddTicks(-1)).ShouldBe(latest);
    }
}
