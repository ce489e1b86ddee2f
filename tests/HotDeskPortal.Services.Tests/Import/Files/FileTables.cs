using System.Text;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Tests.Import.Files;

/// <summary>Reads files for tests, and writes their cells so that one sees what they are.</summary>
internal static class FileTables
{
    public static byte[] Field(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Import", "field", name));

    public static Table Read(byte[] file, TableLimits? limits = null, string key = ImportColumns.Extension) =>
        TableReader.Read(file, key.IsKey(), new ReadingBudget(limits ?? TableLimits.Default, default));

    public static Table Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static UnreadableFile Refused(byte[] file, TableLimits? limits = null) => Should.Throw<UnreadableException>(() => Read(file, limits)).Problem;

    public static UnreadableFile Refused(string text) => Refused(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether a header is one of the names under which the column is known.</summary>
    public static Func<string, bool> IsKey(this string key) =>
        Enum.GetValues<ImportKind>().SelectMany(ImportColumns.Of).FirstOrDefault(c => c.Name == key) is { } column ? column.IsCalled : key.Equals;

    /// <summary>Each row as <c>line: cell|cell</c>; what is no text is marked.</summary>
    public static string[] Lines(this Table table) => [.. table.Rows.Select(r => $"{r.Line}: {string.Join('|', r.Cells.Select(c => c.Kind == CellKind.Text ? c.Text : $"[{c.Kind} {c.Text}]"))}")];
}
