using System.Text.RegularExpressions;
using CsCheck;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.Templates;

public sealed partial class PlaceholdersTests
{
    private static readonly PlaceholderValues Values = new("3001", "Main Office", "Window", HotDeskPortal.Domain.Keypad.FeatureCodes.Default);

    [Theory]
    [InlineData("{{ extension }}", "3001")]
    [InlineData("HD {{extension}} · {{ office }} {{ description }}", "HD 3001 · Main Office Window")]
    [InlineData("*45", "*45")]
    [InlineData("a } b { c", "a } b { c")]
    [InlineData("{ { extension }} }}", "{ { extension }} }}")]
    [InlineData("{{ extension }}}", "3001}")]
    [InlineData("{{\textension\n}}{{office}}", "3001Main Office")]
    [InlineData("Desk  {{- extension -}}  here", "Desk3001here")]
    [InlineData("{", "{")]
    [InlineData("%}", "%}")]
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
    [InlineData("{{ extension[0] }}", PlaceholderRule.Plain)]
    [InlineData("{{ Extension }}", PlaceholderRule.Known, "Extension")]
    [InlineData("{{{ extension }}}", PlaceholderRule.Plain)]
    [InlineData("{{}}", PlaceholderRule.Plain)]
    [InlineData("{{ - }}", PlaceholderRule.Plain)]
    [InlineData("{{ extension }} {{", PlaceholderRule.Written)]
    [InlineData("{% raw", PlaceholderRule.Written)]
    [InlineData("{{ 'x' }}", PlaceholderRule.Plain)]
    [InlineData("{% if true %}x{% endif %}", PlaceholderRule.Plain)]
    [InlineData("{% include 'x' %}", PlaceholderRule.Plain)]
    [InlineData("{% raw %}x{% endraw %}", PlaceholderRule.Plain)]
    public void Check_AnythingElse_IsRefusedWithTheRule(string text, PlaceholderRule rule, string? name = null) =>
        Placeholders.Check(text).ShouldBe(new WrongPlaceholder(rule) { Name = name });

    [Fact]
    public void KnownList_NamesThemAsOneWritesThem() => WrongPlaceholder.Known.ShouldBe("{{ extension }}, {{ office }}, {{ description }}, {{ login }}, {{ logout }}, {{ toggle }}");

    [Fact]
    public void Render_WhatAPlaceholderStandsFor_IsNeverReadAgain()
    {
        var reached = new Reached();
        string[] parts = ["{{", "}}", "{%", "%}", " office ", "{{ extension }}", "{{office}}", "|", "\"", "'", "<", "&", "\r\n", "x"];
        Gen.Int[0, parts.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(i => parts[i]))).Sample(hostile =>
        {
            Placeholders.Render("{{ description }}", Values with { Description = hostile }).ShouldBe(hostile);
            reached.Sample(KnownPlaceholder().IsMatch(hostile) ? "placeholder" : hostile.Contains("{{", StringComparison.Ordinal) ? "braces" : "text");
        }, iter: Samples.Of(5_000));
        reached.ShouldHave(0.005, "placeholder", "braces", "text");
    }

    [Fact]
    public void Render_ADescriptionThatIsLiquid_StaysText() =>
        Placeholders.Render("{{ description }}", Values with { Description = "{{ office }}{% raw %}" }).ShouldBe("{{ office }}{% raw %}");

    [Theory]
    [InlineData("{{ a", "[a", "")]
    [InlineData("{{ ", "(", "")]
    [InlineData("", "{{", "")]
    [InlineData("", "{%", "%}")]
    [InlineData("", "{{ extension }}", "{{ a[0] }}")]
    public void Check_AMillionCharacters_IsRefusedWithoutRecursion(string begin, string repeated, string end) =>
        Placeholders.Check(begin + string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)) + end).ShouldNotBeNull();

    [Fact]
    public void Render_OfAnyText_FillsInExactlyTheKnownPlaceholders()
    {
        var reached = new Reached();
        string[] parts = ["{{", "}}", "{%", "%}", " ", "extension", "office", "x", "-", "{", "}", "\t", ".", "[", "|", "'", "{{ office }}", "{{- description -}}", "{{ owner }}", " b "];
        Gen.Int[0, parts.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(i => parts[i]))).Sample(text =>
        {
            var wrong = Placeholders.Check(text);
            if (wrong is null)
                Placeholders.Render(text, Values).ShouldBe(Name().Replace(TrimsAfter().Replace(TrimsBefore().Replace(text, "{{"), "${open}}}"), m => m.Groups["name"].Value switch
                {
                    "extension" => Values.Extension,
                    "office" => Values.Office,
                    _ => Values.Description,
                }));
            else
                Placeholders.Render(text, Values).Length.ShouldBeLessThan(200);
            reached.Sample(wrong?.Variant ?? (text.Contains("{{", StringComparison.Ordinal) ? "filled in" : "text"));
        }, iter: Samples.Of(20_000));
        reached.ShouldHave(0.03, "filled in", "text", nameof(PlaceholderRule.Written), nameof(PlaceholderRule.Plain), nameof(PlaceholderRule.Known));
    }

    [GeneratedRegex(@"\{\{\s*(extension|office)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownPlaceholder();

    [GeneratedRegex(@"\s*\{\{-", RegexOptions.None, 1000)]
    private static partial Regex TrimsBefore();

    [GeneratedRegex(@"(?<open>\{\{\s*\w+\s*)-\}\}\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TrimsAfter();

    [GeneratedRegex(@"\{\{\s*(?<name>extension|office|description)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
