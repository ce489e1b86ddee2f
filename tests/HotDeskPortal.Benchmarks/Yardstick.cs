using System.Diagnostics;
using System.Globalization;

namespace HotDeskPortal.Benchmarks;

/// <summary>One of the two things compared.</summary>
/// <param name="Name">What is done.</param>
/// <param name="RunAsync">Does it as often as it is told.</param>
internal sealed record Side(string Name, Func<int, Task> RunAsync);

/// <summary>
/// Compares a subject with a yardstick on a machine that others use too: the sides take turns, so that both meet the same
/// noise, and the median of the pairs decides.
/// </summary>
internal static class Yardstick
{
    /// <summary>Time for one of <paramref name="subject"/>, in those of <paramref name="yardstick"/>.</summary>
    /// <param name="subject">What is measured.</param>
    /// <param name="yardstick">What it is measured by.</param>
    /// <param name="rounds">Pairs that count; a third as many before them warm up.</param>
    /// <param name="operations">Operations of each side in a round.</param>
    public static async Task<double> TimeRatioAsync(Side subject, Side yardstick, int rounds, int operations)
    {
        Console.WriteLine($"{subject.Name} | {yardstick.Name}: {rounds} rounds of {operations}, µs each");
        for (var i = 0; i < (rounds + 2) / 3; i++)
        {
            await TimeAsync(subject, operations);
            await TimeAsync(yardstick, operations);
        }
        var pairs = new (double Subject, double Yardstick)[rounds];
        for (var i = 0; i < rounds; i++)
        {
            pairs[i] = (await TimeAsync(subject, operations), await TimeAsync(yardstick, operations));
            Print($"{i + 1}", pairs[i].Subject, pairs[i].Yardstick, pairs[i].Subject / pairs[i].Yardstick);
        }
        var ratio = Median(pairs.Select(p => p.Subject / p.Yardstick));
        Print("median", Median(pairs.Select(p => p.Subject)), Median(pairs.Select(p => p.Yardstick)), ratio);
        return ratio;
    }

    private static async Task<double> TimeAsync(Side side, int operations)
    {
        var start = Stopwatch.GetTimestamp();
        await side.RunAsync(operations);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / operations;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Print(string round, double subject, double yardstick, double ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {round,6}  {subject,9:0.0} | {yardstick,9:0.0}   time ratio {ratio:0.00}"));
}
