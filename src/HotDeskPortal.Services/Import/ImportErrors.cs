using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Import;

/// <summary>The file cannot be read at all.</summary>
/// <param name="Fault">What is wrong.</param>
public sealed record UnreadableFile(FileFault Fault) : Error("unreadable-file", ErrorKind.Invalid)
{
    /// <summary>What the file is, where it is not supported.</summary>
    public FileFormat? Format { get; init; }

    /// <summary>The limit that is passed.</summary>
    public FileLimit? Limit { get; init; }

    /// <summary>How much is read.</summary>
    public long Most { get; init; }

    /// <summary>The line; 0: the file as a whole.</summary>
    public int Line { get; init; }

    /// <summary>The column without which no row means anything.</summary>
    public string? Column { get; init; }

    /// <summary>The columns that there may be.</summary>
    public FactList<string> Columns { get; init; } = [];

    /// <summary>Where the header was looked for.</summary>
    public FactList<HeaderPlace> Looked { get; init; } = [];

    /// <summary>Columns that would fill the same field.</summary>
    public FactList<ColumnClash> Twice { get; init; } = [];

    /// <inheritdoc/>
    public override string Variant => $"{Fault}{Format}{Limit}{(Limit == FileLimit.CellLength && Line > 0 ? nameof(Line) : "")}";
}

/// <summary>The dry run is over, or somebody else's.</summary>
public sealed record UnknownPlan() : Error("unknown-import", ErrorKind.NotFound);

/// <summary>All rows were to be imported, and some are bad: nothing was written.</summary>
public sealed record ImportHasBadRows(int Bad) : Error("import-has-bad-rows", ErrorKind.Conflict);

/// <summary>Somebody took a number or address since the dry run: nothing was written.</summary>
public sealed record ImportOutdated(ImmutableArray<ImportRow> Rows) : Error("import-outdated", ErrorKind.Conflict);

/// <summary>Not every row's notes are told.</summary>
/// <param name="Most">Rows whose notes are.</param>
/// <param name="Others">Rows that have some too.</param>
public sealed record NotesLeftOut(int Most, int Others) : Fact;

/// <summary>Not every row is told of.</summary>
/// <param name="Most">Rows that are.</param>
/// <param name="Others">Rows that are not.</param>
public sealed record RowsLeftOut(int Most, int Others) : Fact;

/// <summary>What a row names is gone since the dry run.</summary>
/// <param name="Number">Its number.</param>
public sealed record GoneMeanwhile(string Number) : Error("gone-meanwhile", ErrorKind.Conflict);

/// <summary>A row with more cells than there are columns.</summary>
/// <param name="Count">Cells it has.</param>
/// <param name="Columns">Columns of the header.</param>
public sealed record WrongCellCount(int Count, int Columns) : Error("wrong-cell-count", ErrorKind.Invalid);

/// <summary>A cell that holds something else than text or a number.</summary>
/// <param name="Holds">What it holds.</param>
/// <param name="Text">A spreadsheet's error, as <c>#N/A</c>; else empty.</param>
public sealed record UnreadableCell(CellKind Holds, string Text) : Error("unreadable-cell", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Holds.ToString();
}

/// <summary>A cell that is refused, and holds characters that nobody sees.</summary>
/// <param name="Shown">What it holds, with them made visible.</param>
public sealed record HiddenCharacters(string Shown) : Error("hidden-characters", ErrorKind.Invalid);

/// <summary>A cell that is to say yes or no.</summary>
public sealed record NeitherYesNorNo(string Text) : Error("neither-yes-nor-no", ErrorKind.Invalid)
{
    /// <summary>Words for yes.</summary>
    public static FactList<string> Yes => YesNoWords.ShownYes;

    /// <summary>Words for no.</summary>
    public static FactList<string> No => YesNoWords.ShownNo;
}

/// <summary>No column of the file is taken for the one without which no row means anything.</summary>
/// <param name="Column">That one.</param>
public sealed record KeyColumnMissing(string Column) : Error("key-column-missing", ErrorKind.Invalid);

