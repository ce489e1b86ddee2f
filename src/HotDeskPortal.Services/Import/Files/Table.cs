using System.Collections.Immutable;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    /// <summary>Text, or a number as its cell shows it.</summary>
    Text,

    /// <summary>A date or a time; in a column of texts it is what a spreadsheet has made of something else.</summary>
    Date,

    /// <summary>A spreadsheet's error, as <c>#N/A</c>.</summary>
    Error,

    /// <summary>A formula whose value was never calculated, or not stored.</summary>
    NoValue,
}

/// <summary>A cell as it is shown.</summary>
/// <param name="Text">What is shown, without blanks and invisible characters at its ends.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct TableCell(string Text, CellKind Kind = CellKind.Text)
{
    public static readonly TableCell Empty = new("");

    public bool IsEmpty => Kind == CellKind.Text && Text.Length == 0;
}

/// <summary>A row.</summary>
/// <param name="Line">Line of the file at which it begins, as an editor or a spreadsheet counts it.</param>
/// <param name="Cells">Its cells, up to the last one that is not empty.</param>
internal readonly record struct TableRow(int Line, TableCell[] Cells)
{
    /// <summary>Whether the sheet does not show it, as where somebody has filtered.</summary>
    public bool IsHidden { get; init; }

    /// <summary>A cell; one that the row does not have is empty.</summary>
    public TableCell this[int column] => column < Cells.Length ? Cells[column] : TableCell.Empty;
}

/// <summary>A file's table, before anybody has judged its rows.</summary>
/// <param name="Headers">The names of its columns.</param>
/// <param name="Rows">The rows below that are not empty.</param>
/// <param name="Remarks">What should be said of the file.</param>
internal sealed record Table(string[] Headers, IReadOnlyList<TableRow> Rows, ImmutableArray<FileRemark> Remarks);

/// <summary>One of a file's tables as it is read: a workbook has one for each sheet, other files have one.</summary>
/// <param name="Name">The sheet's name; null: the file has no sheets.</param>
/// <param name="Rows">Its rows, read as they are asked for.</param>
internal sealed record TableSource(string? Name, IEnumerable<TableRow> Rows)
{
    /// <summary>Lines over which a cell is merged, known once all rows are read: all but the first have nothing there.</summary>
    public IReadOnlyList<(int First, int Last)> Merged { get; init; } = [];
}
