namespace HotDeskPortal.Services.Import.Files;

/// <summary>
/// The text of a workbook's part on its way to the XML reader, which keeps names, attribute values and CDATA in memory as long as they are:
/// a run of text without markup that is longer than any a spreadsheet writes is refused before that.
/// </summary>
internal sealed class BoundedTextReader(TextReader inner, ReadingBudget budget) : TextReader
{
    /// <summary>The longest cell, each character of it written as <c>&amp;#x10FFFF;</c>, fits.</summary>
    private const int LongestRun = 1024 * 1024;

    private const string CDataStart = "<![CDATA[";

    private int _run;
    private int _matched;
    private bool _isCData;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        budget.Unpack(read);
        foreach (var c in buffer.AsSpan(index, read))
            Look(c);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Look(char c)
    {
        if (++_run > LongestRun)
            throw UnreadableException.Damaged();
        // In CDATA a < is text; only ]]> ends it.
        var sought = _isCData ? "]]>" : CDataStart;
        _matched = c == sought[_matched] ? _matched + 1 : _isCData && c == ']' ? Math.Min(_matched, 2) : c == sought[0] ? 1 : 0;
        if (_matched == sought.Length)
            (_isCData, _matched) = (!_isCData, 0);
        if (!_isCData && c == '<')
            _run = 0;
    }
}
