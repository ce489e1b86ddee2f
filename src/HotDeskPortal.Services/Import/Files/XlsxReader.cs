using System.Globalization;
using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>
/// Reads a workbook's visible sheets row by row. Nothing is kept of what has been read but the shared texts, so a sheet costs what its
/// cells cost, wherever they stand.
/// </summary>
internal sealed class XlsxReader : IDisposable
{
    /// <summary>Merged cells that are looked at: the first that matters is told.</summary>
    private const int MostMerged = 10_000;

    private readonly XlsxPackage _package;
    private readonly ReadingBudget _budget;
    private readonly XlsxStyles _styles;
    private readonly List<string> _texts;
    private readonly List<(string Name, string Path)> _sheets = [];

    /// <summary>Opens a workbook.</summary>
    public XlsxReader(byte[] content, ReadingBudget budget)
    {
        _budget = budget;
        _package = new XlsxPackage(content, budget);
        try
        {
            var workbook = Workbook(_package);
            var parts = _package.Relationships(workbook);
            ReadSheets(workbook, parts);
            string? Path(string kind) => parts.Values.Where(p => p.Kind == kind && _package.Has(p.Path)).Select(p => p.Path).FirstOrDefault();
            _styles = XlsxStyles.Read(_package, Path("styles"), budget.Limits);
            _texts = ReadTexts(Path("sharedStrings"));
        }
        catch
        {
            _package.Dispose();
            throw;
        }
    }

    /// <summary>The sheets that are shown, in order.</summary>
    public IEnumerable<TableSource> Sheets => _sheets.Select(s => Sheet(s.Name, s.Path));

    /// <inheritdoc />
    public void Dispose() => _package.Dispose();

