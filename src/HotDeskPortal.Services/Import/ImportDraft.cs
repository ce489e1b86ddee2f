using System.Collections.Immutable;
using FluentValidation.Results;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>A row on its way into the database.</summary>
internal abstract record ImportDraft(ImportRow Row);

internal sealed record HotDeskUserDraft(ImportRow Row, HotDeskUserForm Form) : ImportDraft(Row);

internal sealed record HotDeskExtensionDraft(ImportRow Row, HotDeskExtensionForm Form) : ImportDraft(Row);

/// <param name="Row">The row.</param>
/// <param name="Form">The phone.</param>
/// <param name="HotDesk">Number of the hot desk extension it stands at; empty: none.</param>
/// <param name="User">Number of the user whose own phone it is; empty: none.</param>
/// <param name="Floor">The hot desk extension's floor; empty: as it is.</param>
/// <param name="Desk">The hot desk extension's desk; empty: as it is.</param>
internal sealed record PhoneDraft(ImportRow Row, PhoneForm Form, string HotDesk, string User, string Floor, string Desk) : ImportDraft(Row);

/// <summary>The cells of one row by column, and what is found wrong with them.</summary>
internal sealed class RowCells
{
    private static readonly string[] Yes = ["yes", "y", "true", "1", "ja", "j", "x", "on", "sí", "si"], No = ["no", "n", "false", "0", "nein", "off"];

    private const int MaxShown = 60;

    private readonly ImportColumn[] _columns;
    private readonly string[] _headers;
    private readonly int[] _places;
    private readonly TableRow _row;
    private readonly List<ImportNote> _notes = [];

    public RowCells(ImportColumn[] columns, string[] headers, int[] places, TableRow row)
    {
        (_columns, _headers, _places, _row) = (columns, headers, places, row);
        if (row.Cells.Length > headers.Length)
            Bad("", new WrongCellCount(row.Cells.Length, headers.Length));
        foreach (var column in columns)
            if (Cell(column.Name) is { Kind: not CellKind.Text and var kind } cell)
                _notes.Add(new ImportNote(headers[_places[Index(column.Name)]], new UnreadableCell(kind, kind == CellKind.Error ? cell.Text : ""), false));
    }

    public ImmutableArray<ImportNote> Notes => [.. _notes];

    public bool Has(string column) => _places[Index(column)] >= 0;

    public string Text(string column) => Cell(column).Text;

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
        var text = Text(column).ToLowerInvariant();
        if (text.Length == 0)
            return otherwise;
        if (!Yes.Contains(text, StringComparer.Ordinal) && !No.Contains(text, StringComparer.Ordinal))
            Bad(column, new NeitherYesNorNo(Shown(column)));
        return Yes.Contains(text, StringComparer.Ordinal);
    }

    public void Bad(string column, Error why) => Note(column, why, false);

    public void Warn(string column, Fact what) => Note(column, what, true);

    /// <summary>What a form's validator found, under the headers of the file.</summary>
    public void Bad(ValidationResult result)
    {
        foreach (var failure in result.Errors)
            Bad(_columns.FirstOrDefault(c => c.Field == failure.PropertyName)?.Name ?? "", failure.CustomState as Error ?? new InvalidInput(new ValidationResult([failure])));
    }

    private void Note(string column, Fact what, bool isWarning)
    {
        // What the cell is has been said; what it should be is no news then.
        if (column.Length > 0 && Cell(column).Kind != CellKind.Text)
            return;
        var header = column.Length > 0 && _places[Index(column)] is >= 0 and var place ? _headers[place] : column;
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

    private TableCell Cell(string column) => _places[Index(column)] is >= 0 and var place ? _row[place] : TableCell.Empty;

    private int Index(string column) => Array.FindIndex(_columns, c => c.Name == column);
}
