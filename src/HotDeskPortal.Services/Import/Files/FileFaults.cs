using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Why a file cannot be read.</summary>
public enum FileFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is no table, or a broken one.</summary>
    Damaged,

    /// <summary>It is of a kind that is not read: <see cref="UnreadableFile.Format"/>.</summary>
    NotSupported,

    /// <summary>It is larger than what is read: <see cref="UnreadableFile.Limit"/>.</summary>
    Limit,

    /// <summary>Its text is in no encoding that is known for sure.</summary>
    Encoding,

    /// <summary>A quotation mark opens a value in <see cref="UnreadableFile.Line"/>, and none closes it.</summary>
    EndlessQuote,

    /// <summary>No line in <see cref="UnreadableFile.Looked"/> names the column <see cref="UnreadableFile.Column"/>.</summary>
    NoHeader,

    /// <summary>Two columns would fill the same field: <see cref="UnreadableFile.Twice"/>.</summary>
    ColumnTwice,
}

/// <summary>Kinds of files that are known and not read.</summary>
public enum FileFormat
{
    /// <summary>Excel's format of before 2007.</summary>
    Xls,

    /// <summary>A workbook with a password.</summary>
    Encrypted,

    /// <summary>Excel's binary workbook.</summary>
    Xlsb,

    /// <summary>An OpenDocument spreadsheet.</summary>
    OpenDocument,

    /// <summary>A zip file, or a document, that is no workbook.</summary>
    Archive,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A web page or XML, often named <c>.xls</c>.</summary>
    Markup,
}

/// <summary>What a file may have only so much of.</summary>
public enum FileLimit
{
    /// <summary>MiB as it arrives.</summary>
    Bytes,

    /// <summary>MiB of XML when unpacked.</summary>
    Unpacked,

    /// <summary>Files packed in a workbook.</summary>
    Parts,

    /// <summary>Sheets.</summary>
    Sheets,

    /// <summary>Cell formats.</summary>
    Styles,

    /// <summary>Shared texts.</summary>
    SharedTexts,

    /// <summary>Rows.</summary>
    Rows,

    /// <summary>Columns.</summary>
    Columns,

    /// <summary>Cells.</summary>
    Cells,

    /// <summary>Characters of one cell.</summary>
    CellLength,

    /// <summary>Characters of all cells.</summary>
    Characters,
}

/// <summary>Where the header was looked for.</summary>
/// <param name="Sheet">A sheet; null: the file has none.</param>
/// <param name="Lines">Up to which line.</param>
public sealed record HeaderPlace(string? Sheet, int Lines) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Lines == 0 ? "Empty" : Sheet is null ? "File" : "Sheet";
}

/// <summary>A column of a file.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Number">Which, from 1.</param>
public sealed record FileColumn(string Header, int Number) : Fact;

/// <summary>Columns that would fill the same field.</summary>
/// <param name="Field">The field's own column name.</param>
/// <param name="Columns">They.</param>
public sealed record ColumnClash(string Field, FactList<FileColumn> Columns) : Fact;

/// <summary>What should be said of a file that can be read.</summary>
public enum FileRemarkKind
{
    /// <summary>Its text was taken for Windows-1252.</summary>
    Windows1252,

    /// <summary>Its text is UTF-16.</summary>
    Utf16,

    /// <summary>It has other sheets than the one that is read: <see cref="FileRemark.Text"/>.</summary>
    SheetRead,

    /// <summary>Its columns are named in line <see cref="FileRemark.Number"/>, and what stands above is left out.</summary>
    LinesSkipped,

    /// <summary>A column without header has values, and is left out: <see cref="FileRemark.Number"/>.</summary>
    NamelessColumn,

    /// <summary>Rows that the sheet does not show are read all the same: <see cref="FileRemark.Number"/>.</summary>
    HiddenRows,

    /// <summary>Cells are merged over rows, of which the first alone has the value: <see cref="FileRemark.Number"/> is the first such line.</summary>
    MergedRows,
}

/// <summary>Something to say of a file.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">A name in it.</param>
/// <param name="Number">A number in it.</param>
public sealed record FileRemark(FileRemarkKind Kind, string Text = "", int Number = 0) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Kind.ToString();
}

/// <summary>Ends the reading of a file from deep inside; <see cref="TableReader"/> makes an error of it.</summary>
internal sealed class UnreadableException(UnreadableFile problem) : Exception
{
    public UnreadableFile Problem { get; } = problem;

    public static UnreadableException Damaged() => new(new UnreadableFile(FileFault.Damaged));

    public static UnreadableException Limit(FileLimit limit, long most, int line = 0) => new(new UnreadableFile(FileFault.Limit) { Limit = limit, Most = most, Line = line });

    public static UnreadableException NotSupported(FileFormat format) => new(new UnreadableFile(FileFault.NotSupported) { Format = format });
}
