using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Tests.Import.Files;

public sealed partial class TableWriterTests
{
    private const string Starters = "=+-@|＝＋－＠";

    private static readonly string[] Parts =
        ["=", "=1+1", "+", "-2", "@x", "|", "＝1", "\t", "\r\n", "\n", ";", ";", ",", "\"", "\"\"", "'", "''", " ", "\u00A0", "\u200B", "x", "y z", "+12025550119", "_x0041_", "\u0001", "é", "\uD83D"];

    private static readonly Gen<string> Text = Gen.Int[0, Parts.Length - 1].Array[0, 6].Select(p => string.Concat(p.Select(i => Parts[i])));

    [Theory]
    [InlineData("x;=1+1;y", "x;'=1+1;y")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" =1+1", " '=1+1")]
    [InlineData("\u00A0\t=1+1", "\u00A0\t'=1+1")]
    [InlineData("\t=1+1", "'\t'=1+1")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("|calc", "'|calc")]
    [InlineData("x\"\";\"=1", "x\"\";\"'=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("+12025550119", "+12025550119")]
    [InlineData("+1202*5", "'+1202*5")]
    [InlineData("+", "'+")]
    [InlineData("x;+1202", "x;'+1202")]
    [InlineData("a=b, c-d, 3-4", "a=b, c-d, 3-4")]
    [InlineData("'quoted'", "'quoted'")]
    public void Defuse_PutsAnApostropheWhereAFormulaWouldBegin(string text, string safe)
    {
        Formulas.Defuse(text).ShouldBe(safe);
        Formulas.Restore(safe).ShouldBe(text);
    }

    /// <summary>Whatever a spreadsheet takes for the delimiter, and however it reads quotation marks, no cell begins like a formula.</summary>
    [Fact]
    public void Csv_OpenedWithAnyDelimiter_HasNoFormula()
    {
        var reached = new Reached();
        Text.Array[3].Array[1, 3].Sample(rows =>
        {
            var csv = Encoding.UTF8.GetString(TableWriter.Write("x", ExportFormat.Csv, ["A", "B", "C"], rows).Content);

            foreach (var delimiter in ",;\t|")
                foreach (var cell in OtherReaders.Csv(csv, delimiter).SelectMany(r => r).Concat(csv.Split(delimiter, '\n', '\r')))
                {
                    var shown = cell.Trim('"', ' ', '\t', '\r', '\n', '\u00A0', '\u200B');
                    (shown.Length > 0 && Starters.Contains(shown[0], StringComparison.Ordinal) && !TelephoneNumber().IsMatch(shown)).ShouldBeFalse($"{delimiter} {cell} of {csv}");
                }
            OtherReaders.Csv(csv, ',').SelectMany(r => r).ShouldAllBe(c => !c.StartsWith('\t') && !c.StartsWith('\r') && !c.StartsWith('\n'));
            reached.Sample(rows.Any(r => r.Any(t => t.Contains(";=", StringComparison.Ordinal))) ? "hidden formula" : "other");
        }, iter: Samples.Of(5_000));
        reached.ShouldHave(0.02, "hidden formula", "other");
    }

    [Fact]
    public void EitherFormat_ReadAgain_IsWhatWasWritten()
    {
        var reached = new Reached();
        Text.Array[2].Array[1, 4].Sample(rows =>
        {
            var expected = rows.Select(r => Array.ConvertAll(r, Invisible.Trim)).Where(r => r.Any(c => c.Length > 0)).Select(r => string.Join('¦', r).TrimEnd('¦')).ToList();
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                // UTF-8 has no halves of characters.
                string Written(string text) => format == ExportFormat.Csv ? text.Replace('\uD83D', '\uFFFD') : text;
                var file = TableWriter.Write("x", format, ["Extension", "Name"], rows);
                FileTables.Read(file.Content).Rows.Select(r => string.Join('¦', r.Cells.Select(c => c.Text))).ShouldBe(expected.Select(Written), $"{format}");
            }
            reached.Sample(rows.Any(r => r.Any(t => Formulas.Defuse(t) != t)) ? "defused" : "plain");
        }, iter: Samples.Of(2_000));
        reached.ShouldHave(0.02, "defused", "plain");
    }

    [Fact]
    public void Xlsx_Cells_AreTextsNumbersAndDatesForOtherReaders()
    {
        var at = new DateTimeOffset(2026, 7, 1, 9, 30, 0, TimeSpan.FromHours(2));
        object?[][] rows = [["0302", 7, new DateOnly(2026, 3, 2), at, null], ["x", 8L, null, at.ToOffset(TimeSpan.FromHours(-3.5)), ""]];

        var file = TableWriter.Write("seats-[main]/2026-03 with a very long name", ExportFormat.Xlsx, ["Text", "Number", "Day", "At", "None"], rows);

        var cells = OtherReaders.Xlsx(file.Content);
        cells[1].ShouldBe(["0302", "7", "46083", at.DateTime.ToOADate().ToString("R", CultureInfo.InvariantCulture), ""]);
        FileTables.Read(file.Content, key: "Text").Lines().ShouldBe(["2: 0302|7|[Date 2026-03-02]|[Date 2026-07-01 09:30]", "3: x|8||[Date 2026-07-01 04:00]"]);
        Encoding.UTF8.GetString(TableWriter.Write("x", ExportFormat.Csv, ["Text", "Number", "Day", "At", "None"], rows).Content)
            .ShouldEndWith("\"0302\",7,2026-03-02,2026-07-01 09:30:00 +02:00,\r\n\"x\",8,,2026-07-01 04:00:00 -03:30,\r\n");
    }

    /// <summary>What stays as it is; behind it may come the columns that the other delimiter would have parted.</summary>
    [GeneratedRegex(@"\A\+[0-9]+(\z|["",])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TelephoneNumber();
}
