using CsCheck;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.Templates;

public sealed class PlaceholdersTests
{
    private static readonly PlaceholderValues Values = new("3001", "Main Office", "Window");

    [Theory]
    [InlineData("{{ extension }}", "3001")]
    [InlineData("HD {{extension}} · {{ office }} {{ description }}", "HD 3001 · Main Office Window")]
    [InlineData("*45", "*45")]
    [InlineData("a } b { c", "a } b { c")]
    public void Render_KnownPlaceholders_AreFilledIn(string text, string expected)
    {
        Placeholders.Check(text).ShouldBeNull();
        Placeholders.Render(text, Values).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{{ owner }}")]
    [InlineData("{{ extension")]
    [InlineData("{{ extension | upcase }}")]
    [InlineData("{{ extension.size }}")]
    [InlineData("{{ 'x' }}")]
    [InlineData("{% if true %}x{% endif %}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% raw %}x{% endraw %}")]
    public void Check_AnythingElse_IsRefusedWithTheListOfKnownOnes(string text) =>
        Placeholders.Check(text).ShouldNotBeNull().ShouldContain("{{ extension }}, {{ office }}, {{ description }}");

    [Fact]
    public void Render_WhatAPlaceholderStandsFor_IsNeverReadAgain() => Gen.Char["{}%|\"'<>&\r\n exofficdtn"].Array[0, 30].Select(c => new string(c))
        .Sample(hostile => Placeholders.Render("{{ description }}", Values with { Description = hostile }) == hostile);

    [Fact]
    public void Render_ADescriptionThatIsLiquid_StaysText() =>
        Placeholders.Render("{{ description }}", Values with { Description = "{{ office }}{% raw %}" }).ShouldBe("{{ office }}{% raw %}");
}
