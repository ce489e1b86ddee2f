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
    [InlineData("{{ owner }}", PlaceholderRule.Known, "owner")]
    [InlineData("{{ extension", PlaceholderRule.Written)]
    [InlineData("{{ extension | upcase }}", PlaceholderRule.Plain)]
    [InlineData("{{ extension.size }}", PlaceholderRule.Plain)]
    [InlineData("{{ 'x' }}", PlaceholderRule.Plain)]
    [InlineData("{% if true %}x{% endif %}", PlaceholderRule.Plain)]
    [InlineData("{% include 'x' %}", PlaceholderRule.Plain)]
    [InlineData("{% raw %}x{% endraw %}", PlaceholderRule.Plain)]
    public void Check_AnythingElse_IsRefusedWithTheRule(string text, PlaceholderRule rule, string? name = null) =>
        Placeholders.Check(text).ShouldBe(new WrongPlaceholder(rule) { Name = name });

    [Fact]
    public void KnownList_NamesThemAsOneWritesThem() => WrongPlaceholder.Known.ShouldBe("{{ extension }}, {{ office }}, {{ description }}");

    [Fact]
    public void Render_WhatAPlaceholderStandsFor_IsNeverReadAgain() => Gen.Char["{}%|\"'<>&\r\n exofficdtn"].Array[0, 30].Select(c => new string(c))
        .Sample(hostile => Placeholders.Render("{{ description }}", Values with { Description = hostile }) == hostile);

    [Fact]
    public void Render_ADescriptionThatIsLiquid_StaysText() =>
        Placeholders.Render("{{ description }}", Values with { Description = "{{ office }}{% raw %}" }).ShouldBe("{{ office }}{% raw %}");
}
