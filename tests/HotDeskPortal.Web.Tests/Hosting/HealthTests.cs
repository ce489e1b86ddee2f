using System.Net;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Health, and what everybody is told while the database is away. It recovers without a restart.</summary>
public sealed class HealthTests : IAsyncDisposable
{
    private readonly ClockedPortalHost host = new() { Settings = new() { ["Ownership:PollingInterval"] = "00:00:00.1" } };

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Ready_FollowsTheDatabase_LiveDoesNot()
    {
        using var http = host.CreateClient();
        (await StatusAsync(http, "ready")).ShouldBe(HttpStatusCode.OK);
        using (host.TakeDatabaseAway())
        {
            (await StatusAsync(http, "ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await StatusAsync(http, "live")).ShouldBe(HttpStatusCode.OK);
            (await http.GetStringAsync("/health/live", TestContext.Current.CancellationToken)).ShouldBe("Healthy");
        }
        (await StatusAsync(http, "ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_IsNot_WhileTheFeedIsBehindTheDatabase()
    {
        await using (var db = await host.OpenDatabaseAsync())
        {
            db.Offices.Single(o => o.Key == "main").OwnershipVersion++;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        (await StatusAsync(host.CreateClient(), "ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ready_LooksAgain_BeforeItSaysThatTheFeedIsBehind()
    {
        await using var other = new ClockedPortalHost { Settings = new() { ["Data:Directory"] = Path.GetDirectoryName(host.DatabaseFile) } };
        var before = host.Board().Version;
        await other.LogInAsync("3002", "2019");
        var contexts = new WatchedContexts(host.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>());
        var feed = host.Services.GetRequiredService<OwnershipFeed>();
        // An interval that is long enough for every machine.
        var health = Health(contexts, new OwnershipOptions { PollingInterval = TimeSpan.FromMinutes(1) }, TimeSpan.FromMinutes(1));

        var looking = health.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        await contexts.Read;
        host.Board().Version.ShouldBe(before);
        looking.IsCompleted.ShouldBeFalse("another instance has just written, and this one has not heard yet");
        await feed.CatchUpAsync(host.Board().Office.Id, long.MaxValue, TestContext.Current.CancellationToken);

        (await looking).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact(Timeout = 60_000)]
    public async Task Ready_WhileTheDatabaseHangs_EndsAndLooksOnceAtATime()
    {
        var contexts = new HangingContexts();
        var health = Health(contexts, new OwnershipOptions(), TimeSpan.FromMilliseconds(50));

        for (var i = 0; i < 3; i++)
            (await health.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status.ShouldBe(HealthStatus.Unhealthy);

        contexts.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task APage_WithoutDatabase_SaysThatItIsForNow_AndIsNoError()
    {
        await using var production = new PortalHost { EnvironmentName = "Production" };
        using var browser = production.Browser();
        (await browser.GetAsync("/account/sign-in", TestContext.Current.CancellationToken)).StatusCode.ShouldNotBe(HttpStatusCode.ServiceUnavailable);
        using (production.TakeDatabaseAway())
        {
            var away = await browser.GetAsync("/account/sign-in", TestContext.Current.CancellationToken);
            (away.StatusCode, away.Headers.RetryAfter?.Delta).ShouldBe((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)));
            (await away.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The database cannot be reached");
        }
    }

    [Fact]
    public async Task TheApi_WithoutDatabase_SaysTemporarilyUnavailableAndRecovers()
    {
        var api = ApiClient.For(host);
        await api.GetAsync("offices/main/ownership");
        var before = host.Board().Version;
        using (host.TakeDatabaseAway())
        {
            var refused = await LogOutAsync(api);
            await refused.ShouldBeProblemAsync(503, "temporarily-unavailable");
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            (await api.GetAsync("offices/main/routes/2020")).GetProperty("reachable").GetBoolean().ShouldBeTrue("routes come from memory");

            host.Time.Advance(Services.Accounts.ApiKeys.Freshness);
            await api.GetAsync("offices/main/ownership");
            host.Time.Advance(Services.Accounts.ApiKeys.WithoutDatabase);
            var unknown = await api.SendAsync("GET", "offices/main/ownership");
            await unknown.ShouldBeProblemAsync(503, "temporarily-unavailable");
            unknown.Headers.RetryAfter.ShouldNotBeNull();
        }
        host.Board().Version.ShouldBe(before);
        await api.GetAsync("offices/main/ownership");
        (await LogOutAsync(api)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AKeypadCall_WithoutDatabase_IsToldSoAndMayDialAgain()
    {
        var api = ApiClient.For(host);
        var call = await api.CallAsync("3001", "*45", "2019#");
        using (host.TakeDatabaseAway())
        {
            var turn = await api.EnterAsync(call, "73915#");
            turn.Prompts.ShouldBe(["temporarily-unavailable"]);
            (turn.Ended, turn.Outcome).ShouldBe((true, "unavailable"));
        }
        host.Log.All.ShouldAllBe(line => !line.Contains("73915", StringComparison.Ordinal));
        (await api.CallAsync("3001", "*45", "2019#", "73915#", "2")).Outcome.ShouldBe("logged-in");
    }

    private HealthSetup.FeedHealth Health(IDbContextFactory<HotDeskDbContext> contexts, OwnershipOptions options, TimeSpan limit) => new(
        contexts, host.Services.GetRequiredService<OwnershipFeed>(), host.Services.GetRequiredService<DatabaseProvider>(), options)
    { Limit = limit };

    private static Task<HttpResponseMessage> LogOutAsync(ApiClient api) =>
        api.PostAsync("offices/main/hot-desk-extensions/3002/logout", new { reason = "Fire drill" });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string check) =>
        (await http.GetAsync($"/health/{check}", TestContext.Current.CancellationToken)).StatusCode;

    /// <summary>Tells when the database was read.</summary>
    private sealed class WatchedContexts(IDbContextFactory<HotDeskDbContext> inner) : IDbContextFactory<HotDeskDbContext>
    {
        private readonly TaskCompletionSource _read = new();

        public Task Read => _read.Task;

        public HotDeskDbContext CreateDbContext()
        {
            _read.TrySetResult();
            return inner.CreateDbContext();
        }
    }

    /// <summary>A driver whose server is frozen.</summary>
    private sealed class HangingContexts : IDbContextFactory<HotDeskDbContext>
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public HotDeskDbContext CreateDbContext() => throw new NotSupportedException();

        public Task<HotDeskDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _asked);
            return new TaskCompletionSource<HotDeskDbContext>().Task;
        }
    }
}
