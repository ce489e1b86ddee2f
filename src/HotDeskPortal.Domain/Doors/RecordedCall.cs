using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Domain.Doors;

/// <summary>What was heard and keyed in one call that came in by a door: for whoever is asked what happened on the phone.</summary>
public sealed class RecordedCall
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>The door.</summary>
    public int DoorId { get; set; }

    /// <summary>What the door was called then.</summary>
    public required string DoorName { get; set; }

    /// <summary>The phone as the phone system named it.</summary>
    public required string Phone { get; set; }

    /// <summary>What was dialled.</summary>
    public required string Dialled { get; set; }

    /// <summary>When the call came.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; set; }

    /// <summary>How it ended; null: nobody told that it did.</summary>
    public KeypadOutcome? Outcome { get; set; }

    /// <summary>What was heard and keyed, in order, as JSON. Holds no digit of a PIN.</summary>
    public required string Lines { get; set; }
}

/// <summary>Most characters of a recorded call's texts.</summary>
public static class RecordedCallLengths
{
    /// <summary>The phone as the phone system named it.</summary>
    public const int Phone = 60;

    /// <summary>What was dialled.</summary>
    public const int Dialled = 30;

    /// <summary>What was heard and keyed.</summary>
    public const int Lines = 4000;
}
