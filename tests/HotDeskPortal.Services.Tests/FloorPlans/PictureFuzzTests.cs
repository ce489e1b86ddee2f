using CsCheck;
using HotDeskPortal.Services.FloorPlans;

namespace HotDeskPortal.Services.Tests.FloorPlans;

/// <summary>Whatever bytes are uploaded as a floor plan are a picture of a size that can be shown, or a refusal by rule; never a script.</summary>
public sealed class PictureFuzzTests
{
    private const int MaxBytes = 4096, MaxSide = 12_000;

    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 100, 0, 0, 0, 50, .. new byte[20]];

    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, 0, 50, 0, 100, 1, 1, 0x11, 0, .. new byte[20]];

    private static readonly byte[][] s_texts =
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "<?xml version='1.0'?><svg/>"u8.ToArray(), "\u0000<svg onload=x>"u8.ToArray(),
        "<!DOCTYPE html><html>"u8.ToArray(), "GIF89a"u8.ToArray(), "%PDF-1.7"u8.ToArray(), "RIFF    WEBP"u8.ToArray(), "PK"u8.ToArray(),
    ];

    [Fact]
    public void Picture_WithAnyBytesChanged_IsOneOrARefusal()
    {
        var reached = new Reached();
        var change = Gen.Select(Gen.Byte, Gen.Int[0, 45], Gen.Int[0, 3]).Array[0, 4];
        Gen.Select(Gen.Bool, change, Gen.Int[0, 60]).Sample((isPng, changes, length) =>
        {
            var bytes = (isPng ? s_png : s_jpeg).ToList();
            foreach (var (value, at, how) in changes)
            {
                var place = Math.Min(at, bytes.Count - 1);
                if (how == 0)
                    bytes.Insert(place, value);
                else
                    bytes[place] = how == 1 ? (byte)0xFF : value;
            }
            reached.Sample(Outcome([.. bytes.Take(Math.Max(length, changes.Length == 0 ? 60 : 10))]));
        }, iter: Samples.Of(20_000));

        reached.ShouldHave(0.05, "image/png", "image/jpeg", nameof(PictureRule.Format));
        reached.ShouldHave(0.01, nameof(PictureRule.Pixels));
    }

    [Fact]
    public void AnyBytes_OrTexts_AreNoScriptThatIsServed()
    {
        var reached = new Reached();
        var anything = Gen.Byte.Array[0, 200];
        var texts = Gen.Select(Gen.Int[0, s_texts.Length - 1], anything, (text, rest) => (byte[])[.. s_texts[text], .. rest]);
        var long_ = Gen.Select(Gen.Bool, Gen.Int[MaxBytes - 50, MaxBytes + 50], (isPng, length) => (byte[])[.. isPng ? s_png : s_jpeg, .. new byte[Math.Max(0, length - (isPng ? s_png : s_jpeg).Length)]]);
        Gen.OneOf(anything, texts, long_).Sample(bytes =>
        {
            var outcome = Outcome(bytes);
            if (bytes.Length > 0 && bytes[0] is not (0x89 or 0xFF))
                outcome.ShouldBe(nameof(PictureRule.Format));
            reached.Sample(outcome);
        }, iter: Samples.Of(10_000));

        reached.ShouldHave(0.05, nameof(PictureRule.Format), nameof(PictureRule.Size), "image/png", "image/jpeg");
    }

    private static string Outcome(byte[] bytes)
    {
        var read = Picture.Read(bytes, MaxBytes);
        if (!read.IsSuccess)
            return ((UnreadablePicture)read.Error).Rule.ToString();
        read.Value.Width.ShouldBeInRange(1, MaxSide);
        read.Value.Height.ShouldBeInRange(1, MaxSide);
        return read.Value.ContentType;
    }
}
