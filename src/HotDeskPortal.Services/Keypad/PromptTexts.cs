using System.Globalization;
using System.Resources;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Services.Keypad;

/// <summary>What prompts sound like, in the language of the office. Texts are in the resource files beside this one.</summary>
public static class PromptTexts
{
    private static readonly ResourceManager Texts = new(typeof(PromptTexts));

    /// <summary>The languages that ship.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "es", "de"];

    /// <summary>The sentence for something said; a language that does not ship falls back to English.</summary>
    public static string Of(Spoken spoken, string language)
    {
        var culture = Culture(language);
        var text = Texts.GetString(spoken.Prompt.ToString(), culture)
            ?? throw new InvalidOperationException($"The prompt {spoken.Prompt} has no text.");
        return string.Format(culture, text, spoken.Name, spoken.HotDesk);
    }

    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