    private static string Workbook(XlsxPackage package)
    {
        if (package.Has("mimetype"))
            throw UnreadableException.NotSupported(FileFormat.OpenDocument);
        if (!package.Has("[Content_Types].xml") || !package.Has("_rels/.rels"))
            throw UnreadableException.NotSupported(FileFormat.Archive);
        var path = package.Relationships("").Values.Where(r => r.Kind == "officeDocument").Select(r => r.Path).FirstOrDefault();
        return path switch
        {
            null => throw UnreadableException.NotSupported(FileFormat.Archive),
            _ when path.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) => throw UnreadableException.NotSupported(FileFormat.Xlsb),
            _ when path.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)
                => throw UnreadableException.NotSupported(FileFormat.Archive),
            _ => path,
        };
    }

    private void ReadSheets(string workbook, Dictionary<string, (string Kind, string Path)> parts)
    {
        using var part = _package.Open(workbook);
        var sheets = 0;
        while (part.Read())
        {
            if (!part.IsElement || part.Name != "sheet")
                continue;
            if (++sheets > _budget.Limits.Sheets)
                throw UnreadableException.Limit(FileLimit.Sheets, _budget.Limits.Sheets);
            if (part.Attribute("id") is not { } id || !parts.TryGetValue(id, out var target))
                throw UnreadableException.Damaged();
            // Sheets of a chart or a dialog have no cells.
            if (target.Kind == "worksheet" && part.Attribute("state") is null or "visible")
                _sheets.Add((Invisible.Trim(part.Attribute("name") ?? ""), target.Path));
        }
        if (sheets == 0)
            throw UnreadableException.Damaged();
    }

    private List<string> ReadTexts(string? path)
    {
        var texts = new List<string>();
        if (path is null)
            return texts;
        using var part = _package.Open(path);
        while (part.Read())
        {
            if (!part.IsElement || part.Name != "si")
                continue;
            if (texts.Count == _budget.Limits.SharedTexts)
                throw UnreadableException.Limit(FileLimit.SharedTexts, _budget.Limits.SharedTexts);
            texts.Add(RichText(part));
        }
        return texts;
    }

    private TableSource Sheet(string name, string path)
    {
        var merged = new List<(int, int)>();
        return new TableSource(name, Rows(path, merged)) { Merged = merged };
    }

    private IEnumerable<TableRow> Rows(string path, List<(int First, int Last)> merged)
    {
        using var part = _package.Open(path);
        var (line, cells) = (0, new List<TableCell>());
        while (part.Read() && !(part.IsElement && part.Name == "sheetData"))
        {
        }
        var hasRows = !part.IsEmpty;
        while (hasRows && part.ReadWithin("sheetData"))
        {
            if (part.Name != "row")
                continue;
            var number = part.Number("r") ?? line + 1;
            line = number > line ? number : throw UnreadableException.Damaged();
            cells.Clear();
            var isHidden = part.Attribute("hidden") is "1" or "true";
            if (!part.IsEmpty)
                ReadCells(part, cells, line);
            if (cells.Count == 0)
                continue;
            _budget.Row(cells.Count, line);
            yield return new TableRow(line, [.. cells]) { IsHidden = isHidden };
        }
        while (merged.Count < MostMerged && part.Read())
            if (part.IsElement && part.Name == "mergeCell" && part.Attribute("ref")?.Split(':') is [var first, var last]
                && Line(first) is { } from && Line(last) is { } to)
                merged.Add((from, to));
    }

    /// <summary>The line of a reference as <c>AB12</c>.</summary>
    private static int? Line(string reference) =>
        int.TryParse(
            reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    /// <summary>The cells of a row up to the last one that is not empty.</summary>
    private void ReadCells(XlsxPart part, List<TableCell> cells, int line)
    {
        var last = -1;
        while (part.ReadWithin("row"))
        {
            if (part.Name != "c")
                continue;
            var column = part.Attribute("r") is { } reference ? Column(reference) : last + 1;
            last = column > last ? column : throw UnreadableException.Damaged();
            var cell = ReadCell(part);
            if (cell.IsEmpty)
                continue;
            if (column >= _budget.Limits.Columns)
                throw UnreadableException.Limit(FileLimit.Columns, _budget.Limits.Columns, line);
            while (cells.Count < column)
                cells.Add(TableCell.Empty);
            cells.Add(cell);
        }
    }

    private TableCell ReadCell(XlsxPart part)
    {
        var (type, style) = (part.Attribute("t") ?? "n", part.Number("s") ?? 0);
        string? value = null;
        var (hasContent, isFormula) = (!part.IsEmpty, false);
        while (hasContent && part.ReadWithin("c"))
        {
            isFormula |= part.Name == "f";
            if (part.Name == "v")
                _budget.Text((value = part.Text()).Length);
            else if (part.Name == "is")
                value = RichText(part);
        }
        if (string.IsNullOrEmpty(value))
            return isFormula && type != "str" ? new TableCell("", CellKind.NoValue) : TableCell.Empty;
        return type switch
        {
            "s" => Text(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _texts.Count ? _texts[index]
                : throw UnreadableException.Damaged()),
            "str" or "inlineStr" => Text(OpenXmlText.Unescape(value)),
            "b" => new TableCell(value switch { "1" or "true" => "TRUE", "0" or "false" => "FALSE", _ => throw UnreadableException.Damaged() }),
            "e" => new TableCell(Invisible.Trim(value), CellKind.Error),
            "d" => new TableCell(Invisible.Trim(value), CellKind.Date),
            "n" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? _styles.Show(number, style)
                : throw UnreadableException.Damaged(),
            _ => throw UnreadableException.Damaged(),
        };
    }

    private static TableCell Text(string text) => new(Invisible.Trim(Formulas.Restore(text)));

    /// <summary>A text in one piece or in pieces of different looks, without the readings of Asian signs.</summary>
    private string RichText(XlsxPart part)
    {
        var (text, parent, hasContent, isReading) = (new StringBuilder(), part.Name, !part.IsEmpty, false);
        while (hasContent && part.ReadWithin(parent))
        {
            isReading = part.Name == "rPh" || (isReading && part.Name == "t");
            if (part.Name == "t" && !isReading)
                part.Text(text);
        }
        _budget.Text(text.Length);
        return parent == "si" ? OpenXmlText.Unescape(text.ToString()) : text.ToString();
    }

    /// <summary>The number of a cell's column, from 0, of a reference as <c>AB12</c>.</summary>
    private static int Column(string reference)
    {
        var column = 0;
        var letters = 0;
        for (; letters < reference.Length && char.IsAsciiLetter(reference[letters]); letters++)
            column = letters < 3 ? (column * 26) + (reference[letters] | 0x20) - 'a' + 1 : throw UnreadableException.Damaged();
        return letters > 0 ? column - 1 : throw UnreadableException.Damaged();
    }
}
