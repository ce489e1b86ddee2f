using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>There is no prompt at this address.</summary>
public sealed record UnknownPrompt() : Error("unknown-prompt", ErrorKind.NotFound);

/// <summary>Nothing could speak in time.</summary>
public sealed record PromptNotReady() : Error("prompt-not-ready", ErrorKind.Unavailable);

/// <summary>What the recording of a name has to be.</summary>
public enum RecordingRule
{
    /// <summary>A WAV file.</summary>
    Format,

    /// <summary>Short.</summary>
    Length,

    /// <summary>Something to hear.</summary>
    Silent,
}

/// <summary>The file is no recording of a name.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record UnreadableRecording(RecordingRule Rule) : Error("unreadable-recording", ErrorKind.Invalid)
{
    /// <summary>Most seconds.</summary>
    public static int Most => Domain.Doors.NameRecordingLengths.Seconds;

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}
