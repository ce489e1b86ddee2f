using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>What a part of a sentence is.</summary>
public enum PromptPartKind
{
    /// <summary>Words that are the same for everybody.</summary>
    Words,

    /// <summary>A person's name.</summary>
    Name,

    /// <summary>A number, said digit by digit.</summary>
    Number,
}

/// <summary>
/// A part of a sentence that is rendered by itself. A sentence is put together from its parts, so that there are never more sounds
/// than names and numbers, though more sentences than anybody could render; and a name can be a recording.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Language">One of <see cref="PromptTexts.Languages"/>.</param>
/// <param name="Text">The words, the name, or the digits.</param>
public sealed partial record PromptPart(PromptPartKind Kind, string Language, string Text)
{
    /// <summary>Hexadecimal digits of an address.</summary>
    public const int AddressLength = 16;

    /// <summary>The person's extension, said where no engine can say the name; null: not known, or not one person's.</summary>
    public string? Extension { get; init; }

    /// <summary>The recording of the name; null: there is none.</summary>
    public NameRecordingEntry? Recording { get; init; }

    /// <summary>What is given to an engine to say.</summary>
    public string Speech => Kind == PromptPartKind.Number ? string.Join(' ', Text.AsEnumerable()) : Text;

    /// <summary>The parts of a sentence.</summary>
    /// <param name="spoken">What is said.</param>
    /// <param name="language">The language; one that does not ship becomes English.</param>
    public static ImmutableArray<PromptPart> Of(Spoken spoken, string language)
    {
        var voice = PromptTexts.Shipped(language);
        return [.. Placeholder().Split(PromptTexts.Template(spoken.Prompt, voice)).Select(piece => piece switch
        {
            "{0}" => new PromptPart(PromptPartKind.Name, voice, spoken.Name ?? ""),
            "{1}" => new PromptPart(PromptPartKind.Number, voice, spoken.HotDesk?.Digits ?? ""),
            _ => new PromptPart(PromptPartKind.Words, voice, piece.TrimStart(' ', ',', '.').TrimEnd()),
        }).Where(part => part.Text.Any(char.IsLetterOrDigit))];
    }

    /// <summary>The address by content: the same for the same sound, another for another.</summary>
    /// <param name="voices">What the engines are, which another voice changes.</param>
    internal string Address(string voices)
    {
        var content = string.Join('\0', Language, Kind, Text, Recording?.Hash ?? $"{Extension}\0{voices}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..AddressLength];
    }

    [GeneratedRegex(@"(?<place>\{[01]\})", RegexOptions.None, 5000)]
    private static partial Regex Placeholder();
}

/// <summary>A recording of a name, as addresses need to know it.</summary>
/// <param name="Id">Identity of the recording.</param>
/// <param name="Hash">Hash of its sound.</param>
public sealed record NameRecordingEntry(int Id, string Hash);
