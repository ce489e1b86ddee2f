using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>What Asterisk answered to a command.</summary>
/// <param name="Code">200: done; 510, 511, 520: refused; 0: nothing, for the caller is gone.</param>
/// <param name="Result">What stands behind <c>result=</c>. It may be keys of a PIN: it is in no log.</param>
/// <param name="Note">What stands in parentheses: a variable's value, or <c>timeout</c>.</param>
internal sealed record AgiReply(int Code, string Result, string? Note)
{
    /// <summary>The caller is gone, and Asterisk may be too.</summary>
    public static readonly AgiReply Gone = new(0, "", null);

    /// <summary>The command was carried out, and did not fail.</summary>
    public bool IsDone => Code == 200 && Result != "-1";

    /// <summary>A key, of which Asterisk tells the code.</summary>
    public char? Key => IsDone && int.TryParse(Result, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is > 0 and < 128 ? (char)code : null;

    /// <summary>Without what was keyed.</summary>
    public override string ToString() => $"AgiReply({Code})";

    /// <summary>Reads the last line of an answer: <c>200 result=50 endpos=800</c>.</summary>
    /// <exception cref="AgiProtocolException">It is none.</exception>
    public static AgiReply Read(string line)
    {
        const string BeforeResult = "result=";
        if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            throw new AgiProtocolException("An answer has no code.");
        if (code != 200)
            return new AgiReply(code, "", null);
        var start = line.IndexOf(BeforeResult, StringComparison.Ordinal);
        if (start < 0)
            throw new AgiProtocolException("An answer has no result.");
        var rest = line[(start + BeforeResult.Length)..];
        var open = rest.IndexOf('(', StringComparison.Ordinal);
        var close = rest.LastIndexOf(')');
        return new AgiReply(code, rest.Split(' ', 2)[0], open >= 0 && close > open ? rest[(open + 1)..close] : null);
    }
}

/// <summary>
/// One call's talk with Asterisk: a command, its answer, the next command, never two at once. A line <c>HANGUP</c> may come anywhere.
/// </summary>
internal sealed class AgiChannel(IDuplexPipe transport, TimeProvider clock)
{
    private const string HungUp = "HANGUP";

    /// <summary>Most lines of one answer: the usage of a command that was not understood.</summary>
    private const int MaxLines = 100;

    private readonly AgiLines _lines = new(transport.Input);

    /// <summary>Whether the caller is gone: nothing can be said any more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The caller is gone, as an answer told.</summary>
    public void End() => IsGone = true;

    /// <summary>Reads what comes before the first command.</summary>
    public Task<AgiEnvironment> ReadEnvironmentAsync(CancellationToken cancellation) => AgiEnvironment.ReadAsync(_lines, cancellation);

    /// <summary>Sends a command, and waits for its answer.</summary>
    /// <param name="command">The command, one line.</param>
    /// <param name="within">How long it may take at most.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AgiProtocolException">No answer came in time, or what came is none.</exception>
    public async Task<AgiReply> SendAsync(string command, TimeSpan within, CancellationToken cancellation)
    {
        if (IsGone)
            return AgiReply.Gone;
        using var late = new CancellationTokenSource(within, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await transport.Output.WriteAsync(Encoding.UTF8.GetBytes($"{command}\n"), limit.Token);
            var reply = await ReadReplyAsync(limit.Token);
            IsGone |= reply.Code is 0 or 511;
            return IsGone ? AgiReply.Gone : reply;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            IsGone = true;
            throw new AgiProtocolException($"No answer came within {within}.");
        }
        catch (Exception e) when (e is IOException or Microsoft.AspNetCore.Connections.ConnectionAbortedException)
        {
            IsGone = true;
            return AgiReply.Gone;
        }
    }

    private async Task<AgiReply> ReadReplyAsync(CancellationToken cancellation)
    {
        for (var count = 0; count < MaxLines; count++)
        {
            var line = await _lines.ReadAsync(cancellation);
            if (line is null)
                return AgiReply.Gone;
            // It comes before the answer that is due, or instead of it: nobody hears what would follow.
            if (line == HungUp)
                return AgiReply.Gone;
            // The usage of a command: its last line is the answer.
            if (line.Length > 3 && (line[3] == '-' || !char.IsAsciiDigit(line[0])))
                continue;
            return AgiReply.Read(line);
        }
        throw new AgiProtocolException($"An answer has more than {MaxLines} lines.");
    }
}
