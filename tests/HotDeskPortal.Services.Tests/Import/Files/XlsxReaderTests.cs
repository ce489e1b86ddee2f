using System.Globalization;
using System.Text;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;
using static HotDeskPortal.Services.Tests.Import.Files.TestWorkbook;

namespace HotDeskPortal.Services.Tests.Import.Files;

public sealed class XlsxReaderTests
{
    private static readonly string Header = Texts("Extension", "Name");

    [Theory]
    [InlineData("0000", "302", "0302")]
    [InlineData("00000", "4821", "04821")]
    [InlineData("General", "12025550119", "12025550119")]
    [InlineData("General", "0.30000000000000004", "0.3")]
    [InlineData("General", "1E3", "1000")]
    [InlineData("@", "302", "302")]
    [InlineData("0", "302.4", "302")]
    [InlineData("0.00", "302", "302.00")]
    [InlineData("#,##0", "12025550119", "12,025,550,119")]
    [InlineData("0.00E+00", "12025550119", "1.20E+10")]
    [InlineData("0%", "0.5", "50%")]
    [InlineData("\"Ext \"0000", "302", "Ext 0302")]
    [InlineData("000\\-0000", "5550119", "555-0119")]
    [InlineData("[<=9999999]000\\-0000;(000) 000\\-0000", "2025550119", "(202) 555-0119")]
    [InlineData("[Red]0000", "302", "0302")]
    [InlineData("0000_)", "302", "0302")]
    [InlineData(";;;", "302", "302")]
    [InlineData("**;**;**", "48205", "48205")]
    [InlineData("# ?/?", "0.5", "1/2")]
    [InlineData("0.00E+00", "0", "0.00E+00")]
    [InlineData("E+0", "7", "7")]
    [InlineData("not [ a \" format", "302", "302")]
    public void Number_IsWhatItsCellShows(string format, string number, string shown)
    {
        var workbook = new TestWorkbook { Formats = { format } }.Sheet("A", Header, Number(number, 1));

        FileTables.Read(workbook.ToBytes()).Lines().ShouldBe([$"2: {shown}"]);
    }

    [Theory]
    [InlineData("dd/mm/yyyy\\ hh:mm", "46024.5", "2026-01-02 12:00")]
    [InlineData("d-mmm", "46024", "2026-01-02")]
    [InlineData("[h]:mm", "0.5", "0.5")]
    [InlineData("[$-407]mmmm yy", "46024", "2026-01-02")]
    public void Number_ShownAsDateOrTime_IsMarked(string format, string number, string shown)
    {
        var workbook = new TestWorkbook { Formats = { format } }.Sheet("A", Header, Number(number, 1));

        FileTables.Read(workbook.ToBytes()).Lines().ShouldBe([$"2: [Date {shown}]"]);
    }

