using System.Net;
using System.Net.Sockets;
using System.Text;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>Whoever comes to the port that Asterisk calls: they are refused, they are few, and honest calls go on meanwhile.</summary>
public sealed class AgiAbuseTests : IAsyncLifetime
{
    private readonly PortalHost _host;
    private TestDoor _door = null!;

    public AgiAbuseTests() => _host = new PortalHost
    {
        Settings = new() { ["Doors:Agi:Port"] = FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture), ["Doors:Agi:PromptUrl"] = "http://portal.example.com" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AgiListener Listener => _host.Services.GetRequiredService<AgiListener>();

    private DoorActivity Activity => _host.Services.GetRequiredService<DoorActivity>();

    public async ValueTask InitializeAsync() => _door = await TestDoor.OpenAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Browser_AtThePort_GetsNothing()
    {
        using var browser = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };

        await Should.ThrowAsync<HttpRequestException>(browser.GetAsync(new Uri($"http://{Listener.EndPoint}/"), Token));

        Activity.Strangers[0].Refusal.ShouldBe(DoorRefusal.OtherSystem);
        await HonestCallAsync();
    }

    [Fact]
    public async Task ThousandIdleConnections_TakeAFewPlaces_AndHonestCallsGoOn()
    {
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
                idle.Add(await ConnectAsync());

            for (var i = 0; i < 5; i++)
                await HonestCallAsync();

            Listener.Open.ShouldBeLessThanOrEqualTo(AgiListener.MaxGreetings + 1);
            Activity.Strangers.ShouldNotBeEmpty("who holds connections is told of");
        }
        finally
        {
            idle.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task TwoThousandWrongCalls_AreRefusedQuickly_AndHonestCallsGoOn()
    {
        string[] wrongs = ["agi_network: yes\nagi_network_script: AAAAAAAAAAAAAAAAAAAAAA/login\n\n", new string('x', 20_000), "GET / HTTP/1.1\n\n", $"agi_network_script: {_door.Address}/login\n\n200 result=1 (guess)\n"];
        var honest = Task.CompletedTask;
        for (var i = 0; i < 2000; i++)
        {
            if (i % 500 == 0)
            {
                await honest;
                honest = HonestCallAsync();
            }
            using var client = await ConnectAsync();
            try
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(wrongs[i % wrongs.Length]), Token);
                using var reader = new StreamReader(client.GetStream());
                (await reader.ReadToEndAsync(Token)).ShouldNotContain("ANSWER");
            }
            catch (IOException)
            {
                // Closed on while it was still talking.
            }
        }
        await honest;

        _host.Log.Errors.ShouldBeEmpty();
        _host.Log.All.Count(l => l.Contains("Security:")).ShouldBeLessThan(20, "a flood does not fill the log");
        Activity.Strangers.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Call_OverANetwork_IsHeldToItsEnd()
    {
        var asterisk = await HonestCallAsync();

        asterisk.IsEnded.ShouldBeTrue();
        asterisk.Commands[^1].ShouldBe("HANGUP");
    }

    /// <summary>Somebody logs in at 3001, and out again.</summary>
    private async Task<FakeAsterisk> HonestCallAsync()
    {
        FakeAsterisk asterisk = null!;
        foreach (var (wish, keys) in new[] { ("login", "2019#73915#2"), ("logout", "73915#") })
        {
            using var client = await ConnectAsync();
            asterisk = new FakeAsterisk(client.GetStream(), $"{_door.Address}/{wish}", "3001", TypingCaller.Burst(keys));
            await asterisk.RunAsync().WaitAsync(TimeSpan.FromSeconds(60), Token);
            asterisk.IsEnded.ShouldBeTrue();
            (_host.Board().OwnerOf(_host.HotDesk("3001").Id) is not null).ShouldBe(wish == "login");
        }
        return asterisk;
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Listener.EndPoint!, Token);
        return client;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
