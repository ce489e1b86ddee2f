using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>What came is not what Asterisk says, or more of it than it may say. Its text holds nothing of what came: that may be keys of a PIN.</summary>
internal sealed class AgiProtocolException(string message) : Exception(message);

/// <summary>Reads lines, and no longer ones than Asterisk writes.</summary>
internal sealed class AgiLines(PipeReader input)
{
    /// <summary>Longest line, in bytes.</summary>
    public const int MaxLength = 8192;

    /// <summary>The next line without its end; null: there is none any more.</summary>
    /// <exception cref="AgiProtocolException">It is too long.</exception>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                if (line.Length > MaxLength)
                    throw TooLong();
                var text = Encoding.UTF8.GetString(line);
                input.AdvanceTo(buffer.GetPosition(1, end));
                return text.TrimEnd('\r');
            }
            if (buffer.Length > MaxLength)
                throw TooLong();
            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                return null;
        }
    }

    private static AgiProtocolException TooLong() => new($"A line is longer than {MaxLength} bytes.");
}
