using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>One record of a change that asks first.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Consequences">What will happen beside the change itself.</param>
public sealed record PreviewItem(int Id, string Name, ImmutableArray<Fact> Consequences);

/// <summary>What a deletion or another far-reaching change will do, told before.</summary>
public sealed record ChangePreview(ImmutableArray<PreviewItem> Items)
{
    /// <summary>Every consequence of every item.</summary>
    public IEnumerable<Fact> Consequences => Items.SelectMany(i => i.Consequences);
}

/// <summary>What a change of a selection has done.</summary>
/// <param name="Count">Records changed or deleted.</param>
/// <param name="LoggedOut">Who was logged out by it.</param>
public sealed record BulkDone(int Count, ImmutableArray<ForcedLogOut> LoggedOut);
