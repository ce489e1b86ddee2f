using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Import;

/// <summary>Where files are read and judged. Each that waits is in memory.</summary>
public sealed class ImportLane() : SlowLane("Imports", Places)
{
    /// <summary>Most files that wait.</summary>
    public const int Places = 20;

    /// <summary>Most files of one account or key: others find places too, however many it sends.</summary>
    public const int Share = 5;

    private readonly Lock _counting = new();
    private readonly Dictionary<(int? Key, string Name), int> _files = [];

    /// <summary>Does a piece of somebody's work when it is its turn.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <param name="actor">Whose it is.</param>
    /// <param name="work">What is to be done.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <returns>What it comes to, or <see cref="Unavailable"/>: no place is free, or they have their share.</returns>
    internal async Task<Result<T>> RunAsync<T>(Actor actor, Func<T> work, CancellationToken cancellation)
        where T : notnull
    {
        var whose = (actor.KeyId, actor.Name);
        Task<T> turn;
        lock (_counting)
        {
            var has = _files.GetValueOrDefault(whose);
            if (IsFull || has >= Share)
                return new Unavailable();
            turn = RunAsync(work, cancellation);
            _files[whose] = has + 1;
        }
        try
        {
            return await turn;
        }
        finally
        {
            lock (_counting)
            {
                if (--_files[whose] == 0)
                    _files.Remove(whose);
            }
        }
    }
}
