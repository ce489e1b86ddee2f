using System.Net;
using System.Text;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotDeskPortal.Web.Tests.Doors;

/// <summary>How phone systems show over HTTP that they may come in, and what those hear who may not.</summary>
public sealed class DoorRequestsTests
{
    [Theory]
    [InlineData("address", "Basic", "ZG9vcjpzZWNyZXQ=", "secret")]
    [InlineData("address", "basic", "OnNlY3JldA==", "secret")]
    [InlineData("address", "Basic", "c2VjcmV0", null)]
    [InlineData("address", "Basic", "no base64", null)]
    [InlineData("address", "Bearer", "secret", "secret")]
    [InlineData("address", "Digest", "secret", null)]
    [InlineData("address", null, null, null)]
    [InlineData("address.secret", null, null, "secret")]
    [InlineData("address.", null, null, null)]
    [InlineData("address.secret", "Bearer", "another", "secret")]
    public void DoorSecret_ComesInAnyOfItsWays(string key, string? scheme, string? parameter, string? secret)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(new PathKey(key));
        if (scheme is not null)
            context.Request.Headers.Authorization = $"{scheme} {parameter}";

        (context.DoorAddress(), context.DoorSecret()).ShouldBe(("address", secret));
    }

    [Fact]
    public void DoorSecret_OfTheHeader_IsTaken()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[DoorRequests.SecretHeader] = "secret";

        (context.DoorAddress(), context.DoorSecret()).ShouldBe(("", "secret"));
    }

    [Fact]
    public void DoorSecret_OfAnEndlessHeader_IsNone()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + new string('x', 10_000)))}";

        context.DoorSecret().ShouldBeNull();
    }

    [Fact]
    public async Task WrongAddresses_HoweverMany_AreRefusedAndBounded_AndHonestRequestsGoOn()
    {
        await using var host = TestDoor.Host();
        var door = await TestDoor.OpenAsync(host);
        var client = host.CreateDefaultClient(new Uri("http://portal.example.com"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < DoorKnocks.MostAMinute + 20; i++)
            statuses.Add(await GetAsync($"/door/made-up-address-{i}/prompts/en/{new string('0', 64)}.wav"));

        statuses.Take(DoorKnocks.MostAMinute).ShouldAllBe(s => s == HttpStatusCode.NotFound);
        statuses.Skip(DoorKnocks.MostAMinute).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
        (await GetAsync($"/door/{door.Address}/prompts/en/{new string('0', 64)}.wav")).ShouldBe(HttpStatusCode.NotFound, "it is let in, and asks for what there is not");
        host.Services.GetRequiredService<DoorActivity>().Strangers.Length.ShouldBe(DoorActivity.Kept);
        host.Log.All.Count(l => l.Contains("Security:", StringComparison.Ordinal) && l.Contains("refused by doors", StringComparison.Ordinal)).ShouldBe(1, "told once");

        async Task<HttpStatusCode> GetAsync(string path)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task WrongSecrets_HoweverMany_AreRefusedAndBounded_AndHonestRequestsGoOn()
    {
        await using var host = TestDoor.Host();
        var door = await TestDoor.OpenAsync(host);
        var client = host.CreateDefaultClient(new Uri("http://portal.example.com"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < DoorKnocks.MostAMinute + 20; i++)
            statuses.Add(await CallAsync($"wrong-{i}"));

        statuses.Take(DoorKnocks.MostAMinute).ShouldAllBe(s => s == HttpStatusCode.Unauthorized);
        statuses.Skip(DoorKnocks.MostAMinute).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
        (await CallAsync(TestDoor.Secret)).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> CallAsync(string secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/door/{door.Address}/call?from=3001&to=2019", UriKind.Relative));
            request.Headers.Add(DoorRequests.SecretHeader, secret);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }
}
