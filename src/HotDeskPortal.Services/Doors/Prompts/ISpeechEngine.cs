namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Something that speaks.</summary>
public interface ISpeechEngine
{
    /// <summary>Changes whenever the same words would sound otherwise: with it sounds get new addresses.</summary>
    string Voice { get; }

    /// <summary>Speaks a part of a sentence.</summary>
    /// <param name="part">What is said.</param>
    /// <param name="cancellation">Ends when nobody waits any more; whoever speaks in a process ends it.</param>
    /// <returns>The sound as the engine made it; null: it cannot say this, or not now.</returns>
    Task<Wave?> SpeakAsync(PromptPart part, CancellationToken cancellation);
}
