namespace HotDeskPortal.Services.Accounts;

/// <summary>Carries one-time links to their owners.</summary>
public interface IAccountMail
{
    /// <summary>Sends a link; a server that cannot be reached is an outcome, not an exception.</summary>
    /// <param name="email">To whom.</param>
    /// <param name="link">The link; it belongs in no log.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="isInvitation">Whether the account is new.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<MailOutcome> SendLinkAsync(string email, Uri link, DateTimeOffset until, bool isInvitation, CancellationToken cancellation);
}

/// <summary>No mail server is configured: links are shown to the administrator who makes them.</summary>
internal sealed class NoAccountMail : IAccountMail
{
    public Task<MailOutcome> SendLinkAsync(string email, Uri link, DateTimeOffset until, bool isInvitation, CancellationToken cancellation) =>
        Task.FromResult(MailOutcome.NotConfigured);
}
