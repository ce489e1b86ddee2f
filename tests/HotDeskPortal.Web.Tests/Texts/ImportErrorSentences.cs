using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Features.Import;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Those of imports.</summary>
internal static class ImportErrorSentences
{
    public static (Fact Fact, string Sentence)[] All { get; } =
    [
        (new UnknownPlan(), "This dry run is over: choose the file again."),
        (new ImportHasBadRows(3), "3 rows are bad; nothing was written."),
        (new ImportOutdated([new ImportRow(5, "2019", [new("", new HotDeskWillBeCreated("3001"), true), new("Extension", new NumberTaken(ExtensionNumber.Parse("3001"), NumberHolder.HotDesk, ""), false)])]),
            "Changed since the dry run; nothing was written. Line 5: 3001 is taken by a hot desk extension."),
        (new UnreadableFile(FileFault.Empty), "The file is empty."),
        (new UnreadableFile(FileFault.Damaged), "The file is neither CSV nor XLSX, or it is damaged."),
        (new UnreadableFile(FileFault.Encoding), "The encoding of the text cannot be told for sure: save the file as CSV UTF-8, or as XLSX."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.Xls }, "This is a workbook of Excel 97–2003 (.xls): save it as XLSX, or as CSV UTF-8."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.Encrypted }, "The workbook has a password: save it without one."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.Xlsb }, "This is a binary workbook (.xlsb): save it as XLSX, or as CSV UTF-8."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.OpenDocument }, "This is an OpenDocument file: save it as XLSX, or as CSV UTF-8."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.Archive }, "This is an archive or a document, and no workbook: save the table as XLSX, or as CSV UTF-8."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.Pdf }, "This is a PDF: import the table that it was made from, as XLSX or CSV UTF-8."),
        (new UnreadableFile(FileFault.NotSupported) { Format = FileFormat.Markup }, "This is a web page or XML, whatever its name says: open it in a spreadsheet, and save it as XLSX or CSV UTF-8."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Bytes, Most = 16 }, "The file is larger than 16 MiB."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Unpacked, Most = 256 }, "The workbook holds more than 256 MiB of data: save the table alone in a new one, or as CSV UTF-8."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Parts, Most = 2_000 }, "The workbook is too complex: save the table alone in a new one, or as CSV UTF-8."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Sheets, Most = 100 }, "The workbook has more than 100 sheets: save the table alone in a new one."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Styles, Most = 65_536 }, "The workbook has more than 65536 cell formats: save the table as CSV UTF-8."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.SharedTexts, Most = 1_000_000 }, "The workbook has more than 1000000 different texts: split it, or leave out columns that are not imported."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Rows, Most = 100_000 }, "The file has more than 100000 rows."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Cells, Most = 3_000_000 }, "The file has more than 3000000 cells: split it, or leave out columns that are not imported."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.CellLength, Most = 32_767 }, "A cell has more than 32767 characters."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Characters, Most = 33_554_432 }, "The file holds more text than can be read at once: split it, or leave out columns that are not imported."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Columns, Most = 256, Line = 7 }, "Line 7 has a value beyond column 256, which is the last one that is read."),
        (new UnreadableFile(FileFault.Limit) { Limit = FileLimit.CellLength, Most = 32_767, Line = 7 }, "Line 7 has a value of more than 32767 characters."),
        (new UnreadableFile(FileFault.EndlessQuote) { Line = 7 }, "Line 7 opens a quotation mark that is not closed where a value ends. Close it, or leave it out."),
        (new HeaderPlace(null, 20), "lines 1 to 20"),
        (new HeaderPlace("A", 3), "sheet 'A', lines 1 to 3"),
        (new HeaderPlace("B", 0), "sheet 'B', which is empty"),
        (new UnreadableFile(FileFault.NoHeader) { Column = "MAC", Columns = ["MAC", "Model"], Looked = [new HeaderPlace("A", 3), new HeaderPlace("B", 0)] }, "There is no column 'MAC'. It was looked for in sheet 'A', lines 1 to 3, sheet 'B', which is empty. One line has to name the columns: MAC, Model."),
        (new FileColumn("Number", 1), "'Number' (column 1)"),
        (new ColumnClash("Extension", [new FileColumn("Number", 1), new FileColumn("Ext", 2)]), "'Number' (column 1), 'Ext' (column 2) for Extension"),
        (new UnreadableFile(FileFault.ColumnTwice) { Twice = [new ColumnClash("Extension", [new FileColumn("Number", 1), new FileColumn("Ext", 2)])] }, "Two columns are for the same field: 'Number' (column 1), 'Ext' (column 2) for Extension. Rename or delete one of them."),
        (new FileRemark(FileRemarkKind.Windows1252), "The file is not UTF-8: it was read as Windows-1252. Check that names with accents are right."),
        (new FileRemark(FileRemarkKind.Utf16), "The file was read as UTF-16."),
        (new FileRemark(FileRemarkKind.SheetRead, "A"), "The workbook has several sheets; 'A' was read."),
        (new FileRemark(FileRemarkKind.LinesSkipped, Number: 3), "The columns are named in line 3: what stands above is left out."),
        (new FileRemark(FileRemarkKind.NamelessColumn, Number: 3), "Column 3 has values and no name: it will be left out."),
        (new UnreadableCell(CellKind.Date, ""), "A spreadsheet made a date of this: format the column as text, and type the value again."),
        (new UnreadableCell(CellKind.NoValue, ""), "The cell has a formula whose value is not stored: open the file in a spreadsheet, and save it there."),
        (new UnreadableCell(CellKind.Error, "#N/A"), "The cell holds the error #N/A."),
        (new HiddenCharacters("24·U+200B·53"), "The cell holds characters that nobody sees: 24·U+200B·53"),
        (new NotesLeftOut(500, 1200), "Reasons are shown for the first 500 rows that have some; 1200 more have some too."),
        (new GoneMeanwhile("3001"), "3001 is not there any more."),
        (new UnknownColumn("Colour"), "The column 'Colour' is not known and will be left out."),
        (new WrongCellCount(9, 8), "The row has 9 columns, the header 8: is a value with a comma not in quotes?"),
        (new NeitherYesNorNo("perhaps"), "'perhaps' is neither yes nor no."),
        (new UnknownScope(), "The portal scope is No portal, Basic user or Office manager."),
        (new UnknownTemplateName("Sales"), "There is no template 'Sales'."),
        (new UnknownUserNumber("2019"), "There is no user 2019."),
        (new NotAnExtensionNumber("x"), "'x' is not an extension number: 2 to 8 digits."),
        (new NotOneShortLine(40), "One line of at most 40 characters."),
        (new PinMissing(), "Enter a PIN: nobody can log in without one."),
        (new SameAsInLine(RowKey.Extension, 2), "The same extension as in line 2."),
        (new SameAsInLine(RowKey.Mac, 2), "The same MAC address as in line 2."),
        (new HasPhoneInLine("3001", 2), "3001 has a phone in line 2 already."),
        (new TwoPlacesForPhone(), "A phone is at a hot desk extension or with a user, not both."),
        (new BelongsToOther("2019", NumberHolder.User, "Dana"), "2019 belongs to user Dana: it is no hot desk extension."),
        (new BelongsToOther("7000", NumberHolder.Queue, "Sales"), "7000 belongs to queue Sales: it is no hot desk extension."),
        (new BelongsToOther("7000", NumberHolder.Did, "Sales"), "7000 belongs to number from outside Sales: it is no hot desk extension."),
        (new BelongsToOther("7000", NumberHolder.Attendant, "Welcome"), "7000 belongs to attendant Welcome: it is no hot desk extension."),
        (new HotDeskWillBeCreated("3001"), "There is no 3001 yet: it will be created."),
        (new IdempotencyKeyMissing(), "Give a key of your own in the header Idempotency-Key, 1 to 100 characters."),
        (new IdempotencyKeyReused(), "This Idempotency-Key was used for another import."),
    ];
}
