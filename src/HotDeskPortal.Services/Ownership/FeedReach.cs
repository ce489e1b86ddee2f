namespace HotDeskPortal.Services.Ownership;

/// <summary>Brings a board to a version that somebody has seen elsewhere.</summary>
public static class FeedReach
{
    /// <summary>How long a reader waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    extension(OwnershipFeed feed)
    {
        /// <summary>Waits until the board has reached a version, but not for long: it may be a version that there never was.</summary>
        /// <returns>Whether it has.</returns>
        public async Task<bool> TryReachAsync(int officeId, long version, CancellationToken cancellation)
        {
            if (!(feed.Board(officeId)?.Version < version))
                return true;
            // Goes on without this reader: the next one finds the board there.
            var reaching = Task.Run(() => feed.CatchUpAsync(officeId, version, CancellationToken.None), CancellationToken.None);
            await Task.WhenAny(reaching, Task.Delay(Patience, TimeProvider.System, cancellation));
            return feed.Board(officeId)?.Version >= version;
        }
    }
}
