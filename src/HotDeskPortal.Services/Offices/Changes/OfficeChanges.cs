using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// The one way an office changes. It opens the office for whoever asks, runs what they want done in one transaction, saves it,
/// numbers and journals what the work says is news, and tells the feed. A work may run several times, each time on fresh state,
/// and must do nothing but read and change that state.
/// <list type="bullet">
/// <item>A work that answers an error is undone, whatever it has touched, unless it called <see cref="OfficeDecision.KeepIfRefused"/>.</item>
/// <item>A database that is away or too busy is answered as <see cref="Unavailable"/>; any other failure is an exception.</item>
/// </list>
/// </summary>
public sealed class OfficeChanges(OfficeAccess access, OfficeWriter writer, DatabaseAvailability availability)
{
    /// <summary>
    /// A change that is decided on the office's board: the cheapest. Several that wait share a commit and one write, in the order they
    /// came, each seeing what those before it have left. Where another instance was faster, it is decided again. It takes a version only for what it journals.
    /// </summary>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> DecideAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeDecision, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation) => OpenAsync(actor, office, permission, channel, (id, source, origin) =>
            new DecidingWork<T>(id, source, origin, work, cancellation));

    /// <summary>The same, where nobody asked for it: the portal's own clock.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="origin">What the history says of it.</param>
    /// <param name="work">What is decided.</param>
    /// <param name="cancellation">Gives up while it waits.</param>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> DecideAsync<T>(
        int officeId, Origin origin, Func<OfficeDecision, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation) =>
        RunAsync($"{officeId}", new DecidingWork<T>(officeId, AuditSource.Portal, origin, work, cancellation));

    /// <summary>
    /// A change that reads and changes records, and is quickly done. Several that wait for one office may share a commit, in the order they came, each seeing
    /// what those before it have left. It takes a version only for what it journals.
    /// </summary>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> WriteAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation) => OpenAsync(actor, office, permission, channel, (id, source, origin) =>
            new TransactingWork<T>(id, source, origin, work, isAlone: false, cancellation));

    /// <summary>
    /// A change of set-up, small or large: it has its commit to itself, and is journalled as
    /// <see cref="JournalKind.DirectoryChanged"/>, so that whoever follows the office reads its directory again.
    /// </summary>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> SetUpAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation) => OpenAsync(actor, office, permission, channel, (id, source, origin) =>
            new TransactingWork<T>(id, source, origin, async (transaction, ct) =>
            {
                var result = await work(transaction, ct);
                if (result.IsSuccess)
                    transaction.DirectoryChanged();
                return result;
            }, isAlone: true, cancellation));

    /// <summary>A change that nobody asked for: the portal's own clock, its seeds.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="origin">What the history says of it.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellation">Gives up while it waits.</param>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> WriteAsync<T>(
        int officeId, Origin origin, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation) =>
        RunAsync($"{officeId}", new TransactingWork<T>(officeId, AuditSource.Portal, origin, work, isAlone: false, cancellation));

    private async Task<Result<T>> OpenAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<int, AuditSource, Origin, OfficeWork<T>> work)
    {
        var opened = access.Open(actor, office, permission);
        return opened.IsSuccess
            ? await RunAsync(office, work(opened.Value.Office.Id, AuditSource.Of(actor, channel), new Origin(channel, actor.Name, actor.KeyName)))
            : opened.Error;
    }

    private Task<Result<T>> RunAsync<T>(string office, OfficeWork<T> work) => availability.OrUnavailableAsync(office, () => writer.WriteAsync(work));
}
