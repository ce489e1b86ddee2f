using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Benchmarks;

/// <summary>One client that keeps its connection and takes any answer, however long; where the server hangs up, it comes again.</summary>
internal sealed class RawClient(IPEndPoint server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Socket? _socket;
    private byte[] _answer = new byte[64 * 1024];

    /// <summary>A request, ready to send.</summary>
    public static byte[] Request(string method, string path, string body, params (string Name, string Value)[] headers) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"))}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Sends a request and waits for the end of its answer; empty: the server hung up.</summary>
    public ReadOnlySpan<byte> Ask(byte[] request)
    {
        var socket = _socket ??= Connect();
        var length = 0;
        try
        {
            socket.Send(request);
            do
            {
                if (length == _answer.Length)
                    Array.Resize(ref _answer, length * 2);
                var received = socket.Receive(_answer.AsSpan(length));
                if (received == 0)
                    return Left();
                length += received;
            }
            while (!IsComplete(_answer.AsSpan(0, length)));
        }
        catch (SocketException)
        {
            return Left();
        }
        return _answer.AsSpan(0, length);
    }

    public void Dispose() => _socket?.Dispose();

    private ReadOnlySpan<byte> Left()
    {
        _socket?.Dispose();
        _socket = null;
        return [];
    }

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = (int)Patience.TotalMilliseconds };
        socket.Connect(server);
        return socket;
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt < 0)
            return answer[..head].IndexOf("chunked"u8) < 0 || answer.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: ".Length)..], out int body, out _) && answer.Length >= head + 4 + body;
    }
}

/// <summary>The form of the sign-in page with its token, which holds for as many posts as one likes.</summary>
internal sealed partial record SignInForm(string Cookie, string Token)
{
    private const string Address = "/account/sign-in";

    public static async Task<SignInForm> ReadAsync(IPEndPoint server)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{server}") };
        using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var answer = await client.SendAsync(request);
        var cookie = answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        return new SignInForm(cookie, TokenField().Match(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Groups["token"].Value);
    }

    /// <summary>Somebody tries a password.</summary>
    public byte[] Guess(string email, string from)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"_handler=sign-in&__RequestVerificationToken={Uri.EscapeDataString(Token)}&Input.Email={Uri.EscapeDataString(email)}&Input.Password=wrong-password-1");
        return RawClient.Request(
            "POST", Address, body, ("Cookie", Cookie), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", from), ("Content-Type", "application/x-www-form-urlencoded"));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TokenField();
}
