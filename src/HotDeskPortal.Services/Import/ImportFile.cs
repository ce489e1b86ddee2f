using System.Collections.Immutable;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import;

/// <summary>How it is known what a column of a file is taken for.</summary>
public enum MappedBy
{
    /// <summary>It is not, and the column is left out.</summary>
    Nobody,

    /// <summary>By its header.</summary>
    Header,

    /// <summary>By what somebody of the office chose for a file with the same headers.</summary>
    Memory,

    /// <summary>By what this import was told.</summary>
    Order,
}

/// <summary>A column of a file that was opened.</summary>
/// <param name="Header">Its header, on one line and not too long; empty: it has none.</param>
/// <param name="Field">The field it is taken for, as samples call it; null: it is left out.</param>
/// <param name="By">How that is known.</param>
/// <param name="Samples">The first values in it; none of a column that may hold PINs or passwords.</param>
public sealed record FileHeader(string Header, string? Field, MappedBy By, ImmutableArray<string> Samples)
{
    /// <summary>Whether it may hold PINs or passwords.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>A file that was opened: its columns are known, and nothing is judged yet. Whoever opened it keeps it, and no longer than it is looked at.</summary>
public sealed class ImportFile
{
    /// <summary>The field whose values are shown nowhere.</summary>
    public const string SecretField = ImportColumns.Pin;

    private const int Samples = 2;

    internal ImportFile(ImportKind kind, string name, Table table, string?[] recognised, string?[]? remembered)
    {
        (Kind, Name, Table, Recognised) = (kind, name, table, recognised);
        Columns = [.. table.Headers.Select((header, i) => Column(header, i, recognised[i], remembered is null ? recognised[i] : remembered[i]))];
    }

    private ImportFile(ImportFile file, ImmutableArray<FileHeader> columns) =>
        (Kind, Name, Table, Recognised, Columns) = (file.Kind, file.Name, file.Table, file.Recognised, columns);

    /// <summary>What it holds.</summary>
    public ImportKind Kind { get; }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Its columns.</summary>
    public ImmutableArray<FileHeader> Columns { get; }

    /// <summary>The fields that a column may be taken for.</summary>
    public ImmutableArray<string> Fields => FieldsOf(Kind);

    /// <summary>The field without which no row means anything.</summary>
    public string KeyField => ImportColumns.Key(Kind);

    /// <summary>How many rows it has.</summary>
    public int Rows => Table.Rows.Count;

    internal Table Table { get; }

    internal string?[] Recognised { get; }

    /// <summary>The fields that a column may be taken for.</summary>
    public static ImmutableArray<string> FieldsOf(ImportKind kind) => [.. ImportColumns.Of(kind).Select(c => c.Name)];

    internal ImportFile With(ImmutableArray<FileHeader> columns) => new(this, columns);

    private FileHeader Column(string header, int place, string? recognised, string? field)
    {
        var values = Table.Rows.Select(r => r[place].Text).Where(t => t.Length > 0);
        var isSecret = field == ImportColumns.Pin || recognised == ImportColumns.Pin || SecretColumns.IsCalledSo(header)
            || (field is null && SecretColumns.LooksSo(header, values));
        return new FileHeader(
            ImportColumn.Shown(header), field, field is null ? MappedBy.Nobody : field == recognised ? MappedBy.Header : MappedBy.Memory,
            isSecret ? [] : [.. values.Take(Samples).Select(RowCells.Short)])
        {
            IsSecret = isSecret,
        };
    }
}
