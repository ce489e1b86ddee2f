namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>How phone lines carry a sample in eight bits (ITU-T G.711).</summary>
internal static class G711
{
    private const int Bias = 0x84, Clip = 32635;

    /// <summary>A sample of µ-law.</summary>
    public static float MuLaw(byte code)
    {
        var inverted = ~code & 0xFF;
        var magnitude = ((((inverted & 0x0F) << 3) + Bias) << ((inverted & 0x70) >> 4)) - Bias;
        return ((inverted & 0x80) != 0 ? -magnitude : magnitude) / 32768f;
    }

    /// <summary>A sample of A-law.</summary>
    public static float ALaw(byte code)
    {
        var toggled = code ^ 0x55;
        var (mantissa, exponent) = ((toggled & 0x0F) << 4, (toggled & 0x70) >> 4);
        var magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
        return ((toggled & 0x80) != 0 ? magnitude : -magnitude) / 32768f;
    }

    /// <summary>The µ-law code that comes nearest to a sample.</summary>
    public static byte ToMuLaw(float sample)
    {
        var value = (int)Math.Clamp(sample * 32768f, -Clip, Clip);
        var sign = value < 0 ? 0x80 : 0;
        var magnitude = Math.Abs(value) + Bias;
        var exponent = 31 - int.LeadingZeroCount(magnitude >> 7);
        return (byte)~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0F));
    }
}
