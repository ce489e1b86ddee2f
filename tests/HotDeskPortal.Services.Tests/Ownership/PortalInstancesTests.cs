using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>Instances on one database see each other, and say so where they do not hear each other.</summary>
public sealed class PortalInstancesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    public async Task TwoInstances_SeeEachOther_AndAreDeafUnlessBothHear(bool firstHears, bool secondHears, bool areDeaf)
    {
        using var log = new LogCapture();
        await using var portal = await TestPortal.StartAsync(s => Configure(s, firstHears, log));
        await using var second = await portal.SecondInstanceAsync(s => Configure(s, secondHears, log));
        var (here, there) = (portal.Get<PortalInstances>(), second.Get<PortalInstances>());
        await here.BeatAsync(Token);
        await there.BeatAsync(Token);
        await here.BeatAsync(Token);
        here.Others.ShouldBeEmpty("a row alone may be that of a process that was killed");

        portal.Clock.Advance(PortalInstances.Pause);
        await there.BeatAsync(Token);
        await here.BeatAsync(Token);

        here.Others.ShouldHaveSingleItem().Machine.ShouldBe(Environment.MachineName);
        here.AreDeaf.ShouldBe(areDeaf);
        log.Lines.Count(l => l.Contains("Set Ownership:Signal to Polling", StringComparison.Ordinal)).ShouldBe(areDeaf ? 1 : 0);
    }

    [Fact]
    public async Task Instance_ThatIsKilled_IsForgottenAfterAWhile_OneThatStopsAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();
        await using var third = await portal.SecondInstanceAsync();
        var (here, killed, stopped) = (portal.Get<PortalInstances>(), second.Get<PortalInstances>(), third.Get<PortalInstances>());
        await stopped.StartAsync(Token);
        for (var beat = 0; beat < 2; beat++)
        {
            portal.Clock.Advance(PortalInstances.Pause);
            await killed.BeatAsync(Token);
            await stopped.BeatAsync(Token);
            await here.BeatAsync(Token);
        }
        here.Others.Length.ShouldBe(2);

        await stopped.StopAsync(Token);
        await here.BeatAsync(Token);
        here.Others.Length.ShouldBe(1);

        portal.Clock.Advance(PortalInstances.Silence);
        await here.BeatAsync(Token);
        (here.Others.IsEmpty, here.AreDeaf).ShouldBe((true, false));

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await here.BeatAsync(Token);
        (await portal.ReadAsync(db => db.Set<PortalInstance>().CountAsync(Token))).ShouldBe(1, "rows of the dead do not gather");
    }

    [Fact]
    public async Task Instance_WhoseRowIsGone_SaysAgainThatItIsThere_AndADatabaseThatIsAwayIsNoFailure()
    {
        await using var portal = await TestPortal.StartAsync();
        var instances = portal.Get<PortalInstances>();
        portal.Faults.Fault = Fault.OnOpen;
        await instances.StartAsync(Token);
        portal.Faults.Fault = Fault.None;
        await instances.BeatAsync(Token);
        await portal.ReadAsync(db => db.Set<PortalInstance>().ExecuteDeleteAsync(Token));

        await instances.BeatAsync(Token);

        (await portal.ReadAsync(db => db.Set<PortalInstance>().CountAsync(Token))).ShouldBe(1);
        await instances.StopAsync(Token);
    }

    private static void Configure(IServiceCollection services, bool hears, LogCapture log)
    {
        services.AddLogging(l => l.AddProvider(log));
        if (hears)
            services.AddSingleton<IOwnershipSignal>(s => new PollingSignal(
                s.GetRequiredService<IDbContextFactory<HotDeskDbContext>>(), s.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(1)));
    }
}
