using System.Globalization;

namespace HotDeskPortal;

/// <summary>How many samples a random test takes: once a week the pipeline asks for ten times as many.</summary>
internal static class Samples
{
    private static readonly int s_times = int.TryParse(
        Environment.GetEnvironmentVariable("HOTDESK_TEST_SAMPLES"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(times, 1) : 1;

    /// <summary>So many, or the multiple of it that was asked for.</summary>
    public static int Of(int count) => checked(count * s_times);
}
