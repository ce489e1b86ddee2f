using System.Collections.Frozen;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import;

/// <summary>Which column of a file is taken for which field.</summary>
internal sealed class ColumnMap
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly FrozenDictionary<string, int> _usual;

    private ColumnMap(ImportColumn[] columns, Table table, IEnumerable<KeyValuePair<string, int>> places)
    {
        (Columns, Headers) = (columns, Array.ConvertAll(table.Headers, ImportColumn.OneLine));
        _places = places.ToFrozenDictionary(StringComparer.Ordinal);
        _usual = new[] { ImportColumns.Extension, ImportColumns.Pin }.Where(_places.ContainsKey)
            .ToFrozenDictionary(c => c, c => SpreadsheetTraces.UsualDigits(table.Rows.Select(r => r[_places[c]].Text)), StringComparer.Ordinal);
    }

    /// <summary>The columns of the kind.</summary>
    public ImportColumn[] Columns { get; }

    /// <summary>The file's headers, each on one line.</summary>
    public string[] Headers { get; }

    /// <summary>What the portal takes each header for; null: nothing.</summary>
    public static string?[] Recognise(ImportColumn[] columns, string[] headers) => Array.ConvertAll(headers, h => columns.FirstOrDefault(c => c.IsCalled(h))?.Name);

    /// <summary>The map of these choices, one a header.</summary>
    /// <returns>It, or <see cref="UnreadableFile"/>: two columns are for one field, or there is none for the key.</returns>
    public static Result<ColumnMap> Of(ImportKind kind, Table table, IReadOnlyList<string?> choices)
    {
        var columns = ImportColumns.Of(kind);
        var chosen = choices.Take(table.Headers.Length).Select((Column, Place) => (Column, Place)).Where(c => columns.Any(k => k.Name == c.Column))
            .ToLookup(c => c.Column!, c => c.Place, StringComparer.Ordinal);
        FactList<ColumnClash> clashes =
        [
            .. columns.Where(c => chosen[c.Name].Skip(1).Any())
                .Select(c => new ColumnClash(c.Name, [.. chosen[c.Name].Select(p => new FileColumn(ImportColumn.OneLine(table.Headers[p]), p + 1)).ToArray()])).ToArray(),
        ];
        if (clashes.Count > 0)
            return new UnreadableFile(FileFault.ColumnTwice) { Twice = clashes };
        if (!chosen.Contains(ImportColumns.Key(kind)))
            return new KeyColumnMissing(ImportColumns.Key(kind));
        return new ColumnMap(columns, table, chosen.Select(c => KeyValuePair.Create(c.Key, c.First())));
    }

    /// <summary>Where the field's column is; -1: the file has none.</summary>
    public int Place(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>The field's cell in a row; empty, where the file has no such column.</summary>
    public TableCell Cell(TableRow row, string column) => Place(column) is >= 0 and var place ? row[place] : TableCell.Empty;

    /// <summary>The column's header in the file; its own name, where the file has none.</summary>
    public string Header(string column) => Place(column) is >= 0 and var place ? Headers[place] : column;

    /// <summary>Whether the file's column says the opposite.</summary>
    public bool IsOpposite(string column) => Place(column) is >= 0 and var place && Columns.First(c => c.Name == column).IsOpposite(Headers[place]);

    /// <summary>How many digits almost all values have; 0: there is no such number.</summary>
    public int UsualDigits(string column) => _usual.GetValueOrDefault(column);
}
