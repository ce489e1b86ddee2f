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
/// <item>A work that answers an error is undone, whatever it has touched, unless it called <see cref="OfficeTransaction.KeepIfRefused"/>.</item>
/// <item>A database that is away or too busy is answered as <see cref="Unavailable"/>; any other failure is an exception.</item>
/// </list>
/// </summary>
public sealed class OfficeChanges(OfficeAccess access, OfficeWriter writer, DatabaseAvailability availability)
{
    /// <summary>
    /// A change that is quickly done. Several that wait for one office may share a commit, in the order they came, each seeing
    /// what those before it have left. It takes a version only for what it journals.
    /// </summary>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> WriteAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation) => OpenAsync(actor, office, permission, channel, work, isAlone: false, cancellation);

    /// <summary>
    /// A change of set-up, small or large: it has its commit to itself, and is journalled as
    /// <see cref="JournalKind.DirectoryChanged"/>, so that whoever follows the office reads its directory again.
    /// </summary>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> SetUpAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation) => OpenAsync<T>(actor, office, permission, channel, async (transaction, ct) =>
        {
            var result = await work(transaction, ct);
            if (result.IsSuccess)
                transaction.DirectoryChanged();
            return result;
        }, isAlone: true, cancellation);

    /// <summary>A change that nobody asked for: the portal's own clock, its seeds.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="origin">What the history says of it.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellation">Gives up while it waits.</param>
    /// <returns>What the work answered, or <see cref="UnknownOffice"/>, <see cref="Unavailable"/>.</returns>
    public Task<Result<T>> WriteAsync<T>(
        int officeId, Origin origin, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation) =>
        RunAsync($"{officeId}", new OfficeWork<T>(officeId, AuditSource.Portal, origin, work, isAlone: false, cancellation));

    private async Task<Result<T>> OpenAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work,
        bool isAlone, CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, permission);
        return opened.IsSuccess
            ? await RunAsync(office, new OfficeWork<T>(
                opened.Value.Office.Id, AuditSource.Of(actor, channel), new Origin(channel, actor.Name, actor.KeyName), work, isAlone, cancellation))
            : opened.Error;
    }

    private Task<Result<T>> RunAsync<T>(string office, OfficeWork<T> work) => availability.OrUnavailableAsync(office, () => writer.WriteAsync(work));
}
