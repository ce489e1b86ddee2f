namespace HotDeskPortal.Services.Doors;

/// <summary>What speaks to callers.</summary>
public enum SpeechState
{
    /// <summary>Not looked yet.</summary>
    Unknown,

    /// <summary>Something speaks.</summary>
    Speaks,

    /// <summary>Neither an engine nor espeak-ng is there: names are told digit by digit.</summary>
    Missing,

    /// <summary>The configured engine does not answer; something plainer speaks instead.</summary>
    Failing,
}

/// <summary>Tells what speaks to callers, from memory.</summary>
public interface ISpeechState
{
    /// <summary>As of now.</summary>
    SpeechState State { get; }
}
