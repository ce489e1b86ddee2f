using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Tests.Import.Files;

/// <summary>Files of the kinds that people report: what a reader makes of each, before anybody judges the rows.</summary>
public sealed class FieldFilesTests
{
    [Fact]
    public void X02_NumbersWithAFormat_AreWhatTheirCellsShow() => FileTables.Read(FileTables.Field("x02-number-format-zeros.xlsx")).Lines()
        .ShouldBe(["2: 0302|Ida|Brandt|04821|TRUE", "3: 2303|Tom|Ek|0482|FALSE"]);

    [Fact]
    public void X03_DesksThatBecameDates_AreMarked() => FileTables.Read(FileTables.Field("x03-desk-became-date.xlsx")).Lines()
        .ShouldBe(["2: 3401|Window|1|[Date 2026-01-02]", "3: 3402|Door|1|[Date 2026-02-02]"]);

    [Fact]
    public void X04_ATitleAboveTheHeader_IsSkippedAndSaid()
    {
        var table = FileTables.Read(FileTables.Field("x04-title-row-merged.xlsx"));

        table.Headers.ShouldBe(["Extension", "First name", "Last name", "PIN", "Hot desking"]);
        table.Lines().ShouldBe(["3: 2304|Ida|Brandt|48205|yes"]);
        table.Remarks.ShouldBe([new FileRemark(FileRemarkKind.LinesSkipped, Number: 2)]);
    }

    [Fact]
    public void X05_ACoverSheet_IsPassedOverAndTheSheetNamed()
    {
        var table = FileTables.Read(FileTables.Field("x05-cover-sheet-first.xlsx"));

        table.Lines().ShouldBe(["2: 2305|Ida|Brandt|48205|yes"]);
        table.Remarks.ShouldBe([new FileRemark(FileRemarkKind.SheetRead, "Agents")]);
    }

    [Fact]
    public void X05_WithoutTheColumn_NamesSheetsAndLines() =>
        Should.Throw<UnreadableException>(() => FileTables.Read(FileTables.Field("x05-cover-sheet-first.xlsx"), key: ImportColumns.Mac)).Problem.Looked
            .ShouldBe([new HeaderPlace("Read me", 1), new HeaderPlace("Agents", 2)]);

    [Fact]
    public void X07_Formulas_AreTheirValuesAndErrorsAreMarked() => FileTables.Read(FileTables.Field("x07-formulas.xlsx")).Lines().ShouldBe(
    [
        "2: 2307|Ida|Brandt|04820|yes", "3: [NoValue ]|Tom|Ek|60718|yes", "4: 2309|[Error #N/A]|Lund|60719|yes",
        "5: 2310|Ann|[Error #REF!]|60720|[Error #VALUE!]",
    ]);

    [Fact]
    public void X13_TelephoneNumbers_HaveNoExponent() => FileTables.Read(FileTables.Field("x13-phone-number-as-number.xlsx")).Rows.Select(r => r[5].Text)
        .ShouldBe(["12025550119", "+1 (202) 555-0119", "tel:+12025550119", "0044 20 7946 0018"]);

    [Fact]
    public void D09_ASharedTextThatIsNotThere_IsDamage() =>
        FileTables.Refused(FileTables.Field("d09-shared-index-high.xlsx")).ShouldBe(new UnreadableFile(FileFault.Damaged));

    [Theory]
    [InlineData("z03-prefixed-namespace.xlsx")]
    [InlineData("z05-strict-ooxml.xlsx")]
    public void Z_OddButValidWorkbooks_AreRead(string name) => FileTables.Read(FileTables.Field(name)).Lines().ShouldBe(["2: 2501|Ida|Brandt|48205"]);

    [Fact]
    public void C04_SemicolonsAndByteOrderMark_AreRead() => FileTables.Read(FileTables.Field("c04-german-excel-booleans.csv")).Lines()
        .ShouldBe(["2: 2401|Ida|Brandt|48205|WAHR", "3: 2402|Jürgen|Öz|60718|FALSCH"]);

