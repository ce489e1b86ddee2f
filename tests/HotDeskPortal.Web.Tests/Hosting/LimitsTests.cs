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
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);

        using var body = new StringContent($"\"{new string('x', (int)Limits.RequestBody)}\"", Encoding.UTF8, "application/json");
        using var large = await client.PostAsync(new Uri("/api/v1/offices/main/hot-desk-users", UriKind.Relative), body, Token);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { { "X-Much", new string('x', Limits.RequestHeaders) } } };
        using var wordy = await client.SendAsync(request, Token);
        wordy.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }
}
