using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using HotDeskPortal.Domain;
using MiniExcelLibs;

namespace HotDeskPortal.Services.Import;

/// <summary>A file's rows, before anybody has judged them.</summary>
/// <param name="Headers">First row.</param>
/// <param name="Rows">The others that are not empty, with the line each begins at.</param>
internal sealed record Table(string[] Headers, IReadOnlyList<(int Line, string[] Cells)> Rows);

/// <summary>Reads and writes CSV and XLSX.</summary>
internal static class Tables
{
    private const int MaxRows = 100_000;
    private const string Csv = "text/csv; charset=utf-8", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Told apart by content, not by name.</summary>
    public static async Task<Result<Table>> ReadAsync(Stream file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > ImportService.MaxBytes)
                return new UnreadableFile(FileRule.Size) { Most = ImportService.MaxBytes / 1024 / 1024 };
        }
        content.Position = 0;
        try
        {
            var isZip = content.Length > 2 && content.GetBuffer()[0] == 'P' && content.GetBuffer()[1] == 'K';
            var rows = isZip ? ReadXlsx(content) : await ReadCsvAsync(content, cancellation);
            rows.RemoveAll(r => r.Cells.All(string.IsNullOrWhiteSpace));
            return rows.Count switch
            {
                0 => new UnreadableFile(FileRule.Content),
                > MaxRows => new UnreadableFile(FileRule.Rows) { Most = MaxRows },
                _ => new Table([.. rows[0].Cells.Select(c => c.Trim())], rows[1..]),
            };
        }
        catch (DecoderFallbackException)
        {
            return new UnreadableFile(FileRule.Encoding);
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or CsvHelperException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            return new UnreadableFile(FileRule.Format);
        }
    }

    public static ExportFile Write(string name, ExportFormat format, string[] headers, IEnumerable<string?[]> rows)
    {
        using var content = new MemoryStream();
        var safe = rows.Select(r => r.Select(Defuse).ToArray());
        if (format == ExportFormat.Xlsx)
            content.SaveAs(safe.Select(r => headers.Zip(r).ToDictionary(c => c.First, object (c) => c.Second)), sheetName: name);
        else
            WriteCsv(content, headers, safe);
        return new ExportFile($"{name}.{(format == ExportFormat.Xlsx ? "xlsx" : "csv")}", format == ExportFormat.Xlsx ? Xlsx : Csv, content.ToArray());
    }

    /// <summary>
    /// A spreadsheet takes what begins so for a formula; an apostrophe in front makes it text. A telephone number is left alone: it is
    /// a plus and digits, and computes nothing.
    /// </summary>
    public static string Defuse(string? text) =>
        text is null or "" || !IsFormulaStart(text[0]) || (text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0) ? text ?? "" : "'" + text;

    /// <summary>What <see cref="Defuse"/> made text again, as it was.</summary>
    private static string Restore(string text) => text is ['\'', var next, ..] && IsFormulaStart(next) ? text[1..] : text;

    private static bool IsFormulaStart(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static async Task<List<(int Line, string[] Cells)>> ReadCsvAsync(MemoryStream content, CancellationToken cancellation)
    {
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        var text = await reader.ReadToEndAsync(cancellation);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text), BadDataFound = null, IgnoreBlankLines = false, TrimOptions = TrimOptions.None,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<(int, string[])>();
        for (var line = 1; await parser.ReadAsync(); line = parser.RawRow + 1)
        {
            rows.Add((line, [.. parser.Record!.Select(Restore)]));
            if (rows.Count > MaxRows + 1)
                break;
        }
        return rows;
    }

    /// <summary>Whichever of the three is most frequent in the header.</summary>
    private static string Delimiter(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(d => header.Count(c => c == d)).ToString();
    }

    private static List<(int Line, string[] Cells)> ReadXlsx(MemoryStream content)
    {
        var rows = new List<(int, string[])>();
        foreach (IDictionary<string, object?> row in content.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            rows.Add((rows.Count + 1, [.. row.Values.Select(v => Restore(Convert.ToString(v, CultureInfo.InvariantCulture) ?? ""))]));
            if (rows.Count > MaxRows + 1)
                break;
        }
        return rows;
    }

    private static void WriteCsv(MemoryStream content, string[] headers, IEnumerable<string[]> rows)
    {
        using var writer = new StreamWriter(content, new UTF8Encoding(true), leaveOpen: true);
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        foreach (var row in rows.Prepend(headers))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }
}
