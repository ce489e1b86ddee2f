using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FluentValidation.Results;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import;

/// <summary>The cells of one row by column, and what is found wrong with them.</summary>
internal sealed class RowCells
{
    private const int MaxShown = 60;

    private readonly ColumnMap _map;
    private readonly TableRow _row;
    private readonly List<ImportNote> _notes = [];
    private readonly HashSet<string> _bad = new(StringComparer.Ordinal);

    public RowCells(ColumnMap map, TableRow row)
    {
        (_map, _row) = (map, row);
        if (row.Cells.Length > map.Headers.Length)
            Bad("", new WrongCellCount(row.Cells.Length, map.Headers.Length));
        foreach (var column in map.Columns)
            if (Cell(column.Name) is { Kind: not CellKind.Text and var kind } cell)
                _notes.Add(new ImportNote(map.Header(column.Name), new UnreadableCell(kind, kind == CellKind.Error ? cell.Text : ""), false));
    }

    public ImmutableArray<ImportNote> Notes => [.. _notes];

    /// <summary>Whether the file says anything about it.</summary>
    public bool Says(string column) => !Cell(column).IsEmpty;

    public string Text(string column) => Cell(column).Text;

    /// <summary>
    /// A cell whose digits are those that phones have, whatever script they were written in (<c>２０１９</c>, <c>٢٠١٩</c>), without the apostrophe
    /// by which people keep a spreadsheet from counting with it.
    /// </summary>
    public string Number(string column)
    {
        var text = Text(column);
        if (!Ascii.IsValid(text))
            text = string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));
        return text is ['\'' or '’', (>= '0' and <= '9') or '+', ..] ? text[1..] : text;
    }

    /// <summary>A cell as a reason may quote it: shortened, with what nobody sees made visible. Of one with line breaks nothing is shown: it may
    /// have swallowed rows, and their PINs.</summary>
    public string Shown(string column) => Short(Text(column));

    /// <inheritdoc cref="Shown"/>
    public static string Short(string text) => text.AsSpan().IndexOfAny('\r', '\n') >= 0 ? "…"
        : text.Length > MaxShown ? Invisible.Show(text[..MaxShown]) + "…"
        : Invisible.Show(text);

    /// <summary>What a row is called.</summary>
    public string Name(params string[] columns) => string.Join(' ', columns.Select(Shown).Where(t => t.Length > 0));

    /// <summary>Yes or no; an empty cell or a missing column is <paramref name="otherwise"/>.</summary>
    public bool Flag(string column, bool otherwise)
    {
        if (!Says(column))
            return otherwise;
        if (YesNoWords.Read(Text(column)) is { } says)
            return says != _map.IsOpposite(column);
        Bad(column, new NeitherYesNorNo(Shown(column)));
        return otherwise;
    }

    /// <summary>A text that is to be digits: what a spreadsheet has made of it is named, and not what it may have been.</summary>
    public string Digits(string column, int least)
    {
        var text = Number(column);
        if (SpreadsheetTraces.In(text) is { } made)
            Bad(column, made);
        else if (text.Length > 0 && text.Length < least && text.All(char.IsAsciiDigit))
            Bad(column, new SpreadsheetMadeNumber(MadeNumber.LostZeros));
        else if (_map.UsualDigits(column) is var usual && text.Length > 0 && text.Length < usual && text.All(char.IsAsciiDigit))
            Warn(column, new ShorterThanMost(text.Length, usual));
        return text;
    }

    /// <summary>A telephone number, in E.164 where it is understood.</summary>
    public string Telephone(string column, string timeZone)
    {
        var read = TelephoneNumbers.Read(Number(column), timeZone);
        if (read.Refusal is { } refusal)
            Bad(column, refusal);
        if (read.Assumed is { } assumed)
            Warn(column, assumed);
        return read.Number;
    }

    /// <summary>A short text, such as a desk, that a spreadsheet may have taken for a date.</summary>
    public string Label(string column)
    {
        if (SpreadsheetTraces.IsDate(Text(column)))
            Warn(column, new LooksLikeDate(Shown(column)));
        return Text(column);
    }

    public void Bad(string column, Error why)
    {
        if (column.Length > 0)
            _bad.Add(column);
        Note(column, why, false);
    }

    public void Warn(string column, Fact what) => Note(column, what, true);

    /// <summary>What a form's validator found, under the headers of the file.</summary>
    public void Bad(ValidationResult result)
    {
        foreach (var failure in result.Errors)
        {
            var column = _map.Columns.FirstOrDefault(c => c.Field == failure.PropertyName)?.Name ?? "";
            // A better reason is no news twice.
            if (!_bad.Contains(column))
                Note(column, failure.CustomState as Error ?? new InvalidInput(new ValidationResult([failure])), false);
        }
    }

    private void Note(string column, Fact what, bool isWarning)
    {
        // What the cell is has been said; what it should be is no news then.
        if (column.Length > 0 && Cell(column).Kind != CellKind.Text)
            return;
        var header = _map.Header(column);
        _notes.Add(new ImportNote(header, what, isWarning));
        if (!isWarning && column.Length > 0 && Hidden(column) is { } hidden && _notes.All(n => n.What != hidden))
            _notes.Add(new ImportNote(header, hidden, false));
    }

    /// <summary>Often the reason behind the reason: what was pasted with a blank that is none. Of a PIN only that is shown.</summary>
    private HiddenCharacters? Hidden(string column)
    {
        var shown = column != ImportColumns.Pin ? Shown(column) : Invisible.Show(string.Concat(Text(column).Select(c => Invisible.Is(c) ? c : '•')));
        return shown.Contains("·U+", StringComparison.Ordinal) ? new HiddenCharacters(shown) : null;
    }

    private TableCell Cell(string column) => _map.Cell(_row, column);
}
