using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Tests.Import.Files;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Files as odd as those that arrive, made here: each is understood, or refused with the place and the reason.</summary>
public sealed class OddFilesTests
{
    private const string Row = "2471,Ida,Brandt,48205";

    private static readonly string[] Cells = Row.Split(',');

    public static TheoryData<string, byte[]> Understood() => new()
    {
        { "tabs, and commas in quotes", Utf8("\"Extension\"\t\"First name\"\t\"Last name\"\tPIN\n2471\t\"Ida, of course\"\t\"Brandt\"\t48205\n") },
        { "UTF-16BE without mark", Encoding.BigEndianUnicode.GetBytes($"Extension,First name,Last name,PIN\r\n{Row}\r\n") },
        { "UTF-16LE with mark and tabs", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Extension\tFirst name\tLast name\tPIN\r\n2471\tIda\tBrandt\t48205\r\n")] },
        { "only CR", Utf8($"Extension,First name,Last name,PIN\r{Row}\r") },
        { "a title of six lines", Utf8($"Acme Ltd\n\"Users, all\"\n\nPrinted 2026-11-27\n,,,\n-----\nExtension,First name,Last name,PIN\n{Row}\n") },
        { "blanks and case in headers", Utf8($" EXTENSION , first_NAME ,Last-Name,P I N\n{Row}\n") },
        { "sep with a pipe", Utf8("sep=|\nExtension|First name|Last name|PIN\n2471|Ida|Brandt|48205\n") },
        { "3CX in Spanish", Utf8("Número de extensión;Nombre;Apellidos;Código PIN\n2471;Ida;Brandt;48205\n") },
        { "3CX in Spanish, without accents", Utf8("Numero de extension;Nombre;Apellidos;Codigo PIN\n2471;Ida;Brandt;48205\n") },
        { "Yeastar in French", Utf8("Numéro d'extension,Prénom,Nom de famille,Code PIN\n2471,Ida,Brandt,48205\n") },
        { "FreePBX in German", Utf8("Nebenstellennummer;Vorname;Nachname;vmpwd\n2471;Ida;Brandt;48205\n") },
        { "Italian", Utf8("Numero interno;Nome;Cognome;Codice PIN\n2471;Ida;Brandt;48205\n") },
        { "full-width digits", Utf8("Extension,First name,Last name,PIN\n２４７１,Ida,Brandt,４８２０５\n") },
        { "Arabic digits", Utf8("Extension,First name,Last name,PIN\n٢٤٧١,Ida,Brandt,٤٨٢٠٥\n") },
        { "apostrophes before numbers", Utf8("Extension,First name,Last name,PIN\n'2471,Ida,Brandt,'48205\n") },
        { "texts of formulas, in runs, in line", Workbook(w => w.Sheet("A", TestWorkbook.Texts("Extension", "First name", "Last name", "PIN"),
            "<c t=\"str\"><f>1&amp;1</f><v>2471</v></c><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><r><t>Bra</t></r><r><t>ndt</t></r></is></c><c t=\"str\"><v>48205</v></c>")
            .SharedTexts.Add("<r><rPr/><t>I</t></r><r><t>da</t></r>")) },
        { "macros", Workbook(w =>
        {
            w.Sheet("A", TestWorkbook.Texts("Extension", "First name", "Last name", "PIN"), TestWorkbook.Texts(Cells));
            w.Parts["xl/vbaProject.bin"] = "macro";
        }) },
        { "zip64", Zip64(Workbook(w => w.Sheet("A", TestWorkbook.Texts("Extension", "First name", "Last name", "PIN"), TestWorkbook.Texts(Cells)))) },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public async Task WhatIsOddAndClear_IsUnderstood(string kind, byte[] file)
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(file), "odd")).Value;

        plan.Bad.ShouldBe(0, $"{kind}: {string.Join(' ', plan.Rows.SelectMany(r => r.Notes))}");
        var row = plan.Rows.ShouldHaveSingleItem(kind);
        string? Field(string column) => row.Fields.FirstOrDefault(f => f.Column == column)?.New?.ToString();
        row.Fields.ShouldContain(f => f.Column == ImportColumns.Pin, kind);
        (Field(ImportColumns.FirstName)?[..3], Field(ImportColumns.LastName)).ShouldBe(("Ida", "Brandt"), kind);
        (await portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, ImportChoice.All, Domain.Ownership.OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue(kind);
        portal.Board.Directory.Find("2471").ShouldBeOfType<UserEntry>(kind);
    }

    [Theory]
    [InlineData("%PDF-1.7\n", FileFormat.Pdf)]
    [InlineData("<html><table><tr><td>Extension</td></tr></table></html>", FileFormat.Markup)]
    [InlineData("  \n<?xml version=\"1.0\"?><Workbook/>", FileFormat.Markup)]
    public async Task AnotherKindOfFile_WhateverItIsCalled_IsNamed(string content, FileFormat format) =>
        (await RefusedAsync(Utf8(content))).ShouldBe(new UnreadableFile(FileFault.NotSupported) { Format = format });

