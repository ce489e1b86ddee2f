namespace HotDeskPortal.Benchmarks;

/// <summary>Takeovers one after another, PIN check and login, against raw transactions.</summary>
internal sealed class TakeoverBenchmark : IBenchmark
{
    private const int Rounds = 15, Takeovers = 400;

    public string Name => "takeover";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var takeovers = await KeypadTakeovers.CreateAsync();
        var time = await Yardstick.TimeRatioAsync(
            new Side("service", takeovers.RunAsync), new Side("raw ADO.NET", takeovers.Raw.RunAsync), Rounds, Takeovers);
        await takeovers.VerifyAsync();
        return [new Verdict(Name, 1 / time, Bar.AtLeast(0.5))];
    }
}
