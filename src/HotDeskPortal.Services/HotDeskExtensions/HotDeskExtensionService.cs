using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.HotDeskExtensions;

#pragma warning disable CA1822, IDE0060, MA0025 // signatures first
/// <summary>Sets up hot desk extensions.</summary>
public sealed class HotDeskExtensionService
{
    /// <summary>One page of the office's hot desk extensions.</summary>
    public Task<Result<Page<HotDeskExtensionRow>>> ListAsync(
        Actor actor, string office, HotDeskExtensionQuery query, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The floors there are, for the filter.</summary>
    public Result<IReadOnlyList<string>> Floors(Actor actor, string office) => throw new NotImplementedException();

    /// <summary>Everything of one.</summary>
    /// <returns>The detail, or <see cref="Ownership.UnknownHotDesk"/>.</returns>
    public Task<Result<HotDeskExtensionDetail>> GetAsync(
        Actor actor, string office, int id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Creates one.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="NumberTaken"/>, <see cref="UnknownTemplate"/>.</returns>
    public Task<Result<int>> CreateAsync(
        Actor actor, string office, HotDeskExtensionForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes one; a session there goes on.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="NumberTaken"/>,
    /// <see cref="UnknownTemplate"/>, <see cref="Ownership.UnknownHotDesk"/>.</returns>
    public Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, HotDeskExtensionForm form, Channel channel,
        CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What deleting these will do: who will be logged out, which phones go to stock, which destinations lose a member.</summary>
    public Task<Result<ChangePreview>> DeletePreviewAsync(
        Actor actor, string office, IReadOnlyList<int> ids, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Deletes one or a selection: sessions end as <see cref="SessionEnd.HotDeskDeleted"/>, phones go to stock.</summary>
    public Task<Result<BulkDone>> DeleteAsync(
        Actor actor, string office, IReadOnlyList<int> ids, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Changes a selection, all or none.</summary>
    public Task<Result<BulkDone>> BulkEditAsync(
        Actor actor, string office, HotDeskExtensionBulkForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What creating a range will do, number by number. Writes nothing.</summary>
    public Task<Result<HotDeskRangePlan>> PreviewRangeAsync(
        Actor actor, string office, HotDeskRangeForm form, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Creates a range with its phones, all or nothing. A MAC in this office's stock is taken from there.</summary>
    /// <returns>What was created, or <see cref="InvalidInput"/>, <see cref="RangeRefused"/>, <see cref="UnknownTemplate"/>.</returns>
    public Task<Result<HotDeskRangeDone>> CreateRangeAsync(
        Actor actor, string office, HotDeskRangeForm form, Channel channel, CancellationToken cancellation = default) => throw new NotImplementedException();
}
