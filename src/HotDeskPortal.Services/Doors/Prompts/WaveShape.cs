namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Makes sounds of different voices fit together.</summary>
internal static class WaveShape
{
    /// <summary>Quieter than this is silence.</summary>
    private const float Audible = 0.006f;

    /// <summary>The loudest sample of every part.</summary>
    private const float Peak = 0.7f;

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(30);

    /// <summary>As a phone line carries it: its rate, without the silence before and after, as loud as the others.</summary>
    public static Wave ForPhones(this Wave wave) => wave.To(Wave.PhoneRate).Trimmed().Levelled();

    /// <summary>One after the other, with pauses between.</summary>
    public static Wave Joined(IReadOnlyList<Wave> parts, TimeSpan pause)
    {
        var between = Wave.Silence(pause).Samples;
        return new Wave(Wave.PhoneRate, [.. parts.SelectMany((part, i) => i == 0 ? part.Samples : [.. between, .. part.Samples])]);
    }

    private static Wave Trimmed(this Wave wave)
    {
        var first = Array.FindIndex(wave.Samples, IsAudible);
        if (first < 0)
            return wave with { Samples = [] };
        var margin = (int)(Margin.TotalSeconds * wave.Rate);
        var start = Math.Max(0, first - margin);
        var end = Math.Min(wave.Samples.Length, Array.FindLastIndex(wave.Samples, IsAudible) + margin + 1);
        return wave with { Samples = wave.Samples[start..end] };
    }

    private static Wave Levelled(this Wave wave)
    {
        var loudest = wave.Samples.Length == 0 ? 0 : wave.Samples.Max(Math.Abs);
        if (loudest == 0)
            return wave;
        var factor = Peak / loudest;
        return wave with { Samples = Array.ConvertAll(wave.Samples, s => s * factor) };
    }

    private static bool IsAudible(float sample) => Math.Abs(sample) > Audible;
}