    [Fact]
    public void Texts_OfAllKinds_AreRead()
    {
        var workbook = new TestWorkbook
        {
            SharedTexts = { "<t>Extension</t>", "<r><t>Ri</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">ch </t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>", "<t>a_x000D_\nb_x005F_x0041_</t>", "" },
        }.Sheet(
            "A", "<c t=\"s\"><v>0</v></c>",
            "<c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t=\"s\"><v>3</v></c><c t=\"str\"><f>A1</f><v>x</v></c>",
            "<c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"d\"><v>2026-01-02</v></c><c t=\"str\"><f>A1</f><v></v></c><c/><c s=\"0\"><v><![CDATA[302]]></v></c><c><f>A1</f><v/></c>");

        FileTables.Read(workbook.ToBytes()).Lines().ShouldBe(["2: Rich|a\r\nb_x0041_|inline||x", "3: TRUE|FALSE|[Date 2026-01-02]|||302|[NoValue ]"]);
    }

    [Fact]
    public void Cells_StandWhereTheirReferencesSay()
    {
        var workbook = new TestWorkbook().Raw("A", "visible", $"<w><sheetData><row r=\"3\">{Texts("Extension")}</row><row r=\"7\"><c r=\"C7\"><v>1</v></c><c><v>2</v></c></row><row><c r=\"B8\"><v>3</v></c></row><row/></sheetData></w>");

        FileTables.Read(workbook.ToBytes()).Lines().ShouldBe(["7: ||1|2", "8: |3"]);
    }

    [Fact]
    public void Sheets_HiddenOnes_AreNotRead()
    {
        var workbook = new TestWorkbook().Sheet("Old", "hidden", [Header, Texts("1")]).Sheet("Older", "veryHidden", [Header, Texts("1")]).Sheet("New", Header, Texts("2"));

        var table = FileTables.Read(workbook.ToBytes());

        table.Lines().ShouldBe(["2: 2"]);
        table.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Sheets_WithoutTheHeader_AreNamed()
    {
        var workbook = new TestWorkbook().Sheet("A", Texts("x"), Texts("y")).Sheet("B").Sheet("C", [.. Enumerable.Repeat(Texts("x"), 30)]);

        FileTables.Refused(workbook.ToBytes()).Looked.ShouldBe([new HeaderPlace("A", 2), new HeaderPlace("B", 0), new HeaderPlace("C", 20)]);
    }

    [Fact]
    public void Notes_BesideTheTable_AreLeftOutAndSaid() => FileTables.Read(new TestWorkbook().Sheet("A", Header, Texts("1", "2", "", "call her")).ToBytes())
        .Remarks.ShouldBe([new FileRemark(FileRemarkKind.NamelessColumn, Number: 4)]);

    [Theory]
    [InlineData("xl/workbook.xml", null)]
    [InlineData("xl/workbook.xml", "<workbook/>")]
    [InlineData("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"gone\"/></sheets></workbook>")]
    [InlineData("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\"/></sheets></workbook>")]
    [InlineData("xl/workbook.xml", "not xml")]
    [InlineData("xl/_rels/workbook.xml.rels", null)]
    [InlineData("xl/worksheets/sheet1.xml", null)]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\">")]
    [InlineData("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row r=\"x\"/></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c r=\"AAAA1\"/></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c r=\"1\"/></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c><v>1e999</v></c></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c><v>one</v></c></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c t=\"b\"><v>2</v></c></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c t=\"q\"><v>1</v></c></row></sheetData></w>")]
    [InlineData("xl/worksheets/sheet1.xml", "<w><sheetData><row><c s=\"9\"><v>1</v></c></row></sheetData></w>")]
    [InlineData("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"x\"/></cellXfs></styleSheet>")]
    [InlineData("xl/sharedStrings.xml", "<sst><si>")]
    public void BrokenParts_AreDamage(string path, string? xml) => FileTables.Refused(
        new TestWorkbook { Parts = { [path] = xml } }.Sheet("A", Header, Texts("1")).ToBytes()).ShouldBe(new UnreadableFile(FileFault.Damaged));

    [Fact]
    public void CutFiles_AreDamage()
    {
        var file = new TestWorkbook().Sheet("A", Header, Texts("1")).ToBytes();

        for (var length = 4; length < file.Length; length += 7)
            FileTables.Refused(file[..length]).ShouldBe(new UnreadableFile(FileFault.Damaged));
    }

    [Fact]
    public void OtherKinds_AreNamed()
    {
        FileTables.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).Format.ShouldBe(FileFormat.Xls);
        FileTables.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Format.ShouldBe(FileFormat.Encrypted);
        FileTables.Refused(Zip([("mimetype", [.. "application/vnd.oasis.opendocument.spreadsheet"u8])])).Format.ShouldBe(FileFormat.OpenDocument);
        FileTables.Refused(Zip([("photo.jpg", [1, 2, 3])])).Format.ShouldBe(FileFormat.Archive);
        FileTables.Refused(WithMainPart("xl/workbook.bin")).Format.ShouldBe(FileFormat.Xlsb);
        FileTables.Refused(WithMainPart("word/document.xml")).Format.ShouldBe(FileFormat.Archive);

