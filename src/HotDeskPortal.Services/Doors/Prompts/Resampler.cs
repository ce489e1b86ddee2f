namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>
/// Changes the rate of a sound by a windowed sinc: what the new rate cannot carry is filtered out first, so that nothing folds back
/// into what is heard. Slow and exact; a prompt is resampled once.
/// </summary>
internal static class Resampler
{
    /// <summary>Zero crossings of the sinc on each side: the more, the steeper the filter.</summary>
    private const int Crossings = 32;

    /// <summary>Where the filter begins to close, as a part of what the lower rate can carry: its slope ends before the fold.</summary>
    private const double Open = 0.92;

    /// <summary>The sound at another rate.</summary>
    public static Wave To(this Wave wave, int rate)
    {
        if (wave.Rate == rate)
            return wave;
        var samples = wave.Samples;
        var step = (double)wave.Rate / rate;
        var cutoff = Open * Math.Min(1, 1 / step);
        var half = Crossings / cutoff;
        var result = new float[(int)(samples.Length / step)];
        for (var i = 0; i < result.Length; i++)
        {
            var centre = i * step;
            double sum = 0, weights = 0;
            var last = (int)Math.Min(samples.Length - 1, Math.Floor(centre + half));
            for (var k = (int)Math.Max(0, Math.Ceiling(centre - half)); k <= last; k++)
            {
                var distance = k - centre;
                var weight = Sinc(cutoff * distance) * Blackman(distance / half);
                sum += samples[k] * weight;
                weights += weight;
            }
            // By the weights that lie within the sound, except at its ends, where they would not add up.
            result[i] = (float)(sum / (Math.Abs(weights) > 0.5 / cutoff ? weights : 1 / cutoff));
        }
        return new Wave(rate, result);
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The window, from -1 to 1: side lobes are 58 dB down.</summary>
    private static double Blackman(double x) => 0.42 + 0.5 * Math.Cos(Math.PI * x) + 0.08 * Math.Cos(2 * Math.PI * x);
}
