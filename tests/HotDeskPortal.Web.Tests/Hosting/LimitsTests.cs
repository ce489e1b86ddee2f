using System.Net;
using System.Text;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Sizes that the server itself holds requests to.</summary>
public sealed class LimitsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_ThatAreTooLarge_AreRefused()
    {
        await using var host = new PortalHost();
        host.UseKestrel(0);
        host.StartServer();
        using var here = host.CreateClient();
        // Waits until it is asked for the body: a server that refuses closes the connection on whoever is still sending.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = here.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);

        using var body = new StringContent($"\"{new string('x', (int)Limits.RequestBody)}\"", Encoding.UTF8, "application/json");
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/v1/offices/main/hot-desk-users") { Content = body };
        post.Headers.ExpectContinue = true;
        using var large = await client.SendAsync(post, Token);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { { "X-Much", new string('x', Limits.RequestHeaders) } } };
        using var wordy = await client.SendAsync(request, Token);
        wordy.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }
}
