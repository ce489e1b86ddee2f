namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>The settings <c>Doors:Prompts:*</c>: what speaks to callers, and where what was spoken is kept.</summary>
public sealed class PromptOptions
{
    private const string Key = $"{DoorOptions.SectionName}:{nameof(DoorOptions.Prompts)}:";

    /// <summary>Folder of what was spoken before; empty: <c>prompts</c> beside the portal's other data.</summary>
    public string Directory { get; set; } = "";

    /// <summary>
    /// A program that speaks, with its arguments: it reads the words and writes a WAV file, to standard output or to <c>{file}</c>; <c>{language}</c>
    /// is filled in. Empty: none.
    /// </summary>
    public string Command { get; set; } = "";

    /// <summary>A service that speaks, over HTTP, for example <c>http://127.0.0.1:5000/?voice={language}</c>; empty: none.</summary>
    public string Url { get; set; } = "";

    /// <summary>The program espeak-ng, by name or by path; empty: it is not used.</summary>
    public string Espeak { get; set; } = "espeak-ng";

    /// <summary>How long an engine may take for a part of a sentence.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Engines that speak at once.</summary>
    public int Engines { get; set; } = 2;

    /// <summary>Most megabytes on disk; what was not played for longest goes first.</summary>
    public int Megabytes { get; set; } = 500;

    /// <summary>Whether sounds can be kept: a folder is set.</summary>
    internal bool HasDirectory => Directory.Length > 0;

    internal IEnumerable<string> Errors()
    {
        var example = Url.Replace("{text}", "a", StringComparison.Ordinal).Replace("{language}", "en", StringComparison.Ordinal);
        if (Url.Length > 0 && !(Uri.TryCreate(example, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return $"{Key}{nameof(Url)} is no address; it must be one such as http://127.0.0.1:5000/?voice={{language}}.";
        if (Command.Length > 0 && CommandLine.Split(Command) is not [{ Length: > 0 }, ..])
            yield return $"{Key}{nameof(Command)} names no program; it must begin with one, such as piper --model /voices/{{language}}.onnx -f -.";
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(1))
            yield return $"{Key}{nameof(Timeout)} is {Timeout}; it must be from 00:00:01 to 00:01:00.";
        if (Engines is < 1 or > 64)
            yield return $"{Key}{nameof(Engines)} is {Engines}; it must be from 1 to 64.";
        if (Megabytes is < 10 or > 1_000_000)
            yield return $"{Key}{nameof(Megabytes)} is {Megabytes}; it must be from 10 to 1000000.";
    }
}
