using System.Text;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>Tells files apart by what they begin with, not by name.</summary>
internal static class FileSniffer
{
    /// <summary>Whether it is a zip file, as workbooks are.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3 or 5 or 7, ..];

    /// <summary>Refuses what is known and not read.</summary>
    public static void RefuseForeign(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw UnreadableException.NotSupported(
                bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FileFormat.Encrypted : FileFormat.Xls);
        if (bytes.StartsWith("%PDF-"u8))
            throw UnreadableException.NotSupported(FileFormat.Pdf);
    }

    /// <summary>Refuses a text that is a web page or XML: programs export such tables under the name <c>.xls</c>.</summary>
    public static void RefuseMarkup(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start is ['<', '!' or '?' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ..])
            throw UnreadableException.NotSupported(FileFormat.Markup);
    }
}
