using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>
/// SIP <c>NOTIFY</c> with <c>Event: check-sync;reboot=false</c> over UDP, outside any dialogue: what Yealink and Poly phones take as "look for
/// your configuration again". Sent again as RFC 3261 (17.1.2) has it until an answer comes.
/// </summary>
public sealed class SipResync(ResyncOptions options, TimeProvider clock) : IPhoneResync
{
    private const string Branch = "z9hG4bK";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500), LongestPause = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public bool IsOn => options.Port is not null;

    /// <inheritdoc/>
    public async Task<Result<Done>> NotifyAsync(ResyncTarget phone, CancellationToken cancellation = default)
    {
        if (options.Port is not { } port)
            return new ResyncOff();
        using var socket = new Socket(phone.Address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        // Connected: answers from elsewhere do not reach it, and a port that is closed says so.
        try
        {
            await socket.ConnectAsync(new IPEndPoint(phone.Address, port), cancellation);
        }
        catch (SocketException)
        {
            return new NoAnswer(phone.Address);
        }
        var id = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var message = Encoding.ASCII.GetBytes(Message(phone, port, (IPEndPoint)socket.LocalEndPoint!, id));
        using var giveUp = new CancellationTokenSource(options.Timeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(giveUp.Token, cancellation);
        try
        {
            var sending = SendAsync(socket, message, stop.Token);
            var answer = await ReceiveAsync(socket, id, stop.Token);
            await stop.CancelAsync();
            await sending;
            return answer.Status is >= 200 and < 300 ? new Done() : new ResyncRefused(answer.Status, answer.Phrase);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NoAnswer(phone.Address);
        }
        catch (SocketException)
        {
            // Nobody listens there.
            return new NoAnswer(phone.Address);
        }
    }

    private async Task SendAsync(Socket socket, byte[] message, CancellationToken cancellation)
    {
        try
        {
            for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                await socket.SendAsync(message, cancellation);
                await Task.Delay(pause, clock, cancellation);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Answered, or given up; what the socket has to say the receiver hears too.
        }
    }

    /// <summary>The final answer to this very message; provisional ones and strangers' are passed over.</summary>
    private static async Task<(int Status, string Phrase)> ReceiveAsync(Socket socket, string id, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            if (text.Contains($"{Branch}{id}", StringComparison.Ordinal) && text.Split('\r', '\n')[0].Split(' ', 3) is ["SIP/2.0", var code, .. var phrase]
                && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status >= 200)
                return (status, phrase is [var words] && words.Length <= 80 ? words : "");
        }
    }

    private string Message(ResyncTarget phone, int port, IPEndPoint here, string id)
    {
        var (from, to) = (options.From ?? Host(here.Address), $"{phone.Extension}@{Host(phone.Address)}:{port}");
        return string.Join("\r\n",
            $"NOTIFY sip:{to} SIP/2.0",
            $"Via: SIP/2.0/UDP {Host(here.Address)}:{here.Port};branch={Branch}{id};rport",
            "Max-Forwards: 70",
            $"From: <sip:hotdeskportal@{from}>;tag={id[..8]}",
            $"To: <sip:{to}>",
            $"Call-ID: {id}@{from}",
            "CSeq: 1 NOTIFY",
            $"Contact: <sip:hotdeskportal@{Host(here.Address)}:{here.Port}>",
            "Event: check-sync;reboot=false",
            "Subscription-State: terminated",
            "User-Agent: HotDeskPortal",
            "Content-Length: 0",
            "",
            "");
    }

    private static string Host(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
