using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HotDeskPortal.Services.Provisioning;

namespace HotDeskPortal.Services.Tests.Provisioning;

/// <summary>What goes over the wire: against <c>sipp</c>, a SIP program that is not ours, and against a bare socket for what it cannot play.</summary>
public sealed class SipResyncTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SipResync Resync(int port, double seconds = 8, string? from = null) =>
        new(new ResyncOptions { Port = port, Timeout = TimeSpan.FromSeconds(seconds), From = from }, TimeProvider.System);

    private static readonly ResyncTarget Phone = new(IPAddress.Loopback, "3001");

    [Theory]
    [InlineData("200 OK", null)]
    [InlineData("489 Bad Event", "resync-refused")]
    public async Task Sipp_TakesTheNotify_AndItsAnswerIsHeard(string answer, string? code)
    {
        var port = FreePort();
        await using var sipp = await Sipp.AnswerAsync(port, answer);

        var done = await Resync(port, from: "pbx.example.com").NotifyAsync(Phone, Cancellation);

        done.Error?.Code.ShouldBe(code);
        done.IsSuccess.ShouldBe(code is null);
        // sipp parses what it gets and ends with 0 only where its scenario, which asks for these headers, went through.
        (await sipp.ExitAsync()).ShouldBe(0, sipp.Output);
    }

    [Fact]
    public async Task TheNotify_IsWhatPhonesTakeAsCheckSync()
    {
        using var phone = Listen();
        var asking = Resync(PortOf(phone)).NotifyAsync(Phone, Cancellation);
        var got = await phone.ReceiveAsync(Cancellation);
        var lines = Encoding.ASCII.GetString(got.Buffer).Split("\r\n");
        lines[0].ShouldBe($"NOTIFY sip:3001@127.0.0.1:{PortOf(phone)} SIP/2.0");
        lines.ShouldContain("Event: check-sync;reboot=false");
        lines.ShouldContain("Content-Length: 0");
        lines.ShouldContain(l => l.StartsWith($"Via: SIP/2.0/UDP 127.0.0.1:{got.RemoteEndPoint.Port};branch=z9hG4bK", StringComparison.Ordinal));
        lines[^2..].ShouldBe(["", ""]);

        await phone.SendAsync(Answer(got, "200 OK"), got.RemoteEndPoint, Cancellation);
        (await asking).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task ALostPacket_IsSentAgain_AndStrangersAnswersCountForNothing()
    {
        using var phone = Listen();
        var asking = Resync(PortOf(phone)).NotifyAsync(Phone, Cancellation);
        var first = await phone.ReceiveAsync(Cancellation);
        await phone.SendAsync("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP x;branch=z9hG4bKother\r\n\r\n"u8.ToArray(), first.RemoteEndPoint, Cancellation);
        await phone.SendAsync(Answer(first, "100 Trying"), first.RemoteEndPoint, Cancellation);
        var second = await phone.ReceiveAsync(Cancellation);
        second.Buffer.ShouldBe(first.Buffer);
        await phone.SendAsync(Answer(second, "403 Forbidden"), second.RemoteEndPoint, Cancellation);
        var refused = (await asking).Error.ShouldBeOfType<ResyncRefused>();
        (refused.Status, refused.Phrase).ShouldBe((403, "Forbidden"));
    }

    [Fact]
    public async Task ASilentPhone_IsGivenUp()
    {
        using var phone = Listen();
        (await Resync(PortOf(phone), seconds: 0.6).NotifyAsync(Phone, Cancellation)).Error.ShouldBeOfType<NoAnswer>();
    }

    [Fact]
    public async Task NobodyThere_IsSaidAtOnce() =>
        (await Resync(FreePort()).NotifyAsync(Phone, Cancellation)).Error.ShouldBeOfType<NoAnswer>();

    [Fact]
    public async Task WithoutPort_NothingIsSent()
    {
        var off = new SipResync(new ResyncOptions(), TimeProvider.System);
        off.IsOn.ShouldBeFalse();
        (await off.NotifyAsync(Phone, Cancellation)).Error.ShouldBeOfType<ResyncOff>();
    }

    [Theory]
    [InlineData(0, null, 4, "Resync:Port")]
    [InlineData(70000, null, 4, "Resync:Port")]
    [InlineData(5060, "not a host!", 4, "Resync:From")]
    [InlineData(5060, null, 0.1, "Resync:Timeout")]
    [InlineData(5060, null, 60, "Resync:Timeout")]
    public void AWrongSetting_IsNamed(int port, string? from, double seconds, string key) =>
        new ResyncOptions { Port = port, From = from, Timeout = TimeSpan.FromSeconds(seconds) }.Errors().ShouldHaveSingleItem().ShouldStartWith(key);

    [Fact]
    public void TheUsualSettings_AreRight() => new ResyncOptions { Port = 5060, From = "10.0.0.5" }.Errors().ShouldBeEmpty();

    private static byte[] Answer(UdpReceiveResult request, string status)
    {
        var echoed = Encoding.ASCII.GetString(request.Buffer).Split("\r\n").Where(l => l.StartsWith("Via:", StringComparison.Ordinal) || l.StartsWith("CSeq:", StringComparison.Ordinal));
        return Encoding.ASCII.GetBytes($"SIP/2.0 {status}\r\n{string.Join("\r\n", echoed)}\r\nContent-Length: 0\r\n\r\n");
    }

    private static UdpClient Listen() => new(new IPEndPoint(IPAddress.Loopback, 0));

    private static int PortOf(UdpClient phone) => ((IPEndPoint)phone.Client.LocalEndPoint!).Port;

    private static int FreePort()
    {
        using var phone = Listen();
        return PortOf(phone);
    }

    /// <summary>A <c>sipp</c> that waits for one NOTIFY with the right event and answers it.</summary>
    private sealed class Sipp : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly DirectoryInfo _folder;
        private readonly StringBuilder _output = new();

        private Sipp(Process process, DirectoryInfo folder) => (_process, _folder) = (process, folder);

        public string Output => _output.ToString();

        public static async Task<Sipp> AnswerAsync(int port, string answer)
        {
            Assert.SkipUnless(File.Exists("/usr/bin/sipp"), "sipp is not installed: apt-get install sip-tester.");
            var folder = Directory.CreateTempSubdirectory("hotdesk-sipp-");
            var scenario = Path.Combine(folder.FullName, "phone.xml");
            await File.WriteAllTextAsync(scenario, $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <scenario name="a phone">
                  <recv request="NOTIFY">
                    <action>
                      <ereg regexp="^ *check-sync;reboot=false" search_in="hdr" header="Event:" check_it="true" assign_to="1" />
                      <ereg regexp="sip:3001@127.0.0.1" search_in="hdr" header="To:" check_it="true" assign_to="2" />
                      <ereg regexp="1 NOTIFY" search_in="hdr" header="CSeq:" check_it="true" assign_to="3" />
                    </action>
                  </recv>
                  <Reference variables="1,2,3" />
                  <send><![CDATA[

                    SIP/2.0 {answer}
                    [last_Via:]
                    [last_From:]
                    [last_To:];tag=[call_number]
                    [last_Call-ID:]
                    [last_CSeq:]
                    Content-Length: 0

                  ]]></send>
                </scenario>
                """, Cancellation);
            var process = Process.Start(new ProcessStartInfo("/usr/bin/sipp", ["-sf", scenario, "-i", "127.0.0.1", "-p", $"{port}", "-m", "1", "-timeout", "20s", "-nostdin"])
            {
                WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var sipp = new Sipp(process, folder);
            // It says nothing of use when it listens: the port being taken does. What comes before would be sent again anyway.
            process.OutputDataReceived += (_, e) => sipp._output.AppendLine(e.Data);
            process.ErrorDataReceived += (_, e) => sipp._output.AppendLine(e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            while (!IsTaken(port) && !process.HasExited)
                await Task.Yield();
            return sipp;
        }

        public async Task<int> ExitAsync()
        {
            await _process.WaitForExitAsync(Cancellation);
            return _process.ExitCode;
        }

        public ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
                _process.Kill();
            _process.Dispose();
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        private static bool IsTaken(int port) => System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(l => l.Port == port);
    }
}
