namespace HotDeskPortal.Services;

/// <summary>Patterns of SQL's LIKE.</summary>
internal static class LikePattern
{
    /// <summary>The escape character of <see cref="Containing"/>.</summary>
    public const string Escape = "\\";

    /// <summary>Whatever contains the text, which may hold LIKE's own signs.</summary>
    public static string Containing(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";
}
