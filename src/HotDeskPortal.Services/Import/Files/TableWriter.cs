namespace HotDeskPortal.Services.Import.Files;

/// <summary>Writes tables. What looks like a formula is defused in either format: a workbook is saved as CSV sooner or later.</summary>
internal static class TableWriter
{
    private const string Csv = "text/csv; charset=utf-8", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes a table.</summary>
    /// <param name="name">Name of the file, without ending.</param>
    /// <param name="format">Its format.</param>
    /// <param name="headers">Names of the columns.</param>
    /// <param name="rows">The rows: texts, and <see cref="int"/>, <see cref="long"/>, <see cref="DateOnly"/> and <see cref="DateTimeOffset"/> for
    /// what is to be computed with. Numbers that name something, as an extension does, are texts.</param>
    public static ExportFile Write(string name, ExportFormat format, string[] headers, IEnumerable<object?[]> rows)
    {
        using var content = new MemoryStream();
        var safe = rows.Select(r => Array.ConvertAll(r, c => c is string text ? Formulas.Defuse(text) : c)).ToList();
        if (format == ExportFormat.Xlsx)
            XlsxWriter.Write(content, name, headers, safe);
        else
            CsvWriter.Write(content, headers, safe);
        return new ExportFile($"{name}.{(format == ExportFormat.Xlsx ? "xlsx" : "csv")}", format == ExportFormat.Xlsx ? Xlsx : Csv, content.ToArray());
    }
}
