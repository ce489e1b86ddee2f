using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// An office while records of it change that no board tells of. The office is locked for as long as it takes: what is read here does not
/// change meanwhile. What set-up and the journal say still comes from the board.
/// </summary>
public sealed class OfficeTransaction : OfficeDecision
{
    internal OfficeTransaction(
        HotDeskDbContext db, OfficeRows rows, Office office, OwnershipBoard board, PinGuardStates guards, Origin origin, DateTimeOffset at)
        : base(db, rows, board, guards, origin, at) => Office = office;

    /// <summary>What the work reads from, and what it changes. It is saved when the work is done.</summary>
    public HotDeskDbContext Db => Context;

    /// <summary>The office.</summary>
    public Office Office { get; }

    /// <summary>Writes what was changed so far, still within the transaction: new records get their ids.</summary>
    public Task FlushAsync(CancellationToken cancellation) => Db.SaveChangesAsync(cancellation);

    /// <summary>Journals that set-up has changed: whoever follows the office reads its directory again.</summary>
    public void DirectoryChanged() => Append(JournalKind.DirectoryChanged, Origin);
}
