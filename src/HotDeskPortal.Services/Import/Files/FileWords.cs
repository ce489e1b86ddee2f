using System.Globalization;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>What to say of files, until the words of errors live where all others do.</summary>
internal static class FileWords
{
    public static string Of(FileProblem problem) => problem.Fault switch
    {
        FileFault.Empty => "The file is empty.",
        FileFault.Damaged => "The file is neither CSV nor XLSX, or it is damaged.",
        FileFault.NotSupported => NotSupported(problem.Format),
        FileFault.Limit => Limit(problem),
        FileFault.Encoding => "The file's text is in no encoding that is known for sure: save it as CSV UTF-8, or as XLSX.",
        FileFault.EndlessQuote => Invariant($"Line {problem.Line} opens a quotation mark that none closes at the end of a value. Close it, or leave it out."),
        FileFault.NoHeader =>
            $"There is no column '{problem.Column}' in {string.Join(", ", problem.Looked.Select(Place))}. One line names the columns: {string.Join(", ", problem.Columns)}.",
        _ => string.Join(" ", problem.Twice.Select(Twice)) + " Rename or delete one of them.",
    };

    public static string Of(FileRemark remark) => remark.Kind switch
    {
        FileRemarkKind.Windows1252 => "The file is not UTF-8: it was read as Windows-1252. Look whether names with accents are right.",
        FileRemarkKind.Utf16 => "The file was read as UTF-16.",
        FileRemarkKind.SheetRead => $"The workbook has several sheets: '{remark.Text}' is the one that is read.",
        FileRemarkKind.LinesSkipped => Invariant($"The columns are named in line {remark.Number + 1}: what stands above is left out."),
        _ => Invariant($"Column {remark.Number} has values and no name: it will be left out."),
    };

    /// <summary>Why a cell cannot be read as what its column holds.</summary>
    public static string Of(TableCell cell, bool isSecret) => cell.Kind switch
    {
        CellKind.Date => $"A spreadsheet made a date of this{(isSecret ? "" : $" ({cell.Text})")}: format the column as text, and type the value again.",
        CellKind.Error => $"The cell holds the error {Invisible.Show(cell.Text)}.",
        _ => "The cell has a formula whose value is not stored: open the file in a spreadsheet, and save it there.",
    };

    public static string Hidden(string shown) => $"The cell holds characters that nobody sees: {shown}";

    private static string NotSupported(FileFormat? format) => format switch
    {
        FileFormat.Xls => "This is a workbook of Excel 97–2003 (.xls): save it as XLSX, or as CSV UTF-8.",
        FileFormat.Encrypted => "The workbook has a password: save it without one.",
        FileFormat.Xlsb => "This is a binary workbook (.xlsb): save it as XLSX, or as CSV UTF-8.",
        FileFormat.OpenDocument => "This is an OpenDocument spreadsheet: save it as XLSX, or as CSV UTF-8.",
        FileFormat.Pdf => "This is a PDF: import the table that it was made from, as XLSX or CSV UTF-8.",
        FileFormat.Markup => "This is a web page or XML, whatever its name says: open it in a spreadsheet, and save it as XLSX or CSV UTF-8.",
        _ => "This is an archive or a document, and no workbook: save the table as XLSX, or as CSV UTF-8.",
    };

    private static string Limit(FileProblem problem) => problem.Limit switch
    {
        FileLimit.Bytes => Invariant($"The file is larger than {problem.Most} MiB."),
        FileLimit.Unpacked => Invariant($"The workbook holds more than {problem.Most} MiB of data: save the table alone in a new one, or as CSV UTF-8."),
        FileLimit.Rows => Invariant($"The file has more than {problem.Most} rows."),
        FileLimit.Columns => Invariant($"Line {problem.Line} has a value in a column after the {problem.Most}th."),
        FileLimit.CellLength => problem.Line > 0
            ? Invariant($"Line {problem.Line} has a value of more than {problem.Most} characters.")
            : Invariant($"A cell has more than {problem.Most} characters."),
        FileLimit.Sheets => Invariant($"The workbook has more than {problem.Most} sheets: save the table alone in a new one."),
        FileLimit.Cells or FileLimit.Characters => "The file holds more text than can be read at once: split it, or leave out columns that are not imported.",
        _ => "The workbook is too complex: save the table alone in a new one, or as CSV UTF-8.",
    };

    private static string Place(HeaderPlace place) => place switch
    {
        { Lines: 0 } => $"sheet '{place.Sheet}', which is empty",
        { Sheet: null } => Invariant($"lines 1 to {place.Lines}"),
        _ => Invariant($"lines 1 to {place.Lines} of sheet '{place.Sheet}'"),
    };

    private static string Twice(ColumnClash clash) =>
        $"{string.Join(" and ", clash.Columns.Select(c => Invariant($"'{c.Header}' (column {c.Number})")))} would both fill '{clash.Field}'.";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
