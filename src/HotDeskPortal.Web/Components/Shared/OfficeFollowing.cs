using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>How a page that reads again at each change follows its office: at most once a second, because nobody reads faster.</summary>
internal static class OfficeFollowing
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Follows until it is cancelled: the page has gone, or shows something else.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="officeId">The office.</param>
    /// <param name="clock">Measures the pause.</param>
    /// <param name="take">Takes a board, and tells whether it was news.</param>
    /// <param name="fail">Takes what went wrong.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task FollowAsync(
        this OwnershipFeed feed, int officeId, TimeProvider clock, Func<OwnershipBoard, Task<bool>> take, Func<Exception, Task> fail, CancellationToken cancellation)
    {
        try
        {
            using var subscription = feed.Subscribe(officeId);
            await foreach (var update in subscription.ReadAllAsync(cancellation))
                if (await take(update.Board))
                    await Task.Delay(Breath, clock, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
        catch (Exception e)
        {
            await fail(e);
        }
    }
}
