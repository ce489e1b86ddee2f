using System.Globalization;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: How a session ends. The rules by the minute are the domain's tests.</summary>
public sealed class AutomaticLogoutServiceTests
{
    /// <summary>22:00 in New York on the day of the seed.</summary>
    private static readonly DateTimeOffset TenAtNight = new(2026, 3, 3, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task MaximumSession_Reached_EndsExactlyThatSession()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { MaximumSession = TimeSpan.FromHours(8) });
        await portal.LogInAsync("2019", at: "3001");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.LogInAsync("2020", at: "3002");
        using var service = portal.Create<AutomaticLogoutService>();

        portal.Clock.Advance(TimeSpan.FromHours(7) - TimeSpan.FromTicks(1));
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
        portal.Clock.Advance(TimeSpan.FromTicks(1));
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(1);

        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe((null, "2020"));
        var ended = (await portal.SessionsAsync())[0];
        (ended.End, ended.EndedThrough, ended.EndedBy).ShouldBe((SessionEnd.MaximumSession, OwnershipChannel.Schedule, "schedule"));
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Nightly_AtItsLocalTime_EndsEverySessionOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { NightlyLogout = new TimeOnly(22, 0), NightlyLogoutSince = TestOffice.SeededAt });
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3002");
        using var service = portal.Create<AutomaticLogoutService>();

        portal.Clock.SetUtcNow(TenAtNight.AddTicks(-1));
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
        portal.Clock.SetUtcNow(TenAtNight);
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(2);
        await portal.LogInAsync("2021", at: "3003");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);

        (await portal.SessionsAsync()).Where(s => s.EndedAt is not null).ShouldAllBe(s => s.End == SessionEnd.Nightly);
        portal.OwnerOf("3003").ShouldBe("2021");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Nightly_MissedByDowntime_RunsOnceAtStart()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { NightlyLogout = new TimeOnly(22, 0), NightlyLogoutSince = TestOffice.SeededAt });
        await portal.LogInAsync("2019", at: "3001");

        portal.Clock.SetUtcNow(TenAtNight.AddDays(2).AddHours(5));
        await portal.RestartAsync();
        using var service = portal.Create<AutomaticLogoutService>();

        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
        (await portal.JournalAsync()).Count(e => e.Kind == JournalKind.SessionEnded).ShouldBe(1);
    }

    [Fact]
    public async Task Nightly_TakeoverInBetween_LeavesTheNewOwner()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { NightlyLogout = new TimeOnly(22, 0), NightlyLogoutSince = TestOffice.SeededAt });
        await using var behind = await portal.SecondInstanceAsync();
        await portal.LogInAsync("2019", at: "3001");
        await behind.Feed.CatchUpAsync(behind.Main.Id, long.MaxValue, CancellationToken.None);
        portal.Clock.SetUtcNow(TenAtNight.AddSeconds(1));
        await portal.LogInAsync("2020", at: "3001");

        // This instance still sees the session that is due, as it would while a takeover commits.
        behind.OwnerOf("3001").ShouldBe("2019");
        using var service = behind.Create<AutomaticLogoutService>();
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);

        portal.OwnerOf("3001").ShouldBe("2020");
        await behind.Feed.CatchUpAsync(behind.Main.Id, long.MaxValue, CancellationToken.None);
        await Consistency.VerifyAsync(portal, behind);
    }

    /// <summary>02:30 in both change-over nights: once a time that does not exist, once one that comes twice.</summary>
    public static TheoryData<string, string> ChangeOverNights => new()
    {
        { "America/New_York", "2026-03-08T07:00:00Z" }, { "America/New_York", "2026-11-01T07:30:00Z" },
        { "Europe/Berlin", "2026-03-29T01:00:00Z" }, { "Europe/Berlin", "2026-10-25T00:30:00Z" },
    };

    private static async Task<(TestPortal Portal, DateTimeOffset Due)> OnTheEveAsync(string zone, string night)
    {
        var portal = await TestPortal.StartAsync();
        var due = DateTimeOffset.Parse(night, CultureInfo.InvariantCulture);
        portal.Clock.SetUtcNow(due.AddHours(-9));
        await portal.SetUpAsync(t =>
        {
            t.Office.TimeZone = zone;
            t.Office.Policies = t.Office.Policies with { NightlyLogout = new TimeOnly(2, 30), NightlyLogoutSince = t.At };
            return Task.CompletedTask;
        });
        await portal.LogInAsync("2019", at: "3001");
        return (portal, due);
    }

    [Theory]
    [MemberData(nameof(ChangeOverNights))]
    public async Task Nightly_OnAChangeOverNight_RunsOnceAtTheInstantOfTheRules(string zone, string night)
    {
        var (portal, due) = await OnTheEveAsync(zone, night);
        await using var _ = portal;
        using var service = portal.Create<AutomaticLogoutService>();

        portal.Clock.SetUtcNow(due.AddTicks(-1));
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
        portal.Clock.SetUtcNow(due);
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
        await portal.LogInAsync("2020", at: "3001");
        for (var hour = 0; hour < 8; hour++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(30));
            (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0, "neither when 02:30 comes again, nor later in that night");
        }
        portal.OwnerOf("3001").ShouldBe("2020");
        await Consistency.VerifyAsync(portal);
    }

    [Theory]
    [MemberData(nameof(ChangeOverNights))]
    public async Task Nightly_DowntimeAcrossAChangeOver_EndsWhoWasThereBefore_Once(string zone, string night)
    {
        var (portal, due) = await OnTheEveAsync(zone, night);
        await using var _ = portal;
        portal.Clock.SetUtcNow(due.AddHours(5));
        await portal.RestartAsync();
        await portal.LogInAsync("2020", at: "3002");
        using var service = portal.Create<AutomaticLogoutService>();

        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);

        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe((null, "2020"));
        (await portal.SessionsAsync()).Single(s => s.EndedAt is not null).End.ShouldBe(SessionEnd.Nightly);
    }

    [Theory]
    [MemberData(nameof(ChangeOverNights))]
    public async Task Nightly_TakeoverInAChangeOverNight_LeavesTheNewOwner(string zone, string night)
    {
        var (portal, due) = await OnTheEveAsync(zone, night);
        await using var _ = portal;
        await using var behind = await portal.SecondInstanceAsync();
        portal.Clock.SetUtcNow(due);
        await portal.LogInAsync("2020", at: "3001");

        // This instance still sees the session that is due, as it would while the takeover commits.
        behind.OwnerOf("3001").ShouldBe("2019");
        using var service = behind.Create<AutomaticLogoutService>();
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);

        portal.OwnerOf("3001").ShouldBe("2020");
        (await portal.SessionsAsync())[0].End.ShouldBe(SessionEnd.TakenOver);
    }

    [Fact]
    public async Task NothingChosen_NobodyIsEverLoggedOut()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        portal.Clock.Advance(TimeSpan.FromDays(400));
        using var service = portal.Create<AutomaticLogoutService>();

        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task HostedService_DatabaseAwayAtFirst_LogsOutAtALaterTick()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { MaximumSession = TimeSpan.FromHours(1) });
        await portal.LogInAsync("2019", at: "3001");
        portal.Clock.Advance(TimeSpan.FromHours(2));
        portal.Faults.Fault = Fault.BeforeCommit;
        using var recorder = new Recorder(portal);
        using var service = portal.Create<AutomaticLogoutService>();
        (await service.RunOnceAsync(CancellationToken.None)).ShouldBe(0, "the database is away, which is no reason to stop");

        await service.StartAsync(CancellationToken.None);
        portal.Faults.Fault = Fault.None;
        var reached = recorder.ReachAsync(portal.Board.Version + 1, TestContext.Current.CancellationToken);
        while (!reached.IsCompleted)
        {
            service.ExecuteTask!.IsCompleted.ShouldBeFalse($"automatic logout has stopped: {service.ExecuteTask.Exception}");
            portal.Clock.Advance(AutomaticLogoutService.Interval);
            await Task.Yield();
        }
        await reached;

        portal.OwnerOf("3001").ShouldBeNull();
        await service.StopAsync(CancellationToken.None);
    }
}
