using System.Net;
using System.Net.Sockets;
using System.Text;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Web.Tests.Features.Accounts;

/// <summary>Links by mail, to a server that the test runs.</summary>
public sealed class SmtpAccountMailTests
{
    private static readonly Uri Page = new("https://portal.example.com/account/invitation");

    [Fact]
    public async Task AnInvitation_GoesOutByMail_AndIsShownToNobody()
    {
        await using var server = new SmtpServer();
        await using var host = Host(server.Port);
        var made = (await host.Accounts().InviteAsync(host.Actor(), new InvitationForm { Email = "olivia@example.org" }, Page)).Value;

        made.ShouldSatisfyAllConditions(m => m.Mail.ShouldBe(MailOutcome.Sent), m => m.Address.ShouldBeNull());
        var mail = (await server.Received.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).Replace("=\r\n", "", StringComparison.Ordinal);
        mail.ShouldContain("To: olivia@example.org");
        mail.ShouldContain("From: HotDeskPortal <portal@example.com>");
        mail.ShouldContain("https://portal.example.com/account/invitation?code");
        host.Log.All.ShouldAllBe(line => !line.Contains("invitation?code"));
    }

    [Fact]
    public async Task AServer_ThatIsAway_LeavesTheLinkToTheAdministrator()
    {
        int port;
        await using (var gone = new SmtpServer())
            port = gone.Port;
        await using var host = Host(port);
        var made = (await host.Accounts().InviteAsync(host.Actor(), new InvitationForm { Email = "olivia@example.org" }, Page)).Value;
        made.Mail.ShouldBe(MailOutcome.Failed);
        made.Address.ShouldNotBeNull();
        host.Log.All.ShouldAllBe(line => !line.Contains("invitation?code"));
    }

    private static PortalHost Host(int port) => new()
    {
        Settings = new() { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{port}", ["Mail:Security"] = "None", ["Mail:From"] = "HotDeskPortal <portal@example.com>" },
    };

    /// <summary>As much of SMTP as one message takes.</summary>
    private sealed class SmtpServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();
        private readonly Task _run;
        private readonly TaskCompletionSource<string> _received = new();

        public SmtpServer()
        {
            _listener.Start();
            _run = RunAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> Received => _received.Task;

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _listener.Stop();
            await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _end.Dispose();
        }

        private async Task RunAsync()
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test".AsMemory(), _end.Token);
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on".AsMemory(), _end.Token);
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(_end.Token) is { } part && part != ".")
                        text.Append(part).Append("\r\n");
                    _received.SetResult(text.ToString());
                }
                await writer.WriteLineAsync((line == "QUIT" ? "221 bye" : "250 ok").AsMemory(), _end.Token);
            }
        }
    }
}
