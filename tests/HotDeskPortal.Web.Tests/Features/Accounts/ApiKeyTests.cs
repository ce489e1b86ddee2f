using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Tests.Api;

namespace HotDeskPortal.Web.Tests.Features.Accounts;

/// <summary>Who may use the API: keys, their rights, their offices, and calls that outlive their time.</summary>
public sealed class ApiKeyTests(ClockedPortalHost host) : IClassFixture<ClockedPortalHost>
{
    private const string Ownership = "offices/main/ownership";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hdp_wrong")]
    [InlineData("HDP_DEMO_MAIN_FOR_DEVELOPMENT_ONLY")]
    public async Task AKey_MissingOrUnknown_Is401(string? key)
    {
        var response = await ApiClient.For(host, key).SendAsync("GET", Ownership);
        await response.ShouldBeProblemAsync(401, "wrong-api-key");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("ApiKey");
    }

    [Fact]
    public async Task AKey_LongerThanAnyWeIssue_Is401() =>
        await (await ApiClient.For(host, new string('k', 5000)).SendAsync("GET", Ownership)).ShouldBeProblemAsync(401, "wrong-api-key");

    [Fact]
    public async Task AKey_OnceRevoked_StopsWithinItsFreshness()
    {
        var id = await AddKeyAsync("hdp_revoked", ApiKeyRights.Read);
        var api = ApiClient.For(host, "hdp_revoked");
        await api.GetAsync(Ownership);

        await using (var db = await host.OpenDatabaseAsync())
        {
            (await db.ApiKeys.FindAsync([id], TestContext.Current.CancellationToken))!.RevokedAt = host.Time.GetUtcNow();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        host.Time.Advance(ApiKeys.Freshness);
        await (await api.SendAsync("GET", Ownership)).ShouldBeProblemAsync(401, "wrong-api-key");
    }

    [Fact]
    public async Task AKey_PastItsDate_StopsAtOnce()
    {
        await AddKeyAsync("hdp_expiring", ApiKeyRights.Read, k => k.ExpiresAt = host.Time.GetUtcNow().AddSeconds(20));
        var api = ApiClient.For(host, "hdp_expiring");
        await api.GetAsync(Ownership);
        host.Time.Advance(TimeSpan.FromSeconds(5));
        await (await api.SendAsync("GET", Ownership)).ShouldBeProblemAsync(401, "wrong-api-key");
    }

    [Theory]
    [InlineData(ApiKeyRights.Keypad | ApiKeyRights.LogOut, "GET", Ownership)]
    [InlineData(ApiKeyRights.Keypad | ApiKeyRights.LogOut, "GET", Ownership + "/events")]
    [InlineData(ApiKeyRights.Keypad | ApiKeyRights.LogOut, "GET", "offices/main/routes/2019")]
    [InlineData(ApiKeyRights.Keypad | ApiKeyRights.LogOut, "GET", "offices/main/hot-desk-extensions/3001/outbound")]
    [InlineData(ApiKeyRights.Read | ApiKeyRights.LogOut, "POST", "offices/main/keypad-calls")]
    [InlineData(ApiKeyRights.Read | ApiKeyRights.Keypad, "POST", "offices/main/hot-desk-extensions/3002/logout")]
    [InlineData(ApiKeyRights.Keypad | ApiKeyRights.LogOut, "GET", "offices/main/hot-desk-users")]
    [InlineData(ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.LogOut, "DELETE", "offices/main/hot-desk-users/2019")]
    [InlineData(ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.LogOut, "DELETE", "offices/main/hot-desk-extensions/3001")]
    public async Task AKey_WithoutTheRight_Is403(ApiKeyRights rights, string method, string address)
    {
        var key = $"hdp_{rights}".Replace(", ", "_", StringComparison.Ordinal);
        await AddKeyAsync(key, rights);
        var before = host.Board().Version;
        object content = address.EndsWith("/logout", StringComparison.Ordinal) ? new { reason = "Fire drill" } : new { phone = "3001", dialled = "*45" };
        var body = method == "POST" ? System.Net.Http.Json.JsonContent.Create(content) : null;
        await (await ApiClient.For(host, key).SendAsync(method, address, body)).ShouldBeProblemAsync(403, "not-allowed");
        host.Board().Version.ShouldBe(before);
    }

    [Fact]
    public async Task AKey_OfAnotherOffice_SeesNothingThatTellsTheOfficeFromNone()
    {
        await AddKeyAsync("hdp_training", ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.LogOut, office: "training");
        var api = ApiClient.For(host, "hdp_training");
        var foreign = await (await api.SendAsync("GET", Ownership)).ShouldBeProblemAsync(404, "unknown-office");
        var none = await (await api.SendAsync("GET", "offices/none/ownership")).ShouldBeProblemAsync(404, "unknown-office");
        foreign.GetProperty("detail").GetString()!.Replace("main", "none", StringComparison.Ordinal).ShouldBe(none.GetProperty("detail").GetString());
        await (await api.TryDialAsync("3001", "*45")).ShouldBeProblemAsync(404, "unknown-office");
        await (await api.PostAsync("offices/main/hot-desk-extensions/3002/logout", new { reason = "Mine" })).ShouldBeProblemAsync(404, "unknown-office");
        foreach (var records in new[] { "hot-desk-extensions", "hot-desk-users", "phones" })
            await (await api.SendAsync("GET", $"offices/main/{records}")).ShouldBeProblemAsync(404, "unknown-office");
        (await api.GetAsync("offices/training/ownership")).GetProperty("version").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task ACall_OfAnotherOffice_IsUnknownToTheKey()
    {
        await AddKeyAsync("hdp_training_2", ApiKeyRights.Keypad, office: "training");
        var call = await ApiClient.For(host).DialAsync("3001", "*45");
        var stranger = ApiClient.For(host, "hdp_training_2");
        await (await stranger.PostAsync($"keypad-calls/{call.Id}/digits", new { digits = "2019#" })).ShouldBeProblemAsync(404, "unknown-keypad-call");
        await (await stranger.SendAsync("DELETE", $"keypad-calls/{call.Id}")).ShouldBeProblemAsync(404, "unknown-keypad-call");
        (await ApiClient.For(host).EnterAsync(call, "2019#")).Prompts.ShouldBe(["enter-pin"], "the call itself goes on");
    }

    [Fact]
    public async Task ACall_LivesTwoMinutesAfterItsLastInput()
    {
        var api = ApiClient.For(host);
        var call = await api.DialAsync("3001", "*45");
        host.Time.Advance(TimeSpan.FromSeconds(119));
        await api.EnterAsync(call, "2019#");
        host.Time.Advance(TimeSpan.FromSeconds(119));
        await api.TimeOutAsync(call);
        host.Time.Advance(TimeSpan.FromSeconds(120));
        await (await api.PostAsync($"keypad-calls/{call.Id}/digits", new { digits = "73915#" })).ShouldBeProblemAsync(404, "unknown-keypad-call");
    }

    [Fact]
    public async Task ForcedLogOut_TellsWhoAndIsJournalledWithItsReason()
    {
        var api = ApiClient.For(host);
        var before = host.Board().Version;
        var done = await ApiClient.ReadAsync(
            await api.PostAsync("offices/main/hot-desk-extensions/3006/logout", new { reason = " Fire drill " }), System.Net.HttpStatusCode.OK);
        done.GetProperty("extension").GetString().ShouldBe("3006");
        done.GetProperty("loggedOut").GetProperty("name").GetString().ShouldBe("Li Na");

        host.Board().Version.ShouldBe(before + 1);
        var entry = host.Services.GetRequiredService<Services.Ownership.OwnershipFeed>().ChangesAfter(host.Board().Office.Id, before)!.Value.ShouldHaveSingleItem();
        (entry.By, entry.Reason, entry.Channel).ShouldBe(("Demo phone system", "Fire drill", Domain.Ownership.OwnershipChannel.Api));
        await (await api.PostAsync("offices/main/hot-desk-extensions/3006/logout", new { reason = "Again" })).ShouldBeProblemAsync(409, "nobody-logged-in");
    }

    private async Task<int> AddKeyAsync(string key, ApiKeyRights rights, Action<ApiKey>? more = null, string office = "main")
    {
        var row = new ApiKey
        {
            Name = key, Hash = ApiKeys.Hash(key), Rights = rights, CreatedAt = host.Time.GetUtcNow(),
            Offices = [new ApiKeyOffice { OfficeId = host.Board(office).Office.Id }],
        };
        more?.Invoke(row);
        await using var db = await host.OpenDatabaseAsync();
        if (!db.ApiKeys.Any(k => k.Hash == row.Hash))
        {
            db.ApiKeys.Add(row);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            host.Time.Advance(ApiKeys.Freshness);
        }
        return row.Id;
    }
}
