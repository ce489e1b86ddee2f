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

    /// <summary>Headers of columns that may hold secrets begin or end so in many languages.</summary>
    private static readonly string[] Secrets =
    [
        "pin", "pwd", "passw", "secret", "kennwort", "clave", "contraseña", "senha", "motdepasse", "hasło", "wachtwoord", "lösenord", "token", "md5",
    ];

    internal ImportFile(ImportKind kind, string name, Table table, string?[] recognised, string?[]? remembered)
    {
        (Kind, Name, Table, Recognised) = (kind, name, table, recognised);
        Columns = [.. table.Headers.Select((header, i) => Column(header, i, recognised[i], remembered is null ? recognised[i] : remembered[i]))];
    }

    /// <summary>What it holds.</summary>
    public ImportKind Kind { get; }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Its columns.</summary>
    public ImmutableArray<FileHeader> Columns { get; }

    /// <summary>The fields that a column may be taken for.</summary>
    public ImmutableArray<string> Fields => [.. ImportColumns.Of(Kind).Select(c => c.Name)];

    /// <summary>The field without which no row means anything.</summary>
    public string KeyField => ImportColumns.Key(Kind);

    /// <summary>How many rows it has.</summary>
    public int Rows => Table.Rows.Count;

    internal Table Table { get; }

    internal string?[] Recognised { get; }

    private FileHeader Column(string header, int place, string? recognised, string? field)
    {
        var plain = ImportColumn.Plain(header);
        var isSecret = field == ImportColumns.Pin || recognised == ImportColumns.Pin || Secrets.Any(s => plain.Contains(s, StringComparison.Ordinal));
        return new FileHeader(
            ImportColumn.Shown(header), field, field is null ? MappedBy.Nobody : field == recognised ? MappedBy.Header : MappedBy.Memory,
            isSecret ? [] : [.. Table.Rows.Select(r => r[place].Text).Where(t => t.Length > 0).Take(Samples).Select(RowCells.Short)])
        {
            IsSecret = isSecret,
        };
    }
}
