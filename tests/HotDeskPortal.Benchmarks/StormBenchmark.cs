namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Shift change: 64 phones at once, from the PIN check until the feed has told of the last one, and again; against raw transactions
/// one after another, as a database with one writer takes them.
/// </summary>
internal sealed class StormBenchmark : IBenchmark
{
    private const int Rounds = 15, AtOnce = 64, Waves = 6;

    public string Name => "storm";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var takeovers = await KeypadTakeovers.CreateAsync();
        var time = await Yardstick.TimeRatioAsync(
            new Side($"{AtOnce} phones at once", n => takeovers.RunAsync(n, AtOnce)), new Side("raw ADO.NET", takeovers.Raw.RunAsync), Rounds, Waves * AtOnce);
        await takeovers.VerifyAsync();
        return [new Verdict(Name, 1 / time, Bar.AtLeast(1))];
    }
}
