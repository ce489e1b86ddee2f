using System.Buffers.Binary;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Sound of one channel. Phones take 8 kHz, 16 bit, mono as WAV; every phone system can play that.</summary>
/// <param name="Rate">Samples a second.</param>
/// <param name="Samples">Samples between -1 and 1.</param>
public sealed record Wave(int Rate, float[] Samples)
{
    /// <summary>Samples a second on a phone line.</summary>
    public const int PhoneRate = 8000;

    /// <summary>Bytes before the samples of what <see cref="ToWav"/> writes.</summary>
    public const int HeaderLength = 44;

    private const int MinRate = 4000, MaxRate = 192_000;

    /// <summary>How long it sounds.</summary>
    public TimeSpan Length => TimeSpan.FromSeconds((double)Samples.Length / Rate);

    /// <summary>Reads a WAV file: PCM of 8 to 32 bits, floating point or G.711, any rate; several channels become one.</summary>
    /// <returns>The sound; null: it is no WAV file, or of a kind that is not read.</returns>
    public static Wave? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            return null;
        ReadOnlySpan<byte> format = [];
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            // Programs that write to a pipe cannot know the length when they write the header: they say too much.
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)rest.Length - 8);
            var body = rest.Slice(8, length);
            if (rest[..4].SequenceEqual("fmt "u8))
                format = body;
            else if (rest[..4].SequenceEqual("data"u8))
                return Read(format, body);
            rest = rest[Math.Min(rest.Length, 8 + length + (length & 1))..];
        }
        return null;
    }

    /// <summary>The sound as a WAV file of 16 bits.</summary>
    public byte[] ToWav()
    {
        var file = new byte[HeaderLength + 2 * Samples.Length];
        WriteHeader(file, Rate, 2 * Samples.Length);
        // By the same factor as reading, so that what was read is written as it was: a sound at one address is always the same.
        for (var i = 0; i < Samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderLength + 2 * i), (short)Math.Clamp(MathF.Round(Samples[i] * 32768), -32768, 32767));
        return file;
    }

    /// <summary>Silence on a phone line.</summary>
    public static Wave Silence(TimeSpan length) => new(PhoneRate, new float[(int)(length.TotalSeconds * PhoneRate)]);

    private static void WriteHeader(Span<byte> file, int rate, int bytes)
    {
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[4..], HeaderLength - 8 + bytes);
        "WAVEfmt "u8.CopyTo(file[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(file[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(file[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(file[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(file[28..], 2 * rate);
        BinaryPrimitives.WriteInt16LittleEndian(file[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(file[34..], 16);
        "data"u8.CopyTo(file[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[40..], bytes);
    }

    private static Wave? Read(ReadOnlySpan<byte> format, ReadOnlySpan<byte> data)
    {
        if (format.Length < 16)
            return null;
        var kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        // An extensible format names its kind in the first bytes of a GUID.
        if (kind == 0xFFFE && format.Length >= 26)
            kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        if (channels is < 1 or > 8 || rate is < MinRate or > MaxRate || SampleReader(kind, bits) is not { } read)
            return null;
        var width = bits / 8;
        var samples = new float[data.Length / (width * channels)];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0f;
            for (var c = 0; c < channels; c++)
                sum += read(data.Slice((i * channels + c) * width, width));
            samples[i] = float.IsFinite(sum) ? sum / channels : 0;
        }
        return new Wave((int)rate, samples);
    }

    private delegate float Sample(ReadOnlySpan<byte> bytes);

    private static Sample? SampleReader(int kind, int bits) => (kind, bits) switch
    {
        (1, 8) => static b => (b[0] - 128) / 128f,
        (1, 16) => static b => BinaryPrimitives.ReadInt16LittleEndian(b) / 32768f,
        (1, 24) => static b => ((b[0] << 8) | (b[1] << 16) | (b[2] << 24)) / 2147483648f,
        (1, 32) => static b => BinaryPrimitives.ReadInt32LittleEndian(b) / 2147483648f,
        (3, 32) => static b => BinaryPrimitives.ReadSingleLittleEndian(b),
        (6, 8) => static b => G711.ALaw(b[0]),
        (7, 8) => static b => G711.MuLaw(b[0]),
        _ => null,
    };
}
