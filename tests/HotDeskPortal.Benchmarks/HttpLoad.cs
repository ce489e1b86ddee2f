using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// A few clients that keep their connections and ask as fast as they are answered. They send ready-made bytes from blocking
/// sockets and look no further into an answer than to find its end: the server is to be the bound, not they.
/// </summary>
internal sealed class HttpLoad(IPEndPoint server) : IDisposable
{
    private const int Clients = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Client[] _clients = [.. Enumerable.Range(0, Clients).Select(_ => new Client(server))];

    /// <summary>A request, ready to send.</summary>
    public static byte[] Get(string path, params (string Name, string Value)[] headers) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"))}\r\n");

    /// <summary>Sends these requests in turn, from all clients.</summary>
    public Side Side(string name, byte[][] requests) => new(name, async count => await Task.WhenAll(_clients.Select((client, c) =>
        Task.Factory.StartNew(
            () =>
            {
                for (var i = c; i < count; i += Clients)
                    client.Ask(requests[i % requests.Length]);
            },
            default, TaskCreationOptions.LongRunning, TaskScheduler.Default))));

    /// <summary>Asks once, and keeps the answer.</summary>
    public byte[] Ask(byte[] request) => _clients[0].Ask(request).ToArray();

    /// <summary>The body of an answer, and its head.</summary>
    public static (byte[] Body, string Head) Split(byte[] answer)
    {
        var head = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return (answer[head..], Encoding.ASCII.GetString(answer, 0, head));
    }

    /// <summary>A header of an answer.</summary>
    public static string Header(byte[] answer, string name) => Split(answer).Head.Split("\r\n").First(l => l.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];

    /// <summary>Makes sure that a request is answered with what is expected.</summary>
    public void Check(byte[] request, string expected)
    {
        var answer = Encoding.UTF8.GetString(_clients[0].Ask(request));
        if (!answer.Contains(expected, StringComparison.Ordinal))
            throw new InvalidOperationException($"Not what was expected: {answer}");
    }

    public void Dispose() => Array.ForEach(_clients, c => c.Dispose());

    private sealed class Client : IDisposable
    {
        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = (int)Patience.TotalMilliseconds };
        private readonly byte[] _answer = new byte[8192];

        public Client(IPEndPoint server) => _socket.Connect(server);

        /// <summary>Sends a request and waits for the end of its answer.</summary>
        /// <exception cref="InvalidOperationException">It was answered with neither 200 nor 304.</exception>
        public ReadOnlySpan<byte> Ask(byte[] request)
        {
            _socket.Send(request);
            var length = 0;
            do
            {
                var received = _socket.Receive(_answer.AsSpan(length));
                length = received > 0 ? length + received : throw new InvalidOperationException("The server hung up.");
            }
            while (!IsComplete(_answer.AsSpan(0, length)));
            var answer = _answer.AsSpan(0, length);
            return answer.StartsWith("HTTP/1.1 200"u8) || answer.StartsWith("HTTP/1.1 304"u8) ? answer : throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }

        private static bool IsComplete(ReadOnlySpan<byte> answer)
        {
            var head = answer.IndexOf("\r\n\r\n"u8);
            if (head < 0)
                return false;
            if (answer.StartsWith("HTTP/1.1 304"u8))
                return answer.Length == head + 4;
            var lengthAt = answer[..head].IndexOf("Content-Length: "u8);
            if (lengthAt < 0)
                return answer.EndsWith("\r\n0\r\n\r\n"u8);
            return Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: ".Length)..], out int body, out _) && answer.Length == head + 4 + body;
        }

        public void Dispose() => _socket.Dispose();
    }
}
