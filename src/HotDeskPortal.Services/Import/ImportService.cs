using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Import;

#pragma warning disable CA1822, IDE0060, MA0025 // signatures first
/// <summary>Imports users, hot desk extensions and phones from CSV and XLSX: a dry run first, then all of it in one transaction.</summary>
public sealed class ImportService
{
    /// <summary>How long a dry run can be carried out.</summary>
    public static readonly TimeSpan PlanLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a file and tells every row's fate. Writes nothing.</summary>
    /// <returns>The plan, or <see cref="UnreadableFile"/>.</returns>
    public Task<Result<ImportPlan>> DryRunAsync(
        Actor actor, string office, ImportKind kind, Stream file, string fileName, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Carries out a dry run in one transaction: all of it, or nothing. Cancelled before the commit, nothing is written.</summary>
    /// <returns>What was done, or <see cref="UnknownPlan"/>, <see cref="ImportHasBadRows"/>, <see cref="ImportOutdated"/>.</returns>
    public Task<Result<ImportDone>> ExecuteAsync(
        Actor actor, string office, Guid planId, ImportChoice choice, Channel channel, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A file that shows which columns there are, with two rows.</summary>
    public static ExportFile Sample(ImportKind kind, ExportFormat format) => throw new NotImplementedException();
}
