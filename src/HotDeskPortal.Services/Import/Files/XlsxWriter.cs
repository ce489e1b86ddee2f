using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Writes a workbook of one sheet: texts as texts, numbers and dates as such, the header above what is scrolled.</summary>
internal static class XlsxWriter
{
    private const int MaxSheetName = 31, MaxCell = 32_767, MeasuredRows = 500, FirstOwnFormat = 164;
    private const uint TextStyle = 1, HeaderStyle = 2, DateStyle = 3, FirstTimeStyle = 4;

    public static void Write(Stream content, string name, string[] headers, IReadOnlyList<object?[]> rows)
    {
        // A date in a cell knows no offset from UTC: each offset has a format that shows it.
        var offsets = rows.SelectMany(r => r.OfType<DateTimeOffset>()).Select(t => t.Offset).Distinct().Order().ToList();
        using var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles(offsets);
        var sheet = workbook.AddNewPart<WorksheetPart>();
        WriteSheet(sheet, headers, rows, offsets);
        workbook.Workbook = new Workbook(new Sheets(new Sheet
        {
            Name = new string([.. name.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)).Take(MaxSheetName)]), SheetId = 1, Id = workbook.GetIdOfPart(sheet),
        }));
    }

    private static void WriteSheet(WorksheetPart part, string[] headers, IReadOnlyList<object?[]> rows, List<TimeSpan> offsets)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var pane = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        writer.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(headers.Select((h, i) => new Column
        {
            Min = (uint)i + 1, Max = (uint)i + 1, CustomWidth = true,
            Width = Math.Clamp(rows.Take(MeasuredRows).Select(r => i < r.Length ? Length(r[i]) : 0).Append(h.Length).Max() + 2, 8, 60),
        })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(headers.Select(h => Text(h, HeaderStyle))));
        foreach (var row in rows)
            writer.WriteElement(new Row(row.Select(c => Of(c, offsets))));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Of(object? cell, List<TimeSpan> offsets) => cell switch
    {
        null or "" => new Cell(),
        string text => Text(text, TextStyle),
        DateOnly day => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate(), DateStyle),
        DateTimeOffset at => Number(at.DateTime.ToOADate(), FirstTimeStyle + (uint)offsets.IndexOf(at.Offset)),
        _ => Number(Convert.ToDouble(cell, CultureInfo.InvariantCulture), 0),
    };

    private static Cell Number(double number, uint style) =>
        new(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style };

    private static Cell Text(string text, uint style)
    {
        var fits = text.Length <= MaxCell ? text : text[..(MaxCell - 1)] + "…";
        return new Cell(new InlineString(new Text(OpenXmlText.Escape(fits)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style
        };
    }

    private static int Length(object? cell) => cell switch
    {
        DateTimeOffset => CsvWriter.TimeFormat.Length + 3,
        DateOnly => CsvWriter.DateFormat.Length,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)?.Length ?? 0,
    };

    private static Stylesheet Styles(List<TimeSpan> offsets)
    {
        static CellFormat Format(uint number, uint font = 0) =>
            new() { NumberFormatId = number, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = font > 0 };

        var formats = offsets.Select(o => $"yyyy\\-mm\\-dd\\ hh:mm:ss\\ \"{(o < TimeSpan.Zero ? '-' : '+')}{o:hh\\:mm}\"").Prepend("yyyy\\-mm\\-dd")
            .Select((code, i) => new NumberingFormat { NumberFormatId = (uint)(FirstOwnFormat + i), FormatCode = code }).ToList();
        return new Stylesheet(
            new NumberingFormats(formats) { Count = (uint)formats.Count },
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }))
            { Count = 2 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats([Format(0), Format(49), Format(49, 1), .. formats.Select(f => Format(f.NumberFormatId!))]));
    }
}
