using System.Net;
using System.Net.WebSockets;
using System.Text;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

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

    [Theory]
    [InlineData("/account/passkeys/sign-in")]
    [InlineData("/account/passkeys/request-options")]
    [InlineData("/account/passkeys/confirmation")]
    public async Task APasskey_ThatIsTooLarge_IsRefused(string address)
    {
        await using var host = new PortalHost();
        host.UseKestrel(0);
        host.StartServer();
        using var here = host.CreateClient();
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = here.BaseAddress };

        (await SendAsync(Limits.PasskeyBody - 1024)).ShouldBe(HttpStatusCode.BadRequest, "it fits, and has no token");
        (await SendAsync(Limits.PasskeyBody + 1024)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        async Task<HttpStatusCode> SendAsync(long length)
        {
            using var body = new StringContent($"Passkey={new string('x', (int)length)}", Encoding.UTF8, "application/x-www-form-urlencoded");
            using var post = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
            post.Headers.ExpectContinue = true;
            using var answer = await client.SendAsync(post, Token);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task AMessageOnACircuit_ThatIsTooLarge_EndsIt()
    {
        await using var host = new PortalHost();
        using var small = await HandshakeAsync(host);
        await SendAsync(small, 1024);
        (await IsOpenAsync(small)).ShouldBeTrue("a message that fits is waited for, or answered");
        using var large = await HandshakeAsync(host);
        await SendAsync(large, Limits.CircuitMessage + 1024);
        (await IsOpenAsync(large)).ShouldBeFalse();
    }

    [Fact]
    public async Task Circuits_ThatLostTheirBrowser_AreKeptInANumber_ForAWhile()
    {
        await using var host = new PortalHost();
        var circuits = host.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;

        circuits.DisconnectedCircuitMaxRetained.ShouldBe(Limits.DisconnectedCircuits);
        circuits.DisconnectedCircuitRetentionPeriod.ShouldBe(Limits.DisconnectedCircuitLife);
    }

    /// <summary>A circuit's connection: SignalR's handshake, as the browser's script makes it.</summary>
    private static async Task<WebSocket> HandshakeAsync(PortalHost host)
    {
        var socket = await host.Server.CreateWebSocketClient().ConnectAsync(new Uri("wss://localhost/_blazor"), Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, Token);
        var answer = new byte[100];
        var received = await socket.ReceiveAsync(answer, Token);
        Encoding.UTF8.GetString(answer, 0, received.Count).ShouldBe("{}\u001e");
        return socket;
    }

    /// <summary>The beginning of a message that says how long it is: half of it, so that the server has to keep it.</summary>
    private static async Task SendAsync(WebSocket socket, int length)
    {
        var bytes = new List<byte>();
        for (var rest = length * 2; ; rest >>= 7)
        {
            bytes.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            if (rest <= 0x7F)
                break;
        }
        await socket.SendAsync((byte[])[.. bytes, .. new byte[length]], WebSocketMessageType.Binary, endOfMessage: true, Token);
    }

    /// <summary>Whether the server goes on listening; its pings come meanwhile.</summary>
    private static async Task<bool> IsOpenAsync(WebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            while ((await socket.ReceiveAsync(new byte[1024], patience.Token)).MessageType != WebSocketMessageType.Close)
                patience.Token.ThrowIfCancellationRequested();
            return false;
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            return false;
        }
    }
}
