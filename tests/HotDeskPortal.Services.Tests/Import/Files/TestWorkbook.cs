using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace HotDeskPortal.Services.Tests.Import.Files;

/// <summary>A workbook made of its parts' XML, so that it can be as odd as those that arrive.</summary>
internal sealed class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];

    /// <summary>The parts by path; what is set here takes the place of what is made.</summary>
    public Dictionary<string, string?> Parts { get; } = [];

    /// <summary>Shared texts, as their XML.</summary>
    public List<string> SharedTexts { get; } = [];

    /// <summary>Codes of the cell formats: style 1 is the first.</summary>
    public List<string> Formats { get; } = [];

    /// <summary>Adds a sheet of rows, each the XML of its cells.</summary>
    public TestWorkbook Sheet(string name, params string[] rows) => Sheet(name, "visible", rows);

    public TestWorkbook Sheet(string name, string state, string[] rows)
    {
        var xml = string.Concat(rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{i + 1}\">{r}</row>")));
        return Raw(name, state, $"<worksheet xmlns=\"{Main}\"><sheetData>{xml}</sheetData></worksheet>");
    }

    public TestWorkbook Raw(string name, string state, string xml)
    {
        _sheets.Add((name, state, xml));
        return this;
    }

    /// <summary>Cells with texts.</summary>
    public static string Texts(params string[] texts) => string.Concat(texts.Select(t => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{t}</t></is></c>"));

    /// <summary>A cell with a number in a format.</summary>
    public static string Number(string number, int style = 0) => string.Create(CultureInfo.InvariantCulture, $"<c s=\"{style}\"><v>{number}</v></c>");

    public byte[] ToBytes()
    {
        var parts = new Dictionary<string, string?>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{Each((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i}\" state=\"{s.State}\" r:id=\"s{i}\"/>")}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] =
                $"<Relationships xmlns=\"{Package}\">{Each((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}"
                + $"<Relationship Id=\"x\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"../xl/sharedStrings.xml\"/></Relationships>",
            ["xl/styles.xml"] =
                $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(Formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{SecurityElement.Escape(f)}\"/>"))}</numFmts>"
                + $"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{string.Concat(Formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"))}</cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{string.Concat(SharedTexts.Select(t => $"<si>{t}</si>"))}</sst>",
        };
        for (var i = 0; i < _sheets.Count; i++)
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = _sheets[i].Xml;
        foreach (var (path, xml) in Parts)
            parts[path] = xml;
        return Zip(parts.Where(p => p.Value is not null).Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value!))));
    }

    public static byte[] Zip(IEnumerable<(string Path, byte[] Content)> parts)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in parts)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        return content.ToArray();
    }

    private string Each(Func<(string Name, string State, string Xml), int, string> xml) => string.Concat(_sheets.Select((s, i) => xml(s, i + 1)));
}
