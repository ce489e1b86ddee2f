using System.Collections.Immutable;
using System.Text;
using System.Xml;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Reads the table of a file: CSV in any of its forms, or a workbook. The two are told apart by content, not by name.</summary>
internal static class TableReader
{
    /// <summary>Reads a file. Its bytes come as fast as they are sent; only what is made of them waits for its turn.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isKey">Whether a header is that of the column without which no row means anything: the row that has it names the columns.</param>
    /// <param name="lane">Where it is read.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="limits">How much is read.</param>
    /// <returns>The table, or <see cref="UnreadableFile"/>, <see cref="Unavailable"/>.</returns>
    public static async Task<Result<Table>> ReadAsync(
        Stream file, Func<string, bool> isKey, ImportLane lane, Actor actor, CancellationToken cancellation, TableLimits? limits = null)
    {
        var budget = new ReadingBudget(limits ?? TableLimits.Default, cancellation);
        try
        {
            var content = await BytesAsync(file, budget.Limits, cancellation);
            return await lane.RunAsync(actor, () => Read(content, isKey, budget), cancellation);
        }
        catch (UnreadableException unreadable)
        {
            return unreadable.Problem;
        }
    }

    /// <summary>Reads a file that is in memory.</summary>
    /// <exception cref="UnreadableException">It cannot be read.</exception>
    public static Table Read(byte[] content, Func<string, bool> isKey, ReadingBudget budget)
    {
        try
        {
            if (content.Length == 0)
                throw new UnreadableException(new UnreadableFile(FileFault.Empty));
            bool IsHeader(TableRow row) => row.Cells.Any(c => isKey(c.Text));
            if (!FileSniffer.IsZip(content))
            {
                FileSniffer.RefuseForeign(content);
                var text = TextDecoder.Decode(content, out var encoding);
                FileSniffer.RefuseMarkup(text);
                return Find([CsvReader.Read(text, IsHeader, budget)], IsHeader, budget.Limits, encoding is { } kind ? [new FileRemark(kind)] : []);
            }
            using var workbook = new XlsxReader(content, budget);
            return Find([.. workbook.Sheets], IsHeader, budget.Limits, []);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or DecoderFallbackException or IOException or NotSupportedException)
        {
            throw UnreadableException.Damaged();
        }
    }

    private static async Task<byte[]> BytesAsync(Stream file, TableLimits limits, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > limits.Bytes)
                throw UnreadableException.Limit(FileLimit.Bytes, limits.Bytes / 1024 / 1024);
        }
        return content.ToArray();
    }

    /// <summary>The first table that has a header, with the rows below it.</summary>
    private static Table Find(TableSource[] sources, Func<TableRow, bool> isHeader, TableLimits limits, ImmutableArray<FileRemark> remarks)
    {
        var looked = ImmutableArray.CreateBuilder<HeaderPlace>();
        foreach (var source in sources)
        {
            var lines = 0;
            using var rows = source.Rows.GetEnumerator();
            while (lines < limits.HeaderLines && rows.MoveNext())
            {
                if (rows.Current.Line <= limits.HeaderLines && isHeader(rows.Current))
                {
                    if (sources.Length > 1)
                        remarks = remarks.Add(new FileRemark(FileRemarkKind.SheetRead, source.Name!));
                    return Below(rows, source, lines > 0 ? remarks.Add(new FileRemark(FileRemarkKind.LinesSkipped, Number: rows.Current.Line)) : remarks);
                }
                lines = Math.Min(rows.Current.Line, limits.HeaderLines);
            }
            looked.Add(new HeaderPlace(source.Name, lines));
        }
        throw new UnreadableException(
            looked.All(l => l.Lines == 0) ? new UnreadableFile(FileFault.Empty) : new UnreadableFile(FileFault.NoHeader) { Looked = [.. looked] });
    }

    /// <summary>The table whose header the rows have come to.</summary>
    private static Table Below(IEnumerator<TableRow> rows, TableSource source, ImmutableArray<FileRemark> remarks)
    {
        var (isSheet, line, hidden) = (source.Name is not null, rows.Current.Line, 0);
        var headers = rows.Current.Cells.Select(c => c.Text).ToList();
        var nameless = new SortedSet<int>();
        var below = new List<TableRow>();
        while (rows.MoveNext())
        {
            var row = rows.Current;
            // What stands beside a sheet's table is a note; in a line of text it is a delimiter too many, which is for the row's judge.
            while (isSheet && headers.Count < row.Cells.Length)
                headers.Add("");
            for (var i = 0; i < Math.Min(row.Cells.Length, headers.Count); i++)
                if (headers[i].Length == 0 && !row.Cells[i].IsEmpty)
                    nameless.Add(i + 1);
            below.Add(row);
            hidden += row.IsHidden ? 1 : 0;
        }
        if (hidden > 0)
            remarks = remarks.Add(new FileRemark(FileRemarkKind.HiddenRows, Number: hidden));
        if (source.Merged.Where(m => m.First > line && m.Last > m.First).Select(m => m.First).DefaultIfEmpty().Min() is > 0 and var merged)
            remarks = remarks.Add(new FileRemark(FileRemarkKind.MergedRows, Number: merged));
        return new Table([.. headers], below, [.. remarks, .. nameless.Select(n => new FileRemark(FileRemarkKind.NamelessColumn, Number: n))]);
    }
}
