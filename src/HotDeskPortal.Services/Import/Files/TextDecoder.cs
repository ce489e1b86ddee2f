using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Finds out in which encoding a file's text is.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text, without byte order mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="remark">What is to say of the encoding; null: it is UTF-8.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, out FileRemarkKind? remark)
    {
        remark = null;
        if (bytes is [0xEF, 0xBB, 0xBF, .. var afterMark])
            return Checked(Utf8.GetString(afterMark));
        if (bytes is [0xFF, 0xFE, .. var little])
            return Utf16(little, bigEndian: false, out remark);
        if (bytes is [0xFE, 0xFF, .. var big])
            return Utf16(big, bigEndian: true, out remark);
        if (LooksLikeUtf16(bytes, out var bigEndian))
            return Utf16(bytes, bigEndian, out remark);

        var (sequences, wrong) = CountMultibyte(bytes);
        if (wrong == 0)
            return Checked(Utf8.GetString(bytes));
        // Mostly right UTF-8 with a few wrong bytes is a broken file: read as Windows-1252, its umlauts would become something else.
        if (sequences > wrong)
            throw new UnreadableException(new UnreadableFile(FileFault.Encoding));
        remark = FileRemarkKind.Windows1252;
        var text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        // What Windows-1252 has no sign for shows that it is none of it, but an older code page.
        return text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0 ? Checked(text) : throw new UnreadableException(new UnreadableFile(FileFault.Encoding));
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, out FileRemarkKind? remark)
    {
        remark = FileRemarkKind.Utf16;
        return Checked(new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes));
    }

    private static string Checked(string text) => text.Contains('\0', StringComparison.Ordinal) ? throw UnreadableException.Damaged() : text;

    /// <summary>In a table most signs are ASCII, of which UTF-16 makes a zero at every other place and none at the others.</summary>
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, out bool bigEndian)
    {
        var start = bytes[..Math.Min(bytes.Length, 4096)];
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
            if (start[i] == 0)
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        bigEndian = even > 0;
        return (even == 0) != (odd == 0) && Math.Max(even, odd) * 4 >= start.Length;
    }

    private static (int Sequences, int Wrong) CountMultibyte(ReadOnlySpan<byte> bytes)
    {
        int sequences = 0, wrong = 0;
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var isRight = Rune.DecodeFromUtf8(bytes, out _, out var used) == System.Buffers.OperationStatus.Done;
            (sequences, wrong) = isRight ? (sequences + 1, wrong) : (sequences, wrong + 1);
            bytes = bytes[used..];
        }
        return (sequences, wrong);
    }
}
