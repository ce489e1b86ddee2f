using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import;

/// <summary>What an import in one go is to do.</summary>
/// <param name="Choice">What to do where rows are bad; null: nothing is written.</param>
public sealed record ImportOrder(ImportChoice? Choice = null)
{
    /// <summary>What is done with records that are there already.</summary>
    public ImportWrite Write { get; init; }

    /// <summary>
    /// The field of each column that is to be taken otherwise than its header says: by the header, or by its number as <c>#3</c>; null leaves a
    /// column out. A field that is named here is taken of no other column.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Mapping { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether columns are taken for what somebody of the office has chosen for a file with the same headers.</summary>
    public bool AsRemembered { get; init; }

    /// <summary>What may be the header's row, where none names the key.</summary>
    internal Func<string, bool>[] Headers()
    {
        if (Mapping.Count == 0)
            return AsRemembered ? [h => h.Length > 0] : [];
        var named = Mapping.Keys.Select(ImportColumn.Plain).ToHashSet(StringComparer.Ordinal);
        return Mapping.Keys.Any(k => Number(k) is not null)
            ? [h => h.Length > 0 && named.Contains(ImportColumn.Plain(h)), h => h.Length > 0]
            : [h => h.Length > 0 && named.Contains(ImportColumn.Plain(h))];
    }

    private static BadMapping Unknown(ImportFile file, string name) => new(MappingFault.UnknownHeader, RowCells.Short(name))
    {
        Allowed = [.. file.Columns.Where(c => c.Header.Length > 0).Select(c => c.Header).ToArray()],
    };

    private static BadMapping Several(ImportFile file, string name, int[] places) => new(MappingFault.SeveralColumns, RowCells.Short(name))
    {
        Columns = [.. places.Select(p => new FileColumn(file.Columns[p].Header, p + 1)).ToArray()],
    };

    /// <summary>The file with its columns taken as they are to be.</summary>
    /// <returns>It, or <see cref="BadMapping"/>.</returns>
    internal Result<ImportFile> Map(ImportFile file)
    {
        var columns = AsRemembered ? file.Columns.ToArray() : [.. file.Columns.Select((c, i) => c with
        {
            Field = file.Recognised[i], By = file.Recognised[i] is null ? MappedBy.Nobody : MappedBy.Header,
        })];
        var chosen = new HashSet<int>();
        foreach (var (name, field) in Mapping)
        {
            if (field is not null && !file.Fields.Contains(field))
                return new BadMapping(MappingFault.UnknownField, RowCells.Short(field)) { Allowed = [.. file.Fields] };
            var places = Places(file.Table.Headers, name);
            if (places is not [var place])
                return places.Length == 0 ? Unknown(file, name) : Several(file, name, places);
            if (!chosen.Add(place))
                return new BadMapping(MappingFault.ColumnTwice, RowCells.Short(name)) { Columns = [new FileColumn(file.Columns[place].Header, place + 1)] };
            columns[place] = columns[place] with { Field = field, By = MappedBy.Order };
        }
        var taken = Mapping.Values.OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
            if (!chosen.Contains(i) && columns[i].Field is { } field && taken.Contains(field))
                columns[i] = columns[i] with { Field = null, By = MappedBy.Nobody };
        return file.With([.. columns]);
    }

    /// <summary>The columns that are called so: as it stands, else in letters and digits alone, else by number.</summary>
    private static int[] Places(string[] headers, string name)
    {
        var (line, plain) = (ImportColumn.OneLine(name), ImportColumn.Plain(name));
        int[] Where(Func<string, bool> isIt) => [.. Enumerable.Range(0, headers.Length).Where(i => headers[i].Length > 0 && isIt(headers[i]))];
        return Where(h => ImportColumn.OneLine(h).Equals(line, StringComparison.Ordinal)) is { Length: > 0 } exact ? exact
            : plain.Length > 0 && Number(name) is null && Where(h => ImportColumn.Plain(h) == plain) is { Length: > 0 } alike ? alike
            : Number(name) is { } number && number <= headers.Length ? [number - 1]
            : [];
    }

    private static int? Number(string name) =>
        name.StartsWith('#') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
