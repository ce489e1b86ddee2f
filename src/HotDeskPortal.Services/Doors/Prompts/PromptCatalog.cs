using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Everything that can be said.</summary>
public static class PromptCatalog
{
    /// <summary>The words of every sentence, each once.</summary>
    public static ImmutableArray<PromptPart> Words(string language) =>
        [.. Enum.GetValues<Prompt>().SelectMany(prompt => PromptPart.Of(prompt, language)).Where(p => p.Kind == PromptPartKind.Words).Distinct()];

    /// <summary>What an office may have to say in its language: the words first, then whoever may be named, then the desks.</summary>
    public static IEnumerable<Spoken> Of(OfficeDirectory directory) =>
    [
        .. Enum.GetValues<Prompt>().Select(prompt => new Spoken(prompt)),
        .. directory.Users.Where(u => u.IsActive).Select(u => new Spoken(Prompt.SomebodyOwnsThisPhone, u.Name)),
        .. directory.HotDesks.Select(h => new Spoken(Prompt.LoggedInElsewhere, HotDesk: h.Number)),
    ];
}
