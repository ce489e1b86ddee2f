namespace HotDeskPortal.Domain.Doors;

/// <summary>A person's name as somebody spoke it: played wherever a phone says the name.</summary>
public sealed class NameRecording
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>The user whose name it is.</summary>
    public int UserId { get; set; }

    /// <summary>Hash of the sound, hexadecimal: with another one it has another address.</summary>
    public required string Hash { get; set; }

    /// <summary>The sound as phones take it: WAV, 8 kHz, 16 bit, mono.</summary>
    public required byte[] Sound { get; set; }

    /// <summary>When it was recorded last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who recorded it last.</summary>
    public string ChangedBy { get; set; } = "";
}

/// <summary>Limits of a recording.</summary>
public static class NameRecordingLengths
{
    /// <summary>Hexadecimal digits of the hash.</summary>
    public const int Hash = 32;

    /// <summary>Longest recording, in seconds: a long name, spoken slowly.</summary>
    public const int Seconds = 8;

    /// <summary>Most bytes that are kept.</summary>
    public const int Sound = Seconds * 16_000 + 44;
}
