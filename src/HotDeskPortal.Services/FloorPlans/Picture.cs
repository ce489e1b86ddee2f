using System.Buffers.Binary;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.FloorPlans;

/// <summary>What the first bytes of a picture tell. Only what a browser draws without running anything: no SVG.</summary>
/// <param name="ContentType">PNG or JPEG.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record Picture(string ContentType, int Width, int Height)
{
    private const int MaxSide = 12_000, MaxPixels = 60_000_000;

    public static Result<Picture> Read(ReadOnlySpan<byte> content, int maxBytes)
    {
        if (content.Length > maxBytes)
            return new UnreadablePicture(PictureRule.Size) { Most = maxBytes / 1024 / 1024 };
        if ((Png(content) ?? Jpeg(content)) is not { } picture)
            return new UnreadablePicture(PictureRule.Format);
        if (picture.Width is < 1 or > MaxSide || picture.Height is < 1 or > MaxSide || (long)picture.Width * picture.Height > MaxPixels)
            return new UnreadablePicture(PictureRule.Pixels)
            {
                Width = picture.Width, Height = picture.Height, Most = MaxSide, MostMillions = MaxPixels / 1_000_000,
            };
        return picture;
    }

    private static Picture? Png(ReadOnlySpan<byte> content) =>
        content.Length > 33 && content.StartsWith(PngSignature) && content.Slice(12, 4).SequenceEqual("IHDR"u8)
            ? new Picture("image/png", Side(content[16..]), Side(content[20..]))
            : null;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static int Side(ReadOnlySpan<byte> bytes) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), int.MaxValue);

    /// <summary>Goes from segment to segment until the one that tells the size.</summary>
    private static Picture? Jpeg(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4 || content[0] != 0xFF || content[1] != 0xD8)
            return null;
        for (var at = 2; at + 9 < content.Length;)
        {
            if (content[at] != 0xFF)
                return null;
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new Picture("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            if (marker == 0xDA)
                return null;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }
        return null;
    }
}
