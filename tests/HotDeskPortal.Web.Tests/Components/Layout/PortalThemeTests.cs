using System.Text.RegularExpressions;
using HotDeskPortal.Web.Components.Layout;
using MudBlazor;

namespace HotDeskPortal.Web.Tests.Components.Layout;

/// <summary>One look in two places: MudBlazor's palettes and the tokens of the style sheet.</summary>
public sealed partial class PortalThemeTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Tokens = Token().Matches(Assets.Style("tokens"))
        .ToDictionary(m => m.Groups["name"].Value, m => (m.Groups["light"].Value, m.Groups["dark"].Value));

    [Theory]
    [InlineData("accent", nameof(Palette.Primary), nameof(Palette.Info))]
    [InlineData("accent-ink", nameof(Palette.PrimaryContrastText), nameof(Palette.InfoContrastText))]
    [InlineData("muted", nameof(Palette.Secondary), nameof(Palette.TextSecondary), nameof(Palette.ActionDefault), nameof(Palette.DrawerIcon))]
    [InlineData("free", nameof(Palette.Success))]
    [InlineData("warn", nameof(Palette.Warning))]
    [InlineData("locked", nameof(Palette.Error))]
    [InlineData("ink", nameof(Palette.TextPrimary), nameof(Palette.DrawerText), nameof(Palette.AppbarText))]
    [InlineData("edge", nameof(Palette.LinesInputs), nameof(Palette.TextDisabled), nameof(Palette.ActionDisabled))]
    [InlineData("bg", nameof(Palette.Background))]
    [InlineData("sunken", nameof(Palette.BackgroundGray))]
    [InlineData("panel", nameof(Palette.Surface), nameof(Palette.DrawerBackground), nameof(Palette.AppbarBackground))]
    [InlineData("line", nameof(Palette.LinesDefault), nameof(Palette.TableLines), nameof(Palette.Divider), nameof(Palette.Skeleton))]
    [InlineData("hover", nameof(Palette.TableHover))]
    public void AToken_IsTheColourOfThePalettesToo(string token, params string[] colours)
    {
        foreach (var colour in colours)
        {
            Of(PortalTheme.Theme.PaletteLight, colour).ShouldBe(Tokens[token].Light, $"{colour} in the light");
            Of(PortalTheme.Theme.PaletteDark, colour).ShouldBe(Tokens[token].Dark, $"{colour} in the dark");
        }
    }

    [Fact]
    public void EveryColourOfThePortal_IsAToken()
    {
        var known = Tokens.Values.SelectMany(t => new[] { t.Light, t.Dark }).ToHashSet();
        foreach (var palette in new Palette[] { PortalTheme.Theme.PaletteLight, PortalTheme.Theme.PaletteDark })
            foreach (var colour in new[] { nameof(Palette.Dark), nameof(Palette.TableStriped), nameof(Palette.DividerLight), nameof(Palette.ActionDisabledBackground) })
                known.ShouldContain(Of(palette, colour), $"{colour} of {palette.GetType().Name}");
    }

    [Fact]
    public void Measures_AreTheSame()
    {
        var css = Assets.Style("tokens");
        css.ShouldContain($"--radius: {PortalTheme.Theme.LayoutProperties.DefaultBorderRadius};");
        css.ShouldContain($"--top-height: {PortalTheme.Theme.LayoutProperties.AppbarHeight};");
        css.ShouldContain($"--rail-width: {PortalTheme.Theme.LayoutProperties.DrawerWidthLeft};");
    }

    private static string Of(Palette palette, string colour)
    {
        var value = typeof(Palette).GetProperty(colour)!.GetValue(palette)!;
        return (value is MudBlazor.Utilities.MudColor c ? c.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex) : (string)value)[..7];
    }

    [GeneratedRegex(@"--(?<name>[a-z-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\)", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
