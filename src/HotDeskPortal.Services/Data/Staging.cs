using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Data;

/// <summary>An import writes in several transactions, and what it has written is not there for anybody until it has written all.</summary>
public static class Staging
{
    /// <summary>Name of the query filter.</summary>
    internal const string Filter = "Staged";

    /// <summary>The query with what imports have written and not shown yet: for imports alone.</summary>
    public static IQueryable<T> WithStaged<T>(this IQueryable<T> records)
        where T : class => records.IgnoreQueryFilters([Filter]);
}
