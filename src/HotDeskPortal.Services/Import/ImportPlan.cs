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

    /// <summary>What it does, where it is good.</summary>
    public ImportAction Action { get; init; }

    /// <summary>What it writes, field by field.</summary>
    public ImmutableArray<ImportField> Fields { get; init; } = [];
}

/// <summary>What a row does.</summary>
public enum ImportAction
{
    /// <summary>It creates a record.</summary>
    Create,

    /// <summary>It changes one.</summary>
    Update,

    /// <summary>Everything is already as it says.</summary>
    None,
}

/// <summary>A field that a row writes.</summary>
/// <param name="Column">The field, as its column is called in samples and exports.</param>
/// <param name="Old">What it is now; null: nothing, or the record is new.</param>
/// <param name="New">What it will be; null where that is a secret, as a PIN is.</param>
public sealed record ImportField(string Column, object? Old, object? New);

/// <summary>What an import does with records that are there already.</summary>
public enum ImportWrite
{
    /// <summary>Their rows are bad.</summary>
    CreateOnly,

    /// <summary>Their rows change them, found by extension or MAC address; an empty cell leaves its field alone.</summary>
    CreateAndUpdate,
}

/// <summary>What an import will do, row by row; nothing is written yet. Kept by the server for <see cref="ImportService.PlanLifetime"/>.</summary>
/// <param name="Id">Names it when it is carried out.</param>
/// <param name="Kind">What the file holds.</param>
/// <param name="FileName">The file.</param>
/// <param name="Rows">Every good row, and the first <see cref="MostNoted"/> bad ones.</param>
/// <param name="Warnings">What concerns the file as a whole, as columns that are not known.</param>
/// <param name="ExpiresAt">Until when it can be carried out.</param>
public sealed record ImportPlan(
    Guid Id, ImportKind Kind, string FileName, ImmutableArray<ImportRow> Rows, ImmutableArray<Fact> Warnings, DateTimeOffset ExpiresAt)
{
    /// <summary>Rows of which notes are kept. Nobody reads more, and a file of nothing else would make a multiple of itself of them.</summary>
    public const int MostNoted = 500;

    /// <summary>Rows that can be imported.</summary>
    public required int Good { get; init; }

    /// <summary>Lines of the rows that cannot.</summary>
    public required ImmutableArray<int> BadLines { get; init; }

    /// <summary>Rows that cannot.</summary>
    public int Bad => BadLines.Length;

    /// <summary>Good rows that change something that is there.</summary>
    public int Updates { get; init; }

    /// <summary>Good rows of which everything is there already.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows of the file.</summary>
    public int Total => Good + Bad;

    /// <summary>Keeps what is to be told of rows: all that are good, and notes of the first.</summary>
    internal sealed class Told
    {
        private readonly ImmutableArray<ImportRow>.Builder _kept = ImmutableArray.CreateBuilder<ImportRow>();
        private readonly ImmutableArray<int>.Builder _bad = ImmutableArray.CreateBuilder<int>();
        private int _noted;

        public int Good { get; private set; }

        /// <summary>Lines of the bad rows.</summary>
        public ImmutableArray<int> BadLines => _bad.ToImmutable();

        /// <summary>Rows whose notes are not kept.</summary>
        public int LeftOut { get; private set; }

        public ImmutableArray<ImportRow> Rows => _kept.ToImmutable();

        public void Add(ImportRow row)
        {
            var isGood = row.IsGood;
            if (isGood)
                Good++;
            else
                _bad.Add(row.Line);
            if (row.Notes.IsEmpty || _noted++ < MostNoted)
            {
                _kept.Add(row);
                return;
            }
            LeftOut++;
            if (isGood)
                _kept.Add(row with { Notes = [] });
        }
    }
}

/// <summary>What an import at one go has found and done.</summary>
/// <param name="File">The file, with what its columns were taken for.</param>
/// <param name="Plan">Every row's fate.</param>
/// <param name="Done">What was written; null: nothing was to be.</param>
public sealed record ImportRun(ImportFile File, ImportPlan Plan, ImportDone? Done);

/// <summary>What to do where rows are bad.</summary>
public enum ImportChoice
{
    /// <summary>All rows or nothing.</summary>
    All,

    /// <summary>The good rows only.</summary>
    OnlyGood,
}

/// <summary>How far an import has come.</summary>
/// <param name="Done">Rows written so far, for nobody to see.</param>
/// <param name="Total">Rows to write. They become visible together, at the end.</param>
public sealed record ImportProgress(int Done, int Total);

/// <summary>What an import has done.</summary>
/// <param name="Imported">Rows written.</param>
/// <param name="LeftOut">Bad rows that were left out.</param>
public sealed record ImportDone(int Imported, int LeftOut)
{
    /// <summary>Those of the rows written that have changed what was there.</summary>
    public int Updated { get; init; }
}
