using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace HotDeskPortal.Services.Tests.Import.Files;

/// <summary>What other people's readers see in the files that the portal writes.</summary>
internal static class OtherReaders
{
    public static List<string[]> Csv(string text, char delimiter)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null, IgnoreBlankLines = false };
        using var parser = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), configuration);
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return rows;
    }

    /// <summary>The texts of a workbook's cells; it must be valid.</summary>
    public static List<string[]> Xlsx(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];
    }
}
