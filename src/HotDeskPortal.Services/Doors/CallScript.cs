using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Doors;

/// <summary>Something to be said, in words and as a sound.</summary>
/// <param name="What">Which sentence, and whom and what it names.</param>
/// <param name="Text">The words.</param>
/// <param name="Language">The language they are in, one of <see cref="PromptTexts.Languages"/>.</param>
/// <param name="Sound">File name of the sound, by its content: the same name is always the same sound.</param>
public sealed record SpokenPrompt(Spoken What, string Text, string Language, string Sound);

/// <summary>What a phone does next, told so that any phone system can do it.</summary>
/// <param name="Say">What it plays, in order.</param>
/// <param name="Collect">What it collects then; null: nothing.</param>
/// <param name="HangsUp">Whether the call ends then.</param>
public sealed record CallScript(ImmutableArray<SpokenPrompt> Say, Collect? Collect, bool HangsUp)
{
    /// <summary>
    /// Whether a sentence has to be heard before a key counts: who owns the phone. Whoever types ahead would else take it from somebody whose
    /// name they have not heard.
    /// </summary>
    public static bool IsHeardFirst(SpokenPrompt prompt) => prompt.What.Prompt == Prompt.SomebodyOwnsThisPhone;
}

/// <summary>Writes scripts.</summary>
public sealed class CallScripts(PromptSounds sounds)
{
    /// <summary>The script of a turn.</summary>
    /// <param name="board">The office, whose language is spoken.</param>
    /// <param name="say">What is said.</param>
    /// <param name="collect">What is collected then; null: the call ends.</param>
    public CallScript Of(OwnershipBoard board, IEnumerable<Spoken> say, Collect? collect)
    {
        var language = PromptTexts.Shipped(board.Office.Language);
        return new CallScript(
            [.. say.Select(what => new SpokenPrompt(what, PromptTexts.Of(what, language), language, sounds.Address(board.Directory, what, language)))],
            collect, HangsUp: collect is null);
    }
}
