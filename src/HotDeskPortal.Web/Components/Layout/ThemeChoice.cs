namespace HotDeskPortal.Web.Components.Layout;

/// <summary>The theme a browser asked for, as its cookies tell it.</summary>
/// <param name="Name"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
/// <param name="IsDark">What that amounts to on this browser: for <c>system</c> the preference last seen there.</param>
public sealed record ThemeChoice(string Name, bool IsDark)
{
    /// <summary>Reads the choice, so that the first byte of a page is already in the right theme.</summary>
    public static ThemeChoice From(IRequestCookieCollection cookies)
    {
        var name = cookies["hdp-theme"] is "light" or "dark" ? cookies["hdp-theme"]! : "system";
        return new(name, name == "dark" || (name == "system" && cookies["hdp-dark"] == "1"));
    }
}
