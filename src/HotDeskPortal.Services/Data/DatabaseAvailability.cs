using HotDeskPortal.Domain;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Data;

/// <summary>Where a database that is away or too busy becomes an answer: whoever asked is told to try again.</summary>
public sealed class DatabaseAvailability(DatabaseProvider provider, ILogger<DatabaseAvailability> logger)
{
    /// <summary>What <paramref name="work"/> answers, or <see cref="Unavailable"/>.</summary>
    /// <param name="office">The office concerned, for the log.</param>
    /// <param name="work">What needs the database.</param>
    public async Task<Result<T>> OrUnavailableAsync<T>(string office, Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogError(e, "The database was not there for a change in office {Office}; whoever asked was told.", office);
            return new Unavailable();
        }
    }
}
