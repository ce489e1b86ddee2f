using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Data;

/// <summary>Extensions are marked as deleted and stay, for the history's sake. Queries leave them out unless they ask for them.</summary>
public static class SoftDeletion
{
    /// <summary>Name of the query filter.</summary>
    internal const string Filter = "Deleted";

    /// <summary>The query with what was deleted: for histories and reports.</summary>
    public static IQueryable<T> WithDeleted<T>(this IQueryable<T> records)
        where T : class => records.IgnoreQueryFilters([Filter]);
}
