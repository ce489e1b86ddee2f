namespace HotDeskPortal.Services;

/// <summary>The order of grids.</summary>
internal static class GridOrder
{
    /// <summary>By a text as people sort it; what has none comes last, in either direction.</summary>
    public static IOrderedEnumerable<T> By<T>(this IEnumerable<T> rows, Func<T, string?> text, bool descending)
    {
        var those = rows.OrderBy(r => string.IsNullOrEmpty(text(r)));
        return descending
            ? those.ThenByDescending(text, StringComparer.InvariantCultureIgnoreCase)
            : those.ThenBy(text, StringComparer.InvariantCultureIgnoreCase);
    }
}
