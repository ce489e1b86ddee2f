using System.Net;
using HotDeskPortal.Web.Tests.Api;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Health, and what everybody is told while the database is away. It recovers without a restart.</summary>
public sealed class HealthTests : IAsyncDisposable
{
    private readonly ClockedPortalHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
            (await http.GetStringAsync("/health/live", Token)).ShouldBe("Healthy");
        }
        (await StatusAsync(http, "ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_IsNot_WhileTheFeedIsBehindTheDatabase()
    {
        await using (var db = await host.OpenDatabaseAsync())
        {
            db.Offices.Single(o => o.Key == "main").OwnershipVersion++;
            await db.SaveChangesAsync(Token);
        }
        (await StatusAsync(host.CreateClient(), "ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task TheApi_WithoutDatabase_SaysTemporarilyUnavailableAndRecovers()
    {
        var api = ApiClient.For(host);
        await api.GetAsync("offices/main/ownership");
        var before = host.Board().Version;
        using (host.TakeDatabaseAway())
        {
            await (await LogOutAsync(api)).ShouldBeProblemAsync(503, "temporarily-unavailable");
            (await api.GetAsync("offices/main/routes/2020")).GetProperty("reachable").GetBoolean().ShouldBeTrue("routes come from memory");

            host.Time.Advance(Services.Accounts.ApiKeys.Freshness);
            await api.GetAsync("offices/main/ownership");
            host.Time.Advance(Services.Accounts.ApiKeys.WithoutDatabase);
            await (await api.SendAsync("GET", "offices/main/ownership")).ShouldBeProblemAsync(503, "temporarily-unavailable");
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

    private static Task<HttpResponseMessage> LogOutAsync(ApiClient api) =>
        api.PostAsync("offices/main/hot-desk-extensions/3002/logout", new { reason = "Fire drill" });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string check) =>
        (await http.GetAsync($"/health/{check}", Token)).StatusCode;
}
