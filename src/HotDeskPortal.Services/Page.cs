namespace HotDeskPortal.Services;

/// <summary>One page of a grid.</summary>
/// <param name="Items">The rows of this page, in order.</param>
/// <param name="Total">How many rows there are on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>What all grids ask for: text, order, page.</summary>
public abstract record GridQuery
{
    /// <summary>Most rows of a page.</summary>
    public const int MaxPageSize = 500;

    /// <summary>What somebody typed into the search field; empty: everything.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the last comes first.</summary>
    public bool Descending { get; init; }

    /// <summary>The page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Rows of a page; more than <see cref="MaxPageSize"/> is cut to that.</summary>
    public int PageSize { get; init; } = 50;

    internal int Skip => Math.Max(Page, 0) * Take;

    internal int Take => Math.Clamp(PageSize, 1, MaxPageSize);
}
