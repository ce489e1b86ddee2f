using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>
/// Reads CSV as spreadsheets do. A quotation mark quotes only at the beginning of a value; elsewhere it is text. A quoted value that runs
/// over its line and does not end like one is an <see cref="FileFault.EndlessQuote"/>: it would swallow the rows below.
/// </summary>
internal sealed class CsvReader(string text, char delimiter, ReadingBudget budget)
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly List<TableCell> _cells = [];
    private int _at;
    private int _line = 1;

    /// <summary>The table of a text. Its delimiter is what <c>sep=</c> in the first line says, else the one with which a row names the columns.</summary>
    public static TableSource Read(string text, Func<TableRow, bool> isHeader, ReadingBudget budget) => Separator(text) is { } separator
        ? new TableSource(null, new CsvReader(text, separator, budget).Rows().Skip(1))
        : new TableSource(null, new CsvReader(text, Delimiters.MaxBy(d => Columns(text, d, isHeader, budget.Anew())), budget).Rows());

    /// <summary>The rows that are not empty.</summary>
    public IEnumerable<TableRow> Rows()
    {
        while (_at < text.Length)
        {
            var line = _line;
            _cells.Clear();
            while (ReadCell())
            {
            }
            EndLine();
            if (_cells.FindLastIndex(c => !c.IsEmpty) is >= 0 and var last)
            {
                budget.Row(last + 1, line);
                yield return new TableRow(line, [.. _cells[..(last + 1)]]);
            }
        }
    }

    /// <summary>Excel's way to name the delimiter: <c>sep=;</c>.</summary>
    private static char? Separator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = text.AsSpan(0, end < 0 ? text.Length : end).TrimEnd(' ').Trim('"');
        return first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(first[4]) ? first[4] : null;
    }

    /// <summary>How many columns the header has if this is the delimiter; 0: there is none then.</summary>
    private static int Columns(string text, char delimiter, Func<TableRow, bool> isHeader, ReadingBudget budget)
    {
        try
        {
            return new CsvReader(text, delimiter, budget).Rows().TakeWhile(r => r.Line <= budget.Limits.HeaderLines).FirstOrDefault(isHeader).Cells?.Length ?? 0;
        }
        catch (UnreadableException)
        {
            return 0;
        }
    }

    /// <summary>Reads one cell.</summary>
    /// <returns>Whether another one follows in the line.</returns>
    private bool ReadCell()
    {
        var line = _line;
        var content = _at < text.Length && text[_at] == '"' ? Quoted() : Plain();
        var cell = new TableCell(Invisible.Trim(Formulas.Restore(content)));
        budget.Text(cell.Text.Length, line);
        // Many empty cells at the end of a line are delimiters that somebody's program has left there.
        if (_cells.Count < budget.Limits.Columns)
            _cells.Add(cell);
        else if (!cell.IsEmpty)
            throw UnreadableException.Limit(FileLimit.Columns, budget.Limits.Columns, line);
        if (_at == text.Length || text[_at] != delimiter)
            return false;
        _at++;
        return true;
    }

    private string Plain()
    {
        var length = text.AsSpan(_at).IndexOfAny(delimiter, '\r', '\n');
        var content = length < 0 ? text[_at..] : text.Substring(_at, length);
        _at += content.Length;
        return content;
    }

    private string Quoted()
    {
        var opened = _line;
        var content = new StringBuilder();
        for (_at++; ; _at += 2)
        {
            var length = text.AsSpan(_at).IndexOf('"');
            if (length < 0)
                throw Endless(opened);
            CountLines(text.AsSpan(_at, length));
            content.Append(text, _at, length);
            _at += length;
            if (content.Length > budget.Limits.CellLength && _line > opened)
                throw Endless(opened);
            if (_at + 1 == text.Length || text[_at + 1] != '"')
                break;
            content.Append('"');
        }
        _at++;
        if (_at == text.Length || text[_at] == delimiter || text[_at] is '\r' or '\n')
            return content.ToString();
        // "Tom" Jr: what follows the quotation belongs to the value, unless the quotation has come from another line.
        return _line == opened ? content.Append(Plain()).ToString() : throw Endless(opened);
    }

    private static UnreadableException Endless(int line) => new(new UnreadableFile(FileFault.EndlessQuote) { Line = line });

    private void EndLine()
    {
        if (_at == text.Length)
            return;
        _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        _line++;
    }

    private void CountLines(ReadOnlySpan<char> content)
    {
        for (var at = content.IndexOfAny('\r', '\n'); at >= 0; at = content.IndexOfAny('\r', '\n'))
        {
            _line++;
            content = content[(at + (content[at..].StartsWith("\r\n") ? 2 : 1))..];
        }
    }
}
