using System.Globalization;

namespace HotDeskPortal.Benchmarks;

/// <summary>A figure to reach, measured against a yardstick in the same run.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>Measures; the last verdict is the benchmark's own.</summary>
    Task<IReadOnlyList<Verdict>> RunAsync();
}

/// <summary>A measured ratio and its bar.</summary>
internal sealed record Verdict(string Name, double Ratio, Bar Bar)
{
    public bool Holds => Bar.Kind == BarKind.AtLeast ? Ratio >= Bar.Limit : Ratio <= Bar.Limit;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {Ratio:0.00} x ({(Bar.Kind == BarKind.AtLeast ? "at least" : "at most")} {Bar.Limit})");
}

internal enum BarKind
{
    AtLeast,
    AtMost,
}

internal sealed record Bar(BarKind Kind, double Limit)
{
    public static Bar AtLeast(double limit) => new(BarKind.AtLeast, limit);

    public static Bar AtMost(double limit) => new(BarKind.AtMost, limit);
}

/// <summary>The command line: <c>dotnet run -c Release --project tests/HotDeskPortal.Benchmarks -- &lt;name&gt;</c>.</summary>
internal static class Benchmarks
{
    private static readonly IBenchmark[] All = [new TakeoverBenchmark(), new StormBenchmark(), new FanOutBenchmark(), new RouteBenchmark(), new VerdictBenchmark(), new ImportBenchmark(), new BootStormBenchmark(), new MapBenchmark(), new FloodBenchmark(), new DoorBenchmark()];

    /// <returns>0: every bar holds; 1: one does not; 2: there is no such benchmark.</returns>
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var name] || All.FirstOrDefault(b => b.Name == name) is not { } benchmark)
        {
            await Console.Error.WriteLineAsync($"Usage: HotDeskPortal.Benchmarks {string.Join('|', All.Select(b => b.Name))}");
            return 2;
        }
        var verdicts = await benchmark.RunAsync();
        foreach (var verdict in verdicts)
            Console.WriteLine(verdict);
        return verdicts.All(v => v.Holds) ? 0 : 1;
    }
}
