using HotDeskPortal.Services.Doors.Prompts;

namespace HotDeskPortal.Services.Doors;

/// <summary>The settings <c>Doors:*</c>: what the portal opens for phone systems beside its own address, and what it speaks with.</summary>
public sealed class DoorOptions : IOptionsSection
{
    internal const string SectionName = "Doors";

    /// <inheritdoc/>
    public static string Section => SectionName;

    /// <summary>Where Asterisk's calls come in.</summary>
    public AgiOptions Agi { get; set; } = new();

    /// <summary>What is spoken, and by what.</summary>
    public PromptOptions Prompts { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Errors() => [.. Agi.Errors(), .. Prompts.Errors()];
}
