using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.HotDeskUsers;

#pragma warning disable CA1822, IDE0060, MA0025 // signatures first
/// <summary>Sets up hot desk users.</summary>
public sealed class HotDeskUserService
{
    /// <summary>One page of the office's users.</summary>
    public Task<Result<Page<HotDeskUserRow>>> ListAsync(
        Actor actor, string office, HotDeskUserQuery query, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Everything of one.</summary>
    /// <returns>The detail, or <see cref="Ownership.UnknownUser"/>.</returns>
    public Task<Result<HotDeskUserDetail>> GetAsync(
        Actor actor, string office, int id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Creates one.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="NumberTaken"/>.</returns>
    public Task<Result<int>> CreateAsync(
        Actor actor, string office, HotDeskUserForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes one. Renaming and renumbering end no session; disabling ends all, as <see cref="SessionEnd.UserDisabled"/>.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="NumberTaken"/>, <see cref="Ownership.UnknownUser"/>.</returns>
    public Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, HotDeskUserForm form, Channel channel,
        CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Sets or resets a PIN. A session goes on; the keypad takes the new one at once.</summary>
    /// <returns>Done, or <see cref="PinRefused"/>, <see cref="Ownership.UnknownUser"/>.</returns>
    public Task<Result<Done>> SetPinAsync(
        Actor actor, string office, int id, Pin pin, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Sets a random PIN of six digits and tells it once.</summary>
    public Task<Result<GeneratedPin>> GeneratePinAsync(
        Actor actor, string office, int id, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What disabling these will do.</summary>
    public Task<Result<ChangePreview>> DisablePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Enables or disables a selection; disabling ends their sessions.</summary>
    public Task<Result<BulkDone>> SetActiveAsync(
        Actor actor, string office, IReadOnlyList<int> ids, bool active, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What deleting these will do.</summary>
    public Task<Result<ChangePreview>> DeletePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Deletes one or a selection: sessions end as <see cref="SessionEnd.UserDeleted"/>, own phones go to stock.</summary>
    public Task<Result<BulkDone>> DeleteAsync(
        Actor actor, string office, IReadOnlyList<int> ids, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes a selection, all or none.</summary>
    public Task<Result<BulkDone>> BulkEditAsync(
        Actor actor, string office, HotDeskUserBulkForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();
}
