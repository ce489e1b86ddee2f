using System.Globalization;
using System.Resources;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Tests.Keypad;

public sealed class PromptTextsTests
{
    private static readonly ResourceManager Texts = new(typeof(PromptTexts));

    public static TheoryData<string, Prompt> Everything =>
        [.. from language in PromptTexts.Languages from prompt in Enum.GetValues<Prompt>() select (language, prompt)];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Prompt_InEveryLanguage_HasATextOfItsOwnWithThePlaceholdersItsUseNeeds(string language, Prompt prompt)
    {
        // Without parents, so that a missing translation does not hide behind the English text.
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var text = Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(prompt.ToString());

        text.ShouldNotBeNullOrWhiteSpace();
        // {0} the person, {1} the phone: as the machine fills them.
        string[] expected = prompt switch
        {
            Prompt.SomebodyOwnsThisPhone or Prompt.IsLoggedOut => ["{0}"],
            Prompt.IsNowTheOwner => ["{0}", "{1}"],
            Prompt.LoggedInElsewhere => ["{1}"],
            _ => [],
        };
        new[] { "{0}", "{1}" }.Where(p => text.Contains(p, StringComparison.Ordinal)).ShouldBe(expected);
        text.Count(c => c == '{').ShouldBe(expected.Length);
    }

    [Theory]
    [InlineData("en", "Dana is now the owner of phone 3001.")]
    [InlineData("de", "Dana ist jetzt an Telefon 3001 angemeldet.")]
    [InlineData("es", "Dana tiene ahora el teléfono 3001.")]
    [InlineData("es-MX", "Dana tiene ahora el teléfono 3001.")]
    [InlineData("fr", "Dana is now the owner of phone 3001.")]
    [InlineData("xx", "Dana is now the owner of phone 3001.")]
    [InlineData("", "Dana is now the owner of phone 3001.")]
    [InlineData("not a language!", "Dana is now the owner of phone 3001.")]
    public void Of_AnyLanguage_SaysItThereOrInEnglish(string language, string sentence) =>
        PromptTexts.Of(new Spoken(Prompt.IsNowTheOwner, "Dana", ExtensionNumber.Parse("3001")), language).ShouldBe(sentence);
}
