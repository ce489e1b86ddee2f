using MudBlazor;

namespace HotDeskPortal.Web.Components.Layout;

/// <summary>The tokens of <c>Styles/tokens.css</c> in MudBlazor's terms. A colour changed here is changed there as well.</summary>
public static class PortalTheme
{
    private static readonly string[] Sans = ["Inter", "system-ui", "Segoe UI", "Liberation Sans", "sans-serif"];

    /// <summary>The one theme, light and dark.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1a55e8",
            PrimaryContrastText = "#ffffff",
            Secondary = "#566170",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#566170",
            Info = "#1a55e8",
            InfoContrastText = "#ffffff",
            Success = "#0a7246",
            SuccessContrastText = "#ffffff",
            Warning = "#8a5000",
            WarningContrastText = "#ffffff",
            Error = "#b42318",
            ErrorContrastText = "#ffffff",
            Dark = "#161b22",
            TextPrimary = "#161b22",
            TextSecondary = "#566170",
            TextDisabled = "#8a94a2",
            ActionDefault = "#566170",
            ActionDisabled = "#8a94a2",
            ActionDisabledBackground = "#eef0f3",
            Background = "#f5f6f8",
            BackgroundGray = "#eef0f3",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#161b22",
            DrawerIcon = "#566170",
            AppbarBackground = "#ffffff",
            AppbarText = "#161b22",
            LinesDefault = "#e1e5ea",
            LinesInputs = "#8a94a2",
            TableLines = "#e1e5ea",
            TableStriped = "#f5f6f8",
            TableHover = "#f0f2f5",
            Divider = "#e1e5ea",
            DividerLight = "#eef0f3",
            Skeleton = "#e1e5ea",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7ea4ff",
            PrimaryContrastText = "#0b1120",
            Secondary = "#98a3b3",
            SecondaryContrastText = "#0b1120",
            Tertiary = "#98a3b3",
            Info = "#7ea4ff",
            InfoContrastText = "#0b1120",
            Success = "#55c795",
            SuccessContrastText = "#0b1120",
            Warning = "#f0b455",
            WarningContrastText = "#0b1120",
            Error = "#ff8f83",
            ErrorContrastText = "#0b1120",
            Dark = "#28303a",
            DarkContrastText = "#e8ecf1",
            TextPrimary = "#e8ecf1",
            TextSecondary = "#98a3b3",
            TextDisabled = "#677384",
            ActionDefault = "#98a3b3",
            ActionDisabled = "#677384",
            ActionDisabledBackground = "#1d242d",
            Background = "#0d1116",
            BackgroundGray = "#10151b",
            Surface = "#151a21",
            DrawerBackground = "#151a21",
            DrawerText = "#e8ecf1",
            DrawerIcon = "#98a3b3",
            AppbarBackground = "#151a21",
            AppbarText = "#e8ecf1",
            LinesDefault = "#28303a",
            LinesInputs = "#677384",
            TableLines = "#28303a",
            TableStriped = "#10151b",
            TableHover = "#1d242d",
            Divider = "#28303a",
            DividerLight = "#1d242d",
            Skeleton = "#28303a",
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "8px",
            AppbarHeight = "48px",
            DrawerWidthLeft = "216px",
            DrawerWidthRight = "440px",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "14px", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Sans, FontSize = "20px", FontWeight = "650", LineHeight = "28px", LetterSpacing = "-.012em" },
            H2 = new H2Typography { FontFamily = Sans, FontSize = "16px", FontWeight = "600", LineHeight = "24px", LetterSpacing = "-.005em" },
            H3 = new H3Typography { FontFamily = Sans, FontSize = "15px", FontWeight = "600", LineHeight = "22px", LetterSpacing = "normal" },
            H4 = new H4Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "normal" },
            H5 = new H5Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Sans, FontSize = "16px", FontWeight = "600", LineHeight = "24px", LetterSpacing = "normal" },
            // Inputs are set in this one.
            Subtitle1 = new Subtitle1Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "400", LineHeight = "20px", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Sans, FontSize = "13px", FontWeight = "600", LineHeight = "18px", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = "14px", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "14px", FontWeight = "500", LineHeight = "20px", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = "12px", FontWeight = "400", LineHeight = "16px", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontFamily = Sans, FontSize = "11px", FontWeight = "600", LineHeight = "16px", LetterSpacing = ".06em" },
        },
    };
}
