using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.Phones;

#pragma warning disable CA1822, IDE0060, MA0025 // signatures first
/// <summary>Sets up phones, and tells whose inventory they are in.</summary>
public sealed class PhoneService
{
    /// <summary>One page of the office's phones.</summary>
    public Task<Result<Page<PhoneRow>>> ListAsync(
        Actor actor, string office, PhoneQuery query, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Everything of one.</summary>
    /// <returns>The detail, or <see cref="NoSuchPhone"/>.</returns>
    public Task<Result<PhoneDetail>> GetAsync(
        Actor actor, string office, int id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The phones that show under an extension now: while somebody owns a hot desk extension, its phone is theirs.</summary>
    /// <returns>The inventory, or <see cref="NoPlaceForPhone"/>.</returns>
    public Result<PhoneInventory> Inventory(Actor actor, string office, int extensionId) => throw new NotImplementedException();

    /// <summary>Creates one, in stock or assigned at once.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="MacTaken"/>, <see cref="HotDeskHasPhone"/>, <see cref="NoPlaceForPhone"/>.</returns>
    public Task<Result<int>> CreateAsync(
        Actor actor, string office, PhoneForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes address, model or emergency place; a session goes on.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="MacTaken"/>, <see cref="NoSuchPhone"/>.</returns>
    public Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, PhoneForm form, Channel channel,
        CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What moving this phone (to an extension; null: to stock) will do.</summary>
    public Task<Result<ChangePreview>> AssignPreviewAsync(
        Actor actor, string office, int id, int? extensionId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Assigns a phone to a hot desk extension or a user, wherever it is now; null: to stock. A session at the hot desk extension it
    /// leaves ends as <see cref="SessionEnd.PhoneUnassigned"/>; a user who gets one keeps theirs, and cannot log in again.
    /// </summary>
    public Task<Result<BulkDone>> AssignAsync(
        Actor actor, string office, int id, int? extensionId, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What taking these to stock will do.</summary>
    public Task<Result<ChangePreview>> UnassignPreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Takes a selection to stock.</summary>
    public Task<Result<BulkDone>> UnassignAsync(
        Actor actor, string office, IReadOnlyList<int> ids, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What deleting these will do.</summary>
    public Task<Result<ChangePreview>> DeletePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Deletes one or a selection; sessions at them end as <see cref="SessionEnd.PhoneUnassigned"/>.</summary>
    public Task<Result<BulkDone>> DeleteAsync(
        Actor actor, string office, IReadOnlyList<int> ids, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes a selection, all or none.</summary>
    public Task<Result<BulkDone>> BulkEditAsync(
        Actor actor, string office, PhoneBulkForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();
}
