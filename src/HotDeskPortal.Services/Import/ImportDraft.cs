using System.Collections.Immutable;
using FluentValidation.Results;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
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

    private readonly ImportColumn[] _columns;
    private readonly string[] _headers;
    private readonly int[] _places;
    private readonly string[] _cells;
    private readonly List<ImportNote> _notes = [];

    public RowCells(ImportColumn[] columns, string[] headers, int[] places, string[] cells)
    {
        (_columns, _headers, _places, _cells) = (columns, headers, places, cells);
        if (cells.Length < headers.Length)
            Bad("", new WrongCellCount(cells.Length, headers.Length));
        else if (cells.Skip(headers.Length).Any(c => c.Length > 0))
            Bad("", new WrongCellCount(cells.Length, headers.Length));
    }

    public ImmutableArray<ImportNote> Notes => [.. _notes];

    public bool Has(string column) => _places[Index(column)] >= 0;

    public string Text(string column) => _places[Index(column)] is >= 0 and var place && place < _cells.Length ? _cells[place].Trim() : "";

    /// <summary>Yes or no; an empty cell or a missing column is <paramref name="otherwise"/>.</summary>
    public bool Flag(string column, bool otherwise)
    {
        var text = Text(column).ToLowerInvariant();
        if (text.Length == 0)
            return otherwise;
        if (!Yes.Contains(text, StringComparer.Ordinal) && !No.Contains(text, StringComparer.Ordinal))
            Bad(column, new NeitherYesNorNo(Text(column)));
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
        var header = column.Length > 0 && _places[Index(column)] is >= 0 and var place ? _headers[place] : column;
        _notes.Add(new ImportNote(header, what, isWarning));
    }

    private int Index(string column) => Array.FindIndex(_columns, c => c.Name == column);
}