/// <summary>What is wrong with a mapping.</summary>
public enum MappingFault
{
    /// <summary>It is no JSON object of headers and fields.</summary>
    Format,

    /// <summary>The file has no such column.</summary>
    UnknownHeader,

    /// <summary>Several columns are called so.</summary>
    SeveralColumns,

    /// <summary>One column is named in two ways.</summary>
    ColumnTwice,

    /// <summary>There is no such field.</summary>
    UnknownField,
}

/// <summary>An import is told to take columns for fields in a way that cannot be.</summary>
/// <param name="Fault">Why not.</param>
/// <param name="Name">The column or field that was named.</param>
public sealed record BadMapping(MappingFault Fault, string Name) : Error("bad-mapping", ErrorKind.Invalid)
{
    /// <summary>The columns that were meant.</summary>
    public FactList<FileColumn> Columns { get; init; } = [];

    /// <summary>What may be named.</summary>
    public FactList<string> Allowed { get; init; } = [];

    /// <inheritdoc/>
    public override string Variant => Fault.ToString();

    /// <inheritdoc/>
    public override string Field => nameof(ImportOrder.Mapping);
}

/// <summary>Somebody has changed what a row would change since it was looked at.</summary>
/// <param name="Name">Number or address of the record.</param>
public sealed record ChangedSinceDryRun(string Name) : Error("changed-since-dry-run", ErrorKind.Conflict);

/// <summary>A cell that names no portal scope.</summary>
public sealed record UnknownScope() : Error("unknown-scope", ErrorKind.Invalid);

/// <summary>A cell that names no template of the office.</summary>
public sealed record UnknownTemplateName(string Name) : Error("unknown-template-name", ErrorKind.Invalid);

/// <summary>A cell that is no extension number.</summary>
public sealed record NotAnExtensionNumber(string Text) : Error("not-an-extension-number", ErrorKind.Invalid)
{
    /// <summary>Fewest digits.</summary>
    public static int Min => ExtensionNumber.MinDigits;

    /// <summary>Most digits.</summary>
    public static int Max => ExtensionNumber.MaxDigits;
}

/// <summary>A cell that is longer than its column, or not one line.</summary>
public sealed record NotOneShortLine(int Most) : Error("not-one-short-line", ErrorKind.Invalid);

/// <summary>A user who is to hot desk, without PIN.</summary>
public sealed record PinMissing() : Error("pin-missing", ErrorKind.Invalid);

/// <summary>What rows must not have twice.</summary>
public enum RowKey
{
    /// <summary>The extension.</summary>
    Extension,

    /// <summary>The MAC address.</summary>
    Mac,
}

/// <summary>A row that is about the same as an earlier one.</summary>
/// <param name="Key">What is the same.</param>
/// <param name="Line">Line of the earlier row.</param>
public sealed record SameAsInLine(RowKey Key, int Line) : Error("same-as-in-line", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Key.ToString();
}

/// <summary>A hot desk extension that has a phone in an earlier row.</summary>
/// <param name="HotDesk">Its number.</param>
/// <param name="Line">Line of the earlier row.</param>
public sealed record HasPhoneInLine(string HotDesk, int Line) : Error("has-phone-in-line", ErrorKind.Invalid);

/// <summary>A phone that is to be at a hot desk extension and with a user.</summary>
public sealed record TwoPlacesForPhone() : Error("two-places-for-phone", ErrorKind.Invalid);

/// <summary>A number that is to be a hot desk extension, and is something else.</summary>
/// <param name="Number">The number.</param>
/// <param name="Holder">What has it.</param>
/// <param name="Name">What that is called.</param>
public sealed record BelongsToOther(string Number, NumberHolder Holder, string Name) : Error("belongs-to-other", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Variant => Holder.ToString();
}

/// <summary>A cell that names no user of the office.</summary>
public sealed record UnknownUserNumber(string Number) : Error("unknown-user-number", ErrorKind.Invalid);

/// <summary>A hot desk extension that the import creates by the way.</summary>
public sealed record HotDeskWillBeCreated(string Number) : Fact;

/// <summary>A column that no row is read for.</summary>
public sealed record UnknownColumn(string Name) : Fact;
