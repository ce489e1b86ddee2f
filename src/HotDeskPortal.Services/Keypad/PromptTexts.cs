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
        return string.Format(culture, Template(spoken.Prompt, language), spoken.Name, spoken.HotDesk);
    }

    /// <summary>A sentence with <c>{0}</c> where it names a person and <c>{1}</c> where it names a phone.</summary>
    public static string Template(Prompt prompt, string language) => Texts.GetString(prompt.ToString(), Culture(language))
        ?? throw new InvalidOperationException($"The prompt {prompt} has no text.");

    /// <summary>The language in which <see cref="Of"/> answers: the one asked for, or English where it does not ship.</summary>
    public static string Shipped(string language)
    {
        var main = Culture(language).TwoLetterISOLanguageName;
        return Languages.Contains(main) ? main : Languages[0];
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
