using System.Globalization;
using System.Text;
using CsCheck;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Tests.Import.Files;

/// <summary>Whatever bytes arrive are a table or a problem that is named, and cost no more than they are long.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly string[] CsvParts =
    [
        "Extension", "Extension", "Name", ",", ",", ",", ";", ";", "\t", "|", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "sep=;\n", "2100", "A", " ", "\u00A0", "\u200B",
        "=1+1", "'", "é", "\u0081", "\0",
    ];

    private static readonly string[] XmlParts =
    [
        "<", ">", "/>", "\"", "&lt;", "&", "<row>", "</row>", "<c>", "</c>", "<c t=\"s\">", "<v>", "</v>", "<f>A1</f>", "<is>", "<t>", "</t>", "r=\"XFD1\"", "r=\"B2\"", "s=\"1\"", "s=\"9\"",
        "t=\"b\"", "t=\"e\"", "t=\"d\"", "hidden", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a>", "99999999999", "-1", "1E5", "x:", "\uFFFF", "\0", " ", "sheetData", "General", "yyyy",
    ];

    private static readonly byte[] Workbook = Sample().ToBytes();
    private static readonly string[] Lines = FileTables.Read(Workbook).Lines();

    [Fact]
    public void Csv_OfAnyPieces_IsATableOrANamedProblem()
    {
        var reached = new Reached();
        Gen.Int[0, CsvParts.Length - 1].Array[0, 40].Select(Gen.Int[0, 9], (picks, kind) => (kind < 8 ? "Extension,Name\n" : "") + string.Concat(picks.Select(i => CsvParts[i])))
            .Sample(text => reached.Sample(Outcome(Encoding.UTF8.GetBytes(text), text.Length)), iter: Samples.Of(20_000));
        reached.ShouldHave(0.02, "table", nameof(FileFault.EndlessQuote), nameof(FileFault.Damaged), nameof(FileFault.NoHeader));
    }

    [Fact]
    public void Csv_OfAnyBytes_IsATableOrANamedProblem()
    {
        var reached = new Reached();
        var start = Encoding.UTF8.GetBytes("Extension,Name\n2100,Zoë\n2101,\"Groß\n2\"\n");
        Gen.Select(Gen.Byte, Gen.Int[0, start.Length], Gen.Int[0, 6]).Array[0, 3].Select(Gen.Byte.Array[0, 20], Gen.Bool).Sample(
            (changes, end, isWide) =>
            {
                var bytes = (isWide ? Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(start)) : start).ToList();
                bytes.AddRange(isWide ? [] : end.Take(end.Length / 8));
                foreach (var (value, at, length) in changes)
                    Splice(bytes, at, length % 3, Enumerable.Repeat(value, length / 3));
                reached.Sample(Outcome([.. bytes], bytes.Count));
            },
            iter: Samples.Of(20_000));
        reached.ShouldHave(0.02, "table", "Windows1252", "Utf16", nameof(FileFault.Damaged), nameof(FileFault.Encoding));
    }

    /// <summary>Whatever is written by the rules of the format, in any delimiter, line end and encoding, is read as it was.</summary>
    [Fact]
    public void Csv_WrittenByTheRules_IsReadAsItWas()
    {
        var reached = new Reached();
        string[] parts = ["A", "b c", "\"", ",", ";", "\t", "|", "\n", "\r\n", "é", "x"];
        var cell = Gen.Int[0, parts.Length - 1].Array[0, 4].Select(p => string.Concat(p.Select(i => parts[i])).Trim());
        Gen.Select(cell.Array[3].Array[0, 5], Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 4]).Sample((rows, delimiter, isUnix, encoding) =>
        {
            var (part, end) = (",;\t|"[delimiter], isUnix ? "\n" : "\r\n");
            string Field(string text) => text.Length > 0 && text.All(char.IsLetter) ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            var text = string.Join(part, "Extension", "Name", "Last") + end + string.Concat(rows.Select(r => string.Join(part, r.Select(Field)) + end));
            Encoding written = encoding switch { 0 => new UTF8Encoding(true), 1 => Encoding.Unicode, 2 => Encoding.BigEndianUnicode, _ => new UTF8Encoding(false) };

            var table = FileTables.Read([.. written.GetPreamble(), .. written.GetBytes(text)]);

            var expected = rows.Where(r => r.Any(c => c.Length > 0)).Select(r => string.Join('¦', r).TrimEnd('¦'));
            table.Rows.Select(r => string.Join('¦', r.Cells.Select(c => c.Text))).ShouldBe(expected);
            reached.Sample(rows.Any(r => r.Any(c => c.Contains('\n', StringComparison.Ordinal))) ? "lines" : "one line");
        }, iter: Samples.Of(5_000));
        reached.ShouldHave(0.2, "lines", "one line");
    }

    [Fact]
    public void Workbook_WithAnyBytesChanged_IsATableOrANamedProblem()
    {
        var reached = new Reached();
        Gen.Select(Gen.Byte, Gen.Int[0, Workbook.Length], Gen.Int[0, 8]).Array[1, 3].Sample(changes =>
        {
            var bytes = Workbook.ToList();
            foreach (var (value, at, length) in changes)
                Splice(bytes, at, length % 3, Enumerable.Repeat(value, length / 3));
            // The first two bytes tell what it is.
            if (bytes is [(byte)'P', (byte)'K', 3, ..])
                reached.Sample(Outcome([.. bytes], 64 * 1024));
        }, iter: Samples.Of(5_000));
        reached.ShouldHave(0.03, "table", nameof(FileFault.Damaged));
    }

    [Fact]
    public void Workbook_WithAnyPartChanged_IsATableOrANamedProblem()
    {
        var reached = new Reached();
        string[] paths = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"];
        var xml = paths.Distinct().ToDictionary(p => p, p => Part(Workbook, p));
        var change = Gen.Select(Gen.Int[0, paths.Length - 1], Gen.Int[0, 5_000], Gen.Int[0, 30], Gen.Int[-10, XmlParts.Length - 1]);
        change.Array[1, 2].Sample(changes =>
        {
            var workbook = Sample();
            foreach (var (path, at, length, token) in changes)
            {
                var text = workbook.Parts.GetValueOrDefault(paths[path]) ?? xml[paths[path]];
                var start = at % text.Length;
                workbook.Parts[paths[path]] = text[..start] + (token < 0 ? "" : XmlParts[token]) + text[Math.Min(text.Length, start + (length > 20 ? 0 : length / 3))..];
            }
            reached.Sample(Outcome(workbook.ToBytes(), 64 * 1024));
        }, iter: Samples.Of(5_000));
        reached.ShouldHave(0.1, "table", nameof(FileFault.Damaged));
        reached.ShouldHave(0.005, "other table", nameof(FileFault.NotSupported));
    }

    [Fact]
    public void NumberFormats_OfAnyPieces_ShowSomething()
    {
        var reached = new Reached();
        string[] parts = ["0", "0", "#", "?", ".", ",", "%", "/", "E+", "e-", "\"x\"", "\\-", "_", "*", "@", ";", "General", "[Red]", "[>9]", "y", "m", "d", "h", ":s", "[h]", "(", ")", "-", " ", "8", "[$€-407]"];
        double[] numbers = [0, 1, -1, 302, 0.5, 1e-300, 1e300, -12025550119, double.MaxValue, double.Epsilon, 46024.25];
        Gen.Int[0, parts.Length - 1].Array[1, 8].Select(Gen.Int[0, numbers.Length - 1]).Sample((picks, number) =>
        {
            var workbook = new TestWorkbook { Formats = { string.Concat(picks.Select(i => parts[i])) } }
                .Sheet("A", TestWorkbook.Texts("Extension"), TestWorkbook.Number(numbers[number].ToString("R", CultureInfo.InvariantCulture), 1));
            var cell = FileTables.Read(workbook.ToBytes()).Rows.Single()[0];
            cell.Text.Length.ShouldBeInRange(1, 2_000);
            reached.Sample(cell.Kind == CellKind.Date ? "date" : cell.Text == numbers[number].ToString("G15", CultureInfo.InvariantCulture) ? "general" : "formatted");
        }, iter: Samples.Of(5_000));
        reached.ShouldHave(0.1, "date", "general", "formatted");
    }

    /// <summary>Reads, and looks whether what was done is in proportion.</summary>
    private static string Outcome(byte[] file, int size)
    {
        var budget = new ReadingBudget(TableLimits.Default, default);
        try
        {
            var table = TableReader.Read(file, "Extension".IsKey(), budget);
            table.Rows.Zip(table.Rows.Skip(1)).ShouldAllBe(r => r.First.Line < r.Second.Line);
            table.Rows.ShouldAllBe(r => r.Cells.Length > 0 && !r.Cells.Last().IsEmpty);
            return table.Remarks.FirstOrDefault(r => r.Kind is FileRemarkKind.Utf16 or FileRemarkKind.Windows1252)?.Kind.ToString()
                ?? (table.Lines().SequenceEqual(Lines) ? "table" : FileSniffer.IsZip(file) ? "other table" : "table");
        }
        catch (UnreadableException unreadable)
        {
            return unreadable.Problem.Fault.ToString();
        }
        finally
        {
            budget.Characters.ShouldBeLessThanOrEqualTo(size);
            budget.Unpacked.ShouldBeLessThanOrEqualTo(size);
            budget.Cells.ShouldBeLessThanOrEqualTo(size + 1);
        }
    }

    private static void Splice(List<byte> bytes, int at, int removed, IEnumerable<byte> added)
    {
        at = Math.Min(at, bytes.Count);
        bytes.RemoveRange(at, Math.Min(removed, bytes.Count - at));
        bytes.InsertRange(at, added);
    }

    private static TestWorkbook Sample() => new TestWorkbook { SharedTexts = { "<t>Extension</t>", "<r><t>Ida</t></r>" }, Formats = { "0000", "d-mmm" } }.Sheet(
        "A", "<c t=\"s\"><v>0</v></c>" + TestWorkbook.Texts("Name", "Last", "Floor"),
        TestWorkbook.Number("302", 1) + "<c t=\"s\"><v>1</v></c>" + TestWorkbook.Texts("Brandt") + TestWorkbook.Number("46024", 2),
        "<c r=\"A3\"><f>A2+1</f><v>303</v></c><c r=\"B3\" t=\"b\"><v>1</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c><c r=\"D3\"><f>A3</f></c>");

    private static string Part(byte[] workbook, string path)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }
}
