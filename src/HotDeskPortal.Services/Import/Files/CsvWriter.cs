using System.Globalization;
using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Writes CSV: comma, CRLF, UTF-8 with byte order mark, so that Excel takes it for UTF-8.</summary>
internal static class CsvWriter
{
    public const string DateFormat = "yyyy-MM-dd", TimeFormat = "yyyy-MM-dd HH:mm:ss zzz";

    public static void Write(Stream content, string[] headers, IEnumerable<object?[]> rows)
    {
        using var writer = new StreamWriter(content, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows.Prepend(headers))
            writer.WriteLine(string.Join(',', row.Select(Field)));
    }

    /// <summary>Every text is in quotation marks: which signs part cells depends on who opens the file.</summary>
    private static string Field(object? cell) => cell switch
    {
        null or "" => "",
        string text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        DateOnly day => day.ToString(DateFormat, CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToString(TimeFormat, CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
