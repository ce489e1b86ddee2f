using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>
/// Speaks by a program of its own: it gets the words on its standard input, never as something that could be an option, and no shell
/// reads them. It writes a WAV file to its standard output, or to the file it is told.
/// </summary>
internal abstract class SpeechProcess(PromptOptions options, ILogger logger) : ISpeechEngine
{
    /// <summary>Most bytes that are taken from an engine: two minutes at 32 kHz.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <inheritdoc/>
    public abstract string Voice { get; }

    /// <summary>The program and its arguments for a language; null: it does not speak it.</summary>
    protected abstract (string Program, IReadOnlyList<string> Arguments)? Command(string language, string file);

    /// <inheritdoc/>
    public async Task<Wave?> SpeakAsync(PromptPart part, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"hotdesk-{Guid.NewGuid():N}.wav");
        if (Command(part.Language, file) is not var (program, arguments))
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            var output = await RunAsync(program, arguments, Harmless(part.Speech), limit.Token);
            var sound = output is { Length: > 0 } || !File.Exists(file) ? output : await ReadFileAsync(file, limit.Token);
            return sound is null ? null : Wave.Read(sound);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            logger.LogWarning("{Program} cannot speak: {Reason}", program, e.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning("{Program} took longer than {Timeout} to speak, and was ended.", program, options.Timeout);
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Words without what engines take for commands: control characters, marks of phonemes and of SSML.</summary>
    internal static string Harmless(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '[' or ']' or '{' or '}' or '<' or '>' or '|' or '\\' or '`' ? ' ' : c)).Trim().TrimStart('-');

    private async Task<byte[]?> RunAsync(string program, IReadOnlyList<string> arguments, string text, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("it did not start.");
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, cancellation);
            var errors = ReadAsync(process.StandardError.BaseStream, cancellation);
            await WriteAsync(process.StandardInput, text, cancellation);
            var sound = await output;
            await errors;
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode == 0)
                return sound;
            logger.LogWarning("{Program} ended with {Code}.", program, process.ExitCode);
            return null;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task WriteAsync(StreamWriter input, string text, CancellationToken cancellation)
    {
        try
        {
            await input.WriteLineAsync(text.AsMemory(), cancellation);
            input.Close();
        }
        catch (IOException)
        {
            // It reads no words, or has ended: how it ended tells.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
            if (content.Length + read <= MaxBytes)
                content.Write(buffer, 0, read);
            else
                throw new IOException($"it says more than {MaxBytes} bytes.");
        return content.ToArray();
    }

    private static async Task<byte[]> ReadFileAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return await ReadAsync(stream, cancellation);
    }
}

/// <summary>The program of <see cref="PromptOptions.Command"/>: any that reads words and writes a WAV file, such as Piper.</summary>
internal sealed class CommandSpeech : SpeechProcess
{
    private readonly IReadOnlyList<string> _words;

    public CommandSpeech(PromptOptions options, ILogger<CommandSpeech> logger)
        : base(options, logger) => (_words, Voice) = (CommandLine.Split(options.Command), options.Command);

    public override string Voice { get; }

    protected override (string Program, IReadOnlyList<string> Arguments)? Command(string language, string file) => _words.Count == 0
        ? null
        : (_words[0], [.. _words.Skip(1).Select(w => w.Replace("{language}", language, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal))]);
}

/// <summary>espeak-ng: small, speaks a hundred languages, sounds like a machine.</summary>
internal sealed class EspeakSpeech : SpeechProcess
{
    private readonly string? _program;

    public EspeakSpeech(PromptOptions options, ILogger<EspeakSpeech> logger)
        : base(options, logger) => _program = Programs.Find(options.Espeak);

    /// <summary>Whether it is on this machine.</summary>
    public bool IsThere => _program is not null;

    public override string Voice => IsThere ? "espeak-ng" : "";

    /// <summary>A little slower than its own pace, since nobody sees the words.</summary>
    protected override (string Program, IReadOnlyList<string> Arguments)? Command(string language, string file) => _program is null
        ? null
        : (_program, ["-v", language == "en" ? "en-us" : language, "-s", "155", "-z", "-b", "1", "--stdin", "--stdout"]);
}