    [Fact]
    public async Task OtherWorkbooks_AreNamed()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];
        (await RefusedAsync(old)).Format.ShouldBe(FileFormat.Xls);
        (await RefusedAsync([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")])).Format.ShouldBe(FileFormat.Encrypted);
        (await RefusedAsync(TestWorkbook.Zip([("mimetype", Utf8("application/vnd.oasis.opendocument.spreadsheet")), ("content.xml", Utf8("<x/>"))]))).Format.ShouldBe(FileFormat.OpenDocument);
        (await RefusedAsync(TestWorkbook.Zip([("Index/Document.iwa", [1])]))).Format.ShouldBe(FileFormat.Archive);
    }

    [Fact]
    public async Task ACodePageThatNobodyNames_IsRefused_NotGuessed() =>
        (await RefusedAsync([0xFE, 0xFE, .. Encoding.BigEndianUnicode.GetBytes("拡張,名,姓\n2471,田中,太郎\n")])).Fault.ShouldBeOneOf(FileFault.Encoding, FileFault.Damaged, FileFault.NoHeader);

    [Fact]
    public async Task HiddenAndMergedRows_AreTold()
    {
        var header = $"<row r=\"1\">{TestWorkbook.Texts("Extension", "Floor")}</row>";
        var file = Workbook(w => w.Raw("A", "visible",
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + header
            + $"<row r=\"2\">{TestWorkbook.Texts("3471", "4")}</row><row r=\"3\" hidden=\"1\">{TestWorkbook.Texts("3472")}</row><row r=\"4\">{TestWorkbook.Texts("3473")}</row>"
            + "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"$B$2:B4\"/></mergeCells></worksheet>"));
        await using var portal = await TestPortal.StartAsync();

        var plan = (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskExtensions, new MemoryStream(file), "odd.xlsx")).Value;

        plan.Warnings.ShouldBe([new FileRemark(FileRemarkKind.HiddenRows, Number: 1), new FileRemark(FileRemarkKind.MergedRows, Number: 2)]);
        plan.Good.ShouldBe(3);
    }

    [Theory]
    [InlineData("1E3", typeof(SpreadsheetMadeNumber))]
    [InlineData("1e+03", typeof(SpreadsheetMadeNumber))]
    [InlineData("2,019.00", typeof(SpreadsheetMadeNumber))]
    [InlineData("2019.000", typeof(SpreadsheetMadeNumber))]
    [InlineData("2 019", typeof(SpreadsheetMadeNumber))]
    [InlineData("20%", null)]
    [InlineData("$2019", null)]
    [InlineData("-2019", null)]
    public async Task AnExtensionThatIsAnAmount_IsRefused_AndNamedWhereASpreadsheetMadeIt(string cell, Type? reason)
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = await ImportRuns.DryRunAsync(portal, ImportKind.HotDeskUsers, $"Extension,First name,PIN\n\"{cell}\",Ida,48205\n");

        plan.Bad.ShouldBe(1);
        if (reason is not null)
            plan.Rows[0].Notes[0].What.ShouldBeOfType(reason);
        else
            plan.Rows[0].Notes[0].What.ShouldBeOfType<InvalidInput>();
    }

    [Theory]
    [InlineData("805E:C012:3456")]
    [InlineData("80-5e-c0-12-34-56")]
    [InlineData("80–5E–C0–12–34–56")]
    [InlineData("SEP805EC0123456")]
    [InlineData("８０５ＥＣ０１２３４５６")]
    [InlineData("805ec0123456-phone.cfg")]
    public async Task AMac_HoweverItIsWritten_IsThatOne(string mac)
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = await ImportRuns.DryRunAsync(portal, ImportKind.Phones, $"MAC,Model,Hot desk extension\n{mac},Yealink T54W,3479\n");

        plan.Bad.ShouldBe(0, string.Join(' ', plan.Rows.SelectMany(r => r.Notes)));
        await ImportRuns.ExecuteAsync(portal, plan);
        portal.Board.Directory.Phone(Domain.Phones.MacAddress.Parse("805ec0123456")).ShouldNotBeNull();
    }

    [Fact]
    public async Task AMacWithWhatNobodySees_ShowsIt()
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = await ImportRuns.DryRunAsync(portal, ImportKind.Phones, "MAC,Model\n80-5e\u200B-c0-12-34-56,Yealink T54W\n");

        plan.Rows[0].Notes.Select(n => n.What).OfType<HiddenCharacters>().ShouldHaveSingleItem().Shown.ShouldContain("·U+200B·");
    }

    [Theory]
    [InlineData("PIN,pin")]
    [InlineData("PIN, P I N ")]
    [InlineData("PIN,VMPIN")]
    public async Task HeadersForOneField_DifferingByCaseOrBlanks_AreRefused(string headers) =>
        (await RefusedAsync(Utf8($"Extension,{headers}\n2471,48205,48206\n"))).Fault.ShouldBe(FileFault.ColumnTwice);

    [Theory]
    [InlineData("Oui", true)]
    [InlineData("Nein", false)]
    [InlineData("Sì", true)]
    [InlineData("はい", true)]
    [InlineData("いいえ", false)]
    [InlineData("ＴＲＵＥ", true)]
    public async Task YesAndNo_InOtherScripts_AreUnderstood(string word, bool says)
    {
        await using var portal = await TestPortal.StartAsync();

        var plan = await ImportRuns.DryRunAsync(portal, ImportKind.HotDeskUsers, $"Extension,First name,PIN,Active\n2471,Ida,48205,{word}\n");

        plan.Bad.ShouldBe(0, string.Join(' ', plan.Rows.SelectMany(r => r.Notes)));
        plan.Rows[0].Fields.Single(f => f.Column == ImportColumns.Active).New.ShouldBe(says);
    }

    [Fact]
    public async Task OneColumnAlone_IsATable()
    {
        await using var portal = await TestPortal.StartAsync();

        (await ImportRuns.DryRunAsync(portal, ImportKind.HotDeskExtensions, "Extension\n3471\n3472\n")).Good.ShouldBe(2);
    }

    [Theory]
    [InlineData("Kode", "4820;6071;7015", true)]
    [InlineData("Zugang", "48205;60718;70151234", true)]
    [InlineData("Column 3", "aB3kk9Zx;Tt81pQ2w;Zz44mmPp", true)]
    [InlineData("Hash", "5f4dcc3b5aa765d61d8327deb882cf99;7c6a180b36896a0a8c02787eeafb0e4c;6cb75f652a9b52798eb6cf2201057c73", true)]
    [InlineData("SIP Secret", "x;y;z", true)]
    [InlineData("Kennwort", "x;y;z", true)]
    [InlineData("Zweitnummer", "2204;2205;2206", true)]
    [InlineData("Old extension", "2204;2205;2206", false)]
    [InlineData("MobileNumber", "22040;22051;22062", false)]
    [InlineData("Room", "2204;2205;2206", false)]
    [InlineData("Cost center", "4711;4712;4713", false)]
    [InlineData("Notes", "Front desk;2204;left", false)]
    [InlineData("Device", "SIP-T54W;SIP-T46U;VVX450", false)]
    [InlineData("Login", "2204@acme;2205@acme;2206@acme", false)]
    public async Task ValuesOfAColumnThatIsTakenForNothing_AreShownUnlessTheyLookSecret(string header, string values, bool isSecret)
    {
        await using var portal = await TestPortal.StartAsync();
        var csv = $"Extension,First name,{header}\n" + string.Concat(values.Split(';').Select((v, i) => $"{2471 + i},Ida,{v}\n"));

        var file = (await portal.Get<ImportService>().OpenAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(Utf8(csv)), "odd.csv")).Value;

        file.Columns[2].Field.ShouldBeNull();
        file.Columns[2].IsSecret.ShouldBe(isSecret);
        file.Columns[2].Samples.IsEmpty.ShouldBe(isSecret);
        file.Columns[0].Samples.ShouldBe(["2471", "2472"]);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Workbook(Action<TestWorkbook> fill)
    {
        var workbook = new TestWorkbook();
        fill(workbook);
        return workbook.ToBytes();
    }

    /// <summary>The same zip as writers leave it that use zip64 whatever the size: the short directory's end refers to the long one.</summary>
    private static byte[] Zip64(byte[] zip)
    {
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var (count, size, start) = (BitConverter.ToUInt16(zip, end + 10), BitConverter.ToUInt32(zip, end + 12), BitConverter.ToUInt32(zip, end + 16));
        using var into = new MemoryStream();
        using var writer = new BinaryWriter(into);
        writer.Write(zip.AsSpan(0, end));
        writer.Write("PK\u0006\u0006"u8);
        writer.Write(44L);
        writer.Write((short)45);
        writer.Write((short)45);
        writer.Write(0L);
        writer.Write((long)count);
        writer.Write((long)count);
        writer.Write((long)size);
        writer.Write((long)start);
        writer.Write("PK\u0006\u0007"u8);
        writer.Write(0);
        writer.Write((long)end);
        writer.Write(1);
        writer.Write("PK\u0005\u0006"u8);
        writer.Write(0);
        writer.Write(0xFFFFFFFFu);
        writer.Write(0xFFFFFFFFu);
        writer.Write(0xFFFFFFFFu);
        writer.Write((short)0);
        return into.ToArray();
    }

    private static async Task<UnreadableFile> RefusedAsync(byte[] file)
    {
        await using var portal = await TestPortal.StartAsync();
        return (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(file), "odd.xlsx")).Error.ShouldBeOfType<UnreadableFile>();
    }
}
