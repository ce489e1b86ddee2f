using System.Text;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Tests.Import.Files;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("Extension,Name\n2100,A")]
    [InlineData("Extension;Name\r\n2100;A\r\n")]
    [InlineData("Extension\tName\r2100\tA")]
    [InlineData("Extension|Name\n2100|A\n\n")]
    [InlineData("Extension;Name\n2100;A\n2101;\"x,y,z\"", "3: 2101|x,y,z")]
    [InlineData("Name, first;Extension\nA;2100", null, "2: A|2100")]
    [InlineData("\"Extension\",\"a;b;c\"\n2100,A")]
    [InlineData("sep=,\nExtension,a;b\n2100,A", null, "3: 2100|A")]
    [InlineData("\"sep=;\"\nExtension;a,b,c\n2100;A", null, "3: 2100|A")]
    [InlineData("sep=^\nExtension^a,b\n2100^A", null, "3: 2100|A")]
    public void Delimiter_IsTheOneThatBringsTheHeaderToLight(string text, string? second = null, string first = "2: 2100|A") =>
        FileTables.Read(text).Lines().ShouldBe(second is null ? [first] : [first, second]);

    [Theory]
    [InlineData("a \"b\" c", "a \"b\" c")]
    [InlineData("\"a \"\"b\"\" c\"", "a \"b\" c")]
    [InlineData("\"a\" b", "a b")]
    [InlineData("\"\"", "")]
    [InlineData("5\"", "5\"")]
    [InlineData("\"a,b\"", "a,b")]
    [InlineData("\"a\nb\"", "a\nb")]
    [InlineData(" \"a\"", "\"a\"")]
    [InlineData("\" a \"", "a")]
    [InlineData("\u00A0a\u200B", "a")]
    [InlineData("a\u200Bb", "a\u200Bb")]
    public void Value_IsWhatASpreadsheetShows(string value, string expected) =>
        FileTables.Read($"Extension,Name,Last\n2100,{value},x").Rows.Single()[1].Text.ShouldBe(expected);

    [Theory]
    [InlineData("Extension,Name\n2100,\"A\n2101,B\n2102,C", 2)]
    [InlineData("Extension,Name\n2100,A\n\n2101,\"B\n2102,\"C\"\n", 4)]
    [InlineData("Extension,Name\n2100,\"A\n\"\n2101,\"B\n2102,C \"x\", y", 4)]
    [InlineData("Extension,\"Name\n2100,A\n", 1)]
    public void Quote_ThatDoesNotEnd_IsNamedByTheLineThatOpensIt(string text, int line) =>
        FileTables.Refused(text).ShouldBe(new UnreadableFile(FileFault.EndlessQuote) { Line = line });

    [Fact]
    public void Quote_ThatDoesNotEndInALongFile_IsNoTooLongValue() =>
        FileTables.Refused("Extension,Name\n2100,\"A\n" + string.Concat(Enumerable.Repeat("2101,B\n", 10_000))).ShouldBe(new UnreadableFile(FileFault.EndlessQuote) { Line = 2 });

    [Fact]
    public void Lines_AreThoseOfAnEditor() =>
        FileTables.Read("\n\r\nExtension,Name\r2100,\"a\r\nb\nc\rd\"\n,,\n2101,x\r\n\r\n2102,y").Rows.Select(r => r.Line).ShouldBe([4, 9, 11]);

    [Fact]
    public void Header_NotInTheFirstTwentyLines_IsNotFoundAndTheLinesAreNamed()
    {
        var problem = FileTables.Refused(string.Concat(Enumerable.Repeat("a,b\n", 20)) + "Extension,Name\n2100,A");

        problem.Fault.ShouldBe(FileFault.NoHeader);
        problem.Looked.ShouldBe([new HeaderPlace(null, 20)]);
        FileTables.Read(string.Concat(Enumerable.Repeat("a,b\n", 19)) + "Extension,Name\n2100,A").Lines().ShouldBe(["21: 2100|A"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n \n,,,\n\u00A0\n")]
    public void NothingVisible_IsEmpty(string text) => FileTables.Refused(text).ShouldBe(new UnreadableFile(FileFault.Empty));

    [Theory]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-16", true, FileRemarkKind.Utf16)]
    [InlineData("utf-16", false, FileRemarkKind.Utf16)]
    [InlineData("utf-16BE", true, FileRemarkKind.Utf16)]
    [InlineData("utf-16BE", false, FileRemarkKind.Utf16)]
    [InlineData("windows-1252", false, FileRemarkKind.Windows1252)]
    public void Encoding_IsFoundAndSaid(string name, bool hasMark, FileRemarkKind? said)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] file = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Extension,Name\n2100,Zoë Groß – “x” €\n")];

        var table = FileTables.Read(file);

        table.Lines().ShouldBe(["2: 2100|Zoë Groß – “x” €"]);
        table.Remarks.ShouldBe(said is { } kind ? [new FileRemark(kind)] : []);
    }

    [Fact]
    public void Encoding_ThatIsNotKnownForSure_IsRefused()
    {
        byte[] dos = [.. "Extension,Name\n2100,J"u8, 0x81, .. "rgen\n"u8];
        byte[] broken = [.. "Extension,Name\n2100,Zoë Groß\n2101,J"u8, 0xC3, .. "rgen\n"u8];

        FileTables.Refused(dos).Fault.ShouldBe(FileFault.Encoding);
        FileTables.Refused(broken).Fault.ShouldBe(FileFault.Encoding);
        FileTables.Refused([.. "Extension,Name\n2100,A\0B\n"u8]).Fault.ShouldBe(FileFault.Damaged);
        FileTables.Refused([0xFF, 0xFE, (byte)'E']).Fault.ShouldBe(FileFault.Damaged);
        FileTables.Refused([0xFF, 0xFE, 0, 0, (byte)'E', 0, 0, 0]).Fault.ShouldBe(FileFault.Damaged);
    }

    [Theory]
    [InlineData("%PDF-1.7 …", FileFormat.Pdf)]
    [InlineData("\n<!DOCTYPE html><table><tr><td>Extension", FileFormat.Markup)]
    [InlineData("<table><tr><td>Extension", FileFormat.Markup)]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", FileFormat.Markup)]
    public void OtherKinds_AreNamed(string text, FileFormat format) => FileTables.Refused(text).Format.ShouldBe(format);

    [Fact]
    public void Columns_WithoutName_AreLeftOutAndSaid() =>
        FileTables.Read("Extension,,Name,\n2100,x,A\n2101,,B,y").Remarks.ShouldBe([new FileRemark(FileRemarkKind.NamelessColumn, Number: 2)]);

    [Fact]
    public void Limits_AreNamed()
    {
        var limits = new TableLimits { Rows = 4, Columns = 4, CellLength = 10, Characters = 60, Cells = 12 };
        UnreadableFile Refused(string text, TableLimits l) => FileTables.Refused(Encoding.UTF8.GetBytes(text), l);

        Refused("Extension\n1\n2\n3\n4", limits).Limit.ShouldBe(FileLimit.Rows);
        FileTables.Read(Encoding.UTF8.GetBytes("Extension,a,b,c,,,,\n1,2,3,4,,,,"), limits).Rows.Count.ShouldBe(1);
        Refused("Extension\n1,2,3,4,,6", limits).ShouldBe(new UnreadableFile(FileFault.Limit) { Limit = FileLimit.Columns, Most = 4, Line = 2 });
        Refused("Extension\n12345678901", limits).ShouldBe(new UnreadableFile(FileFault.Limit) { Limit = FileLimit.CellLength, Most = 10, Line = 2 });
        Refused("Extension,1234567890,1234567890,1234567890\n1234567890,1234567890", limits with { Characters = 50 }).Limit.ShouldBe(FileLimit.Characters);
        Refused("Extension\n1,2,3,4\n1,2,3,4\n1,2,3,4", limits).Limit.ShouldBe(FileLimit.Cells);
    }
}
