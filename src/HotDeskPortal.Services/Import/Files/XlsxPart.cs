using System.Globalization;
using System.Text;
using System.Xml;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>One XML file of a workbook, read forwards. Elements go by their local names: prefixes and Strict Open XML's namespaces differ, names do not.</summary>
internal sealed class XlsxPart : IDisposable
{
    private const int MaxDepth = 64, MaxNames = 10_000;

    private readonly XmlReader _reader;
    private readonly ReadingBudget _budget;
    private readonly char[] _buffer = new char[4096];

    /// <summary>Opens it.</summary>
    /// <param name="stream">What it holds; belongs to the part from now on.</param>
    /// <param name="budget">What reading costs.</param>
    public XlsxPart(Stream stream, ReadingBudget budget)
    {
        _budget = budget;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
            NameTable = new BoundedNames(),
        };
        var text = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        _reader = XmlReader.Create(new BoundedTextReader(text, budget), settings);
    }

    /// <summary>The element's name, without prefix.</summary>
    public string Name => _reader.LocalName;

    /// <summary>Whether this is an element's beginning.</summary>
    public bool IsElement => _reader.NodeType == XmlNodeType.Element;

    /// <summary>Whether this is an element without content, which has no end either.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>Goes to the next node.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        if (!_reader.Read())
            return false;
        return _reader.Depth <= MaxDepth ? true : throw UnreadableException.Damaged();
    }

    /// <summary>Goes to the next beginning of an element within one that has begun.</summary>
    /// <param name="parent">The one around.</param>
    /// <returns>False at its end.</returns>
    public bool ReadWithin(string parent)
    {
        while (Read())
        {
            if (IsElement)
                return true;
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == parent)
                return false;
        }
        return false;
    }

    /// <summary>An attribute by its local name; null: it has none.</summary>
    public string? Attribute(string name)
    {
        var value = (string?)null;
        while (value is null && _reader.MoveToNextAttribute())
            if (_reader.LocalName == name && _reader.Prefix != "xmlns")
                value = _reader.Value;
        _reader.MoveToElement();
        return value;
    }

    /// <summary>An attribute that is a number from 0 on; null: it has none.</summary>
    public int? Number(string name)
    {
        if (Attribute(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw UnreadableException.Damaged();
    }

    /// <summary>The text of an element that has begun, up to its end.</summary>
    public string Text() => Text(new StringBuilder()).ToString();

    /// <summary>Adds the text of an element that has begun, up to its end; never more of it than a cell may have.</summary>
    public StringBuilder Text(StringBuilder text)
    {
        if (IsEmpty)
            return text;
        for (var depth = _reader.Depth; Read() && _reader.Depth > depth;)
        {
            if (!_reader.HasValue)
                continue;
            for (int read; (read = _reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0;)
            {
                text.Append(_buffer, 0, read);
                if (text.Length > _budget.Limits.CellLength)
                    throw UnreadableException.Limit(FileLimit.CellLength, _budget.Limits.CellLength);
            }
        }
        return text;
    }

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    /// <summary>A reader keeps every name that it has met; of a workbook's there are some hundreds.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int _names;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) => ++_names <= MaxNames ? name : throw UnreadableException.Damaged();
    }
}