        static byte[] WithMainPart(string path) => new TestWorkbook
        {
            Parts = { ["_rels/.rels"] = $"<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"{path}\"/></Relationships>" },
        }.ToBytes();
    }

    [Fact]
    public void OneCellInTheLastColumn_CostsNothingAndIsNamed()
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"<c r=\"A2\"><v>1</v></c><c r=\"XFD2\"/>");
        var far = new TestWorkbook().Sheet("A", Header, "<c r=\"XFD2\"><v>1</v></c>");
        var budget = new ReadingBudget(TableLimits.Default, default);

        TableReader.Read(new TestWorkbook().Sheet("A", [Header, .. Enumerable.Repeat(row, 10_000)]).ToBytes(), "Extension".IsKey(), budget);

        budget.Cells.ShouldBe(10_002);
        FileTables.Refused(far.ToBytes()).ShouldBe(new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Columns, Most = 256, Line = 2 });
    }

    /// <summary>What unpacks to hundreds of megabytes is not unpacked: the budget, not the clock, says how far reading went.</summary>
    [Theory]
    [InlineData("cell")]
    [InlineData("inline")]
    [InlineData("shared")]
    [InlineData("attribute")]
    [InlineData("cdata")]
    [InlineData("names")]
    [InlineData("depth")]
    [InlineData("comment")]
    public void Bombs_EndEarly(string kind)
    {
        const int Size = 8 * 1024 * 1024;
        var long_ = new string('7', Size);
        string Sheet(string cells) => $"<w><sheetData><row>{Texts("Extension")}</row><row>{cells}</row></sheetData></w>";
        var workbook = new TestWorkbook();
        var sheet = kind switch
        {
            "cell" => Sheet($"<c><v>{long_}</v></c>"),
            "inline" => Sheet(Texts(long_)),
            "attribute" => Sheet($"<c r=\"{long_}\"/>"),
            "cdata" => Sheet($"<c><v><![CDATA[{string.Concat(Enumerable.Repeat("<<", Size / 2))}]]></v></c>"),
            "names" => Sheet(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"<n{i}/>")))),
            "depth" => Sheet(string.Concat(Enumerable.Repeat("<a>", Size / 3))),
            "comment" => $"<w><!--{long_}--></w>",
            _ => Sheet("<c t=\"s\"><v>0</v></c>"),
        };
        if (kind == "shared")
            workbook.SharedTexts.Add($"<t>{long_}</t>");
        var file = workbook.Raw("A", "visible", sheet).ToBytes();
        var budget = new ReadingBudget(TableLimits.Default, default);

        var problem = Should.Throw<UnreadableException>(() => TableReader.Read(file, "Extension".IsKey(), budget)).Problem;

        (problem.Fault == FileFault.Damaged || problem.Limit == FileLimit.CellLength).ShouldBeTrue(problem.ToString());
        budget.Unpacked.ShouldBeLessThan(2 * 1024 * 1024);
    }

    [Fact]
    public void Limits_AreNamed()
    {
        FileLimit? Refused(TestWorkbook workbook, TableLimits limits) => FileTables.Refused(workbook.ToBytes(), limits).Limit;
        TestWorkbook Rows(int rows) => new TestWorkbook().Sheet("A", [Header, .. Enumerable.Repeat(Texts("1", "text"), rows)]);
        var limits = new TableLimits();

        Refused(Rows(20), limits with { Rows = 20 }).ShouldBe(FileLimit.Rows);
        Refused(Rows(20), limits with { Cells = 20 }).ShouldBe(FileLimit.Cells);
        Refused(Rows(20), limits with { Characters = 50 }).ShouldBe(FileLimit.Characters);
        Refused(Rows(2000), limits with { Unpacked = 10_000 }).ShouldBe(FileLimit.Unpacked);
        Refused(Rows(1).Sheet("B").Sheet("C"), limits with { Sheets = 2 }).ShouldBe(FileLimit.Sheets);
        Refused(Rows(1), limits with { Parts = 3 }).ShouldBe(FileLimit.Parts);
        Refused(new TestWorkbook { SharedTexts = { "", "", "" } }.Sheet("A", Header), limits with { SharedTexts = 2 }).ShouldBe(FileLimit.SharedTexts);
        Refused(new TestWorkbook { Formats = { "0", "0", "0" } }.Sheet("A", Header), limits with { Styles = 2 }).ShouldBe(FileLimit.Styles);
    }
}