    [Fact]
    public void C05_SepLine_NamesTheDelimiterAndCountsAsLine()
    {
        var table = FileTables.Read(FileTables.Field("c05-sep-line.csv"));

        table.Lines().ShouldBe(["3: 2401|Ida|Brandt|48205|yes", "4: 2402|Jürgen|Öz|60718|no"]);
        table.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void C06_HeaderWithALineBreak_IsFoundAndLinesAreAnEditors()
    {
        var table = FileTables.Read(FileTables.Field("c06-header-linebreak-semicolon.csv"));

        table.Headers.ShouldBe(["Extension", "First name", "Last name", "PIN"]);
        table.Lines().ShouldBe(["3: 2403|Ida|Brandt|48205"]);
    }

    [Fact]
    public async Task C08_TwoColumnsForOneField_AreRefusedBeforeAnyRow()
    {
        var problem = await RefusedAsync("c08-duplicate-headers.csv");

        problem.Fault.ShouldBe(FileFault.ColumnTwice);
        problem.Twice.Select(t => $"{t.Field}: {string.Join(", ", t.Columns.Select(c => $"{c.Header} {c.Number}"))}").ShouldBe(["Extension: Number 1, Extension 2", "PIN: PIN 5, PIN 6"]);
    }

    [Fact]
    public void C10_AnEndlessQuote_IsNamedByItsLine() =>
        FileTables.Refused(FileTables.Field("c10-stray-quote.csv")).ShouldBe(new UnreadableFile(FileFault.EndlessQuote) { Line = 5 });

    [Fact]
    public void C10_WithoutIt_StrayQuotesAreText()
    {
        var lines = System.Text.Encoding.UTF8.GetString(FileTables.Field("c10-stray-quote.csv")).Split("\r\n").Where(l => !l.StartsWith("2412", StringComparison.Ordinal));

        FileTables.Read(string.Join("\r\n", lines)).Rows.Select(r => r[1].Text).ShouldBe(["Ida \"The Boss\"", "Tom Jr", "5\" screen", "Ann"]);
    }

    [Fact]
    public async Task C31_AnEndlessQuote_ShowsNothingOfTheRowsBelow()
    {
        var refused = await RefusedAsync("c31-unclosed-quote-500.csv");

        refused.ShouldBe(new UnreadableFile(FileFault.EndlessQuote) { Line = 21 });
        refused.ToString().ShouldNotContain("701");
    }

    [Fact]
    public void C13_FloatsOfPandas_StayAsTheyStand() => FileTables.Read(FileTables.Field("c13-pandas-floats.csv")).Lines()
        .ShouldBe(["2: 2418.0|Ida|Brandt|48205.0|12025550119.0", "3: 2,419|Tom|Ek|60718|1.20256E+10"]);

    [Fact]
    public void C14_TrailingDelimiters_AreEmptyCells()
    {
        var table = FileTables.Read(FileTables.Field("c14-trailing-delims.csv"));

        table.Headers.ShouldBe(["Extension", "First name", "Last name", "PIN"]);
        table.Lines().ShouldBe(["2: 2420|Ida|Brandt|48205", "3: 2421|Tom|Ek|60718", "5: 2422|Ann|Po|60719|||note"]);
    }

    [Fact]
    public void C22_InvisibleCharactersAtTheEnds_AreGone() => FileTables.Read(FileTables.Field("c22-nbsp.csv")).Lines()
        .ShouldBe(["2: 2453|Ida|Brandt|48205", "3: 2454|Tom|Ek|60718"]);

    [Fact]
    public async Task C30_RowsWithoutTheirLastDelimiters_AreGood()
    {
        var plan = await DryRunAsync("c30-excel-ragged-rows.csv", ImportKind.HotDeskUsers);

        (plan.Good, plan.Bad).ShouldBe((20, 0));
    }

    [Fact]
    public async Task X03AndX07_InTheDryRun_AreBadForWhatTheSpreadsheetDid()
    {
        (await NotesAsync("x03-desk-became-date.xlsx", ImportKind.HotDeskExtensions)).ShouldBe(
            [(2, "Desk", new UnreadableCell(CellKind.Date, "")), (3, "Desk", new UnreadableCell(CellKind.Date, ""))]);
        (await NotesAsync("x07-formulas.xlsx", ImportKind.HotDeskUsers)).ShouldBe(
        [
            (3, "Extension", new UnreadableCell(CellKind.NoValue, "")), (4, "First name", new UnreadableCell(CellKind.Error, "#N/A")),
            (5, "Last name", new UnreadableCell(CellKind.Error, "#REF!")), (5, "Hot desking", new UnreadableCell(CellKind.Error, "#VALUE!")),
        ]);
    }

    private static async Task<(int Line, string Column, Fact What)[]> NotesAsync(string name, ImportKind kind) =>
        [.. (await DryRunAsync(name, kind)).Rows.SelectMany(r => r.Notes.Select(n => (r.Line, n.Column, n.What)))];

    private static async Task<ImportPlan> DryRunAsync(string name, ImportKind kind)
    {
        await using var portal = await TestPortal.StartAsync();
        return (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", kind, new MemoryStream(FileTables.Field(name)), name)).Value;
    }

    private static async Task<UnreadableFile> RefusedAsync(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        return (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, new MemoryStream(FileTables.Field(name)), name))
            .Error.ShouldBeOfType<UnreadableFile>();
    }
}
