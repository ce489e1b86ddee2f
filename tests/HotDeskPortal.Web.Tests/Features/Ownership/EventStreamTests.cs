using System.Collections;
using System.Net;
using System.Reflection;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Hosting;
using Microsoft.Extensions.Hosting;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class EventStreamTests : IAsyncDisposable
{
    private readonly ClockedPortalHost host = new();
    private readonly OwnershipFeed feed;
    private readonly int office;

    public EventStreamTests() => (feed, office) = (host.Services.GetRequiredService<OwnershipFeed>(), host.Board().Office.Id);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AStream_BeginsWithASnapshotThenTellsEveryChange()
    {
        await using var stream = await EventStream.OpenAsync(host);
        var snapshot = await stream.NextAsync();
        (snapshot.Type, snapshot.Id).ShouldBe(("snapshot", "3"));
        snapshot.Data.GetProperty("version").GetInt64().ShouldBe(3);
        snapshot.Data.GetProperty("phones").GetArrayLength().ShouldBe(12);

        await host.LogInAsync("3002", "2019");
        var ended = await stream.NextAsync();
        (ended.Type, ended.Id).ShouldBe(("change", "4"));
        ended.Data.GetProperty("kind").GetString().ShouldBe("session-ended");
        ended.Data.GetProperty("end").GetString().ShouldBe("taken-over");
        ended.Data.GetProperty("user").GetProperty("extension").GetString().ShouldBe("2020");
        var started = await stream.NextAsync();
        (started.Type, started.Id).ShouldBe(("change", "5"));
        started.Data.GetProperty("kind").GetString().ShouldBe("session-started");
        started.Data.GetProperty("user").GetProperty("name").GetString().ShouldBe("Dana Whitfield");
        started.Data.GetProperty("phone").GetProperty("extension").GetString().ShouldBe("3002");
        started.Data.GetProperty("phone").GetProperty("owner").GetProperty("extension").GetString().ShouldBe("2019");
    }

    [Fact]
    public async Task AStream_ThatComesFromAnInstanceThatWasAhead_DoesNotStepBack()
    {
        // It hears nothing of the other by itself.
        await using var other = new ClockedPortalHost { Settings = new() { ["Data:Directory"] = Path.GetDirectoryName(host.DatabaseFile) } };
        await other.LogInAsync("3002", "2019");
        (other.Board().Version, host.Board().Version).ShouldBe((5, 3));

        await using var stream = await EventStream.OpenAsync(host, lastEventId: "5");

        (await stream.NextAsync()).Type.ShouldBe("heartbeat", "nothing was missed");
        host.Board().Version.ShouldBe(5);
        await host.LogInAsync("3003", "2021");
        (await stream.NextAsync()).Id.ShouldBe("6");
    }

    [Fact]
    public async Task AStream_OfAnotherOffice_HearsNothingOfThisOne()
    {
        await using var stream = await EventStream.OpenAsync(host);
        await stream.NextAsync();
        var training = host.Board("training");
        await host.Services.GetRequiredService<OwnershipService>().LogInAsync(
            host.Actor(), "training", host.HotDesk("3001", "training").Id, host.User("2019", "training").Id, null,
            Domain.Ownership.OwnershipChannel.Phone, TestContext.Current.CancellationToken);
        await host.LogInAsync("3001", "2019");
        (await stream.NextAsync()).Data.GetProperty("user").GetProperty("extension").GetString().ShouldBe("2019");
        host.Board("training").Version.ShouldBe(training.Version + 1);
        host.Board().Version.ShouldBe(4, "and that was the main office's own change");
    }

    [Fact]
    public async Task Streams_OfOneKey_AreAsManyAsAllowed_AndOneThatEndsMakesRoom()
    {
        var streams = new List<EventStream>();
        for (var i = 0; i < Limits.EventStreams; i++)
            streams.Add(await EventStream.OpenAsync(host));

        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        using var refused = await client.GetAsync(new Uri("/api/v1/offices/main/ownership/events", UriKind.Relative), TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("too-many-requests");
        using var other = await client.GetAsync(new Uri("/api/v1/offices/main/ownership", UriKind.Relative), TestContext.Current.CancellationToken);
        other.StatusCode.ShouldBe(HttpStatusCode.OK, "what is no stream goes on");

        await Task.WhenAll(streams.Select(s => s.DisposeAsync().AsTask()));
        var counted = host.Services.GetRequiredService<EventStreams>();
        SpinWait.SpinUntil(() => counted.Open == 0, TimeSpan.FromSeconds(20)).ShouldBeTrue("each end is noticed");
        await using var again = await EventStream.OpenAsync(host);
    }

    [Theory]
    [InlineData("0", "1,2,3,4,5,6")]
    [InlineData("3", "4,5,6")]
    [InlineData("5", "6")]
    public async Task AStream_ThatResumes_GetsExactlyWhatItMissed(string lastEventId, string missed)
    {
        await host.LogInAsync("3001", "2019");
        await host.LogInAsync("3003", "2023");
        await host.LogInAsync("3005", "2024");
        await using var stream = await EventStream.OpenAsync(host, lastEventId);
        foreach (var id in missed.Split(','))
        {
            var change = await stream.NextAsync();
            (change.Type, change.Id).ShouldBe(("change", id));
        }
        await host.LogInAsync("3008", "2022");
        (await stream.NextAsync()).Id.ShouldBe("7", "then it goes on without gap or repetition");
    }

    [Fact]
    public async Task AStream_ThatMissedNothing_AnswersAtOnceAndGoesOn()
    {
        await using var stream = await EventStream.OpenAsync(host, "3");
        (await stream.NextAsync()).Type.ShouldBe("heartbeat", "a reader wants to know at once that the stream stands");
        await host.LogInAsync("3001", "2019");
        (await stream.NextAsync()).Id.ShouldBe("4");
    }

    [Theory]
    [InlineData("999")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData(" 3")]
    [InlineData("3.0")]
    [InlineData("99999999999999999999")]
    public async Task AStream_WithAnIdThatIsNone_BeginsAnew(string lastEventId)
    {
        await using var stream = await EventStream.OpenAsync(host, lastEventId);
        var first = await stream.NextAsync();
        (first.Type, first.Id).ShouldBe(("snapshot", "3"));
    }

    [Fact]
    public async Task AStream_ThatWasAwayTooLong_BeginsAnew()
    {
        // One more change than are kept for readers that resume.
        var ownership = host.Services.GetRequiredService<OwnershipService>();
        var (token, desk, user) = (TestContext.Current.CancellationToken, host.HotDesk("3001").Id, host.User("2019").Id);
        while (host.Board().Version < 1026)
        {
            (await ownership.LogInAsync(host.Actor(), "main", desk, user, null, Domain.Ownership.OwnershipChannel.Phone, token)).IsSuccess.ShouldBeTrue();
            (await ownership.ForceLogOutAsync(
                host.Actor(), "main", new ForceLogOutForm { HotDeskIds = [desk], Reason = "Again" }, Domain.Ownership.OwnershipChannel.Portal, token)).IsSuccess.ShouldBeTrue();
        }
        var version = host.Board().Version;
        await using var tooOld = await EventStream.OpenAsync(host, $"{version - 1025}");
        (await tooOld.NextAsync()).Type.ShouldBe("snapshot");
        await using var justKept = await EventStream.OpenAsync(host, $"{version - 1024}");
        (await justKept.NextAsync()).Id.ShouldBe($"{version - 1023}");
    }

    [Fact]
    public async Task AStream_WhoseKeyIsRevoked_EndsWithinItsFreshness()
    {
        var keys = host.Services.GetRequiredService<ApiKeyService>();
        var key = (await keys.CreateAsync(host.Actor(), Reader(days: null))).Value;
        await using var stream = await EventStream.OpenAsync(host, key: key.Key);
        await using var other = await EventStream.OpenAsync(host);
        await stream.NextAsync();
        await other.NextAsync();

        (await keys.RevokeAsync(host.Actor(), key.Id)).IsSuccess.ShouldBeTrue();
        host.Time.Advance(ApiKeys.StreamCheck);
        (await stream.HasEndedAsync()).ShouldBeTrue();
        await host.LogInAsync("3001", "2019");
        (await other.NextAsync()).Id.ShouldBe("4", "another key's stream goes on");
    }

    [Fact]
    public async Task AStream_WhoseKeyIsRevokedByAnotherInstance_EndsWithinItsFreshness_HoweverBusyItIs()
    {
        var key = (await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(host.Actor(), Reader(days: null))).Value;
        await using var stream = await EventStream.OpenAsync(host, key: key.Key);
        await stream.NextAsync();
        await using (var db = await host.OpenDatabaseAsync())
        {
            (await db.ApiKeys.FindAsync([key.Id], TestContext.Current.CancellationToken))!.RevokedAt = host.Time.GetUtcNow();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        host.Time.Advance(ApiKeys.Freshness);
        await host.LogInAsync("3001", "2019");
        var told = 0;
        while (!await stream.HasEndedAsync())
            told++;
        told.ShouldBeLessThanOrEqualTo(2, "at most the heartbeat and the change that were under way");
    }

    [Fact]
    public async Task AStream_WhoseKeyExpires_Ends()
    {
        var key = (await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(host.Actor(), Reader(days: 1))).Value;
        host.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(3));
        await using var stream = await EventStream.OpenAsync(host, key: key.Key);
        await stream.NextAsync();
        host.Time.Advance(ApiKeys.StreamCheck);
        (await stream.HasEndedAsync()).ShouldBeTrue();
    }

    private static ApiKeyForm Reader(int? days) => new() { Name = "Wallboard", Rights = ApiKeyRights.Read, Offices = ["main"], Days = days };

    [Fact]
    public async Task AStream_OverWhichNothingHappens_BeatsEveryFifteenSeconds()
    {
        await using var stream = await EventStream.OpenAsync(host);
        await stream.NextAsync();
        for (var beat = 0; beat < 3; beat++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(15));
            (await stream.NextAsync()).ShouldSatisfyAllConditions(e => e.Type.ShouldBe("heartbeat"), e => e.Id.ShouldBeNullOrEmpty());
        }
        await host.LogInAsync("3001", "2019");
        (await stream.NextAsync()).Id.ShouldBe("4");
    }

    [Fact]
    public async Task AReader_WhoLeaves_LeavesTheFeedAndNoErrorBehind()
    {
        for (var reader = 0; reader < 20; reader++)
        {
            var stream = await EventStream.OpenAsync(host);
            await stream.NextAsync();
            Subscribers().ShouldBe(1);
            await stream.DisposeAsync();
            SpinWait.SpinUntil(() => Subscribers() == 0, TimeSpan.FromMinutes(1)).ShouldBeTrue("the subscription outlives its reader");
        }
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task AStream_EndsWhenThePortalStops()
    {
        await using var stream = await EventStream.OpenAsync(host);
        await stream.NextAsync();
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        SpinWait.SpinUntil(() => Subscribers() == 0, TimeSpan.FromMinutes(1)).ShouldBeTrue("the stream outlives the portal");
        host.Log.Errors.ShouldBeEmpty();
    }

    /// <summary>How many read the main office: the feed keeps that to itself.</summary>
    private int Subscribers()
    {
        const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;
        var offices = (IDictionary)typeof(OwnershipFeed).GetField("_byId", Private)!.GetValue(feed)!;
        var mine = offices[office]!;
        return ((ICollection)mine.GetType().GetField("_subscriptions", Private)!.GetValue(mine)!).Count;
    }
}
