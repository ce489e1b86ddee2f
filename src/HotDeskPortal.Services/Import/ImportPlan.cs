using System.Collections.Immutable;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Import;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>Users.</summary>
    HotDeskUsers,

    /// <summary>Hot desk extensions.</summary>
    HotDeskExtensions,

    /// <summary>Phones, and the hot desk extensions they stand at.</summary>
    Phones,
}

/// <summary>Something to say of a row.</summary>
/// <param name="Column">The column's header in the file; empty: the row as a whole.</param>
/// <param name="What">What. Never holds a PIN.</param>
/// <param name="IsWarning">Whether the row is good all the same.</param>
public sealed record ImportNote(string Column, Fact What, bool IsWarning);

/// <summary>The fate of a row.</summary>
/// <param name="Line">Line of the file, as an editor or a spreadsheet counts it.</param>
/// <param name="Name">What it is about, as <c>2019 Dana Whitfield</c>.</param>
/// <param name="Notes">Why it is bad, and what should be looked at.</param>
public sealed record ImportRow(int Line, string Name, ImmutableArray<ImportNote> Notes)
{
    /// <summary>Whether it can be imported.</summary>
    public bool IsGood => Notes.All(n => n.IsWarning);
}

/// <summary>What an import will do, row by row; nothing is written yet. Kept by the server for <see cref="ImportService.PlanLifetime"/>.</summary>
/// <param name="Id">Names it when it is carried out.</param>
/// <param name="Kind">What the file holds.</param>
/// <param name="FileName">The file.</param>
/// <param name="Rows">Every row.</param>
/// <param name="Warnings">What concerns the file as a whole, as columns that are not known.</param>
/// <param name="ExpiresAt">Until when it can be carried out.</param>
public sealed record ImportPlan(
    Guid Id, ImportKind Kind, string FileName, ImmutableArray<ImportRow> Rows, ImmutableArray<Fact> Warnings, DateTimeOffset ExpiresAt)
{
    /// <summary>Rows that can be imported.</summary>
    public int Good => Rows.Count(r => r.IsGood);

    /// <summary>Rows that cannot.</summary>
    public int Bad => Rows.Length - Good;
}

/// <summary>What to do where rows are bad.</summary>
public enum ImportChoice
{
    /// <summary>All rows or nothing.</summary>
    All,

    /// <summary>The good rows only.</summary>
    OnlyGood,
}

/// <summary>How far an import has come.</summary>
/// <param name="Done">Rows prepared for writing.</param>
/// <param name="Total">Rows to write. They become visible together, at the end.</param>
public sealed record ImportProgress(int Done, int Total);

/// <summary>What an import has done.</summary>
/// <param name="Imported">Rows written.</param>
/// <param name="LeftOut">Bad rows that were left out.</param>
public sealed record ImportDone(int Imported, int LeftOut);
