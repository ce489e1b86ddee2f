using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Nobody takes all the places in which imports wait.</summary>
public sealed class ImportLaneTests
{
    private static readonly Actor Greedy = Actor.Key("Field service", ApiKeyRights.Write, [1], 7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneKey_HasItsShare_AndOthersFindPlaces()
    {
        using var lane = new ImportLane();
        using var gate = new ManualResetEventSlim();
        var sent = Enumerable.Range(0, ImportLane.Share).Select(i => lane.RunAsync(
            Greedy,
            () =>
            {
                gate.Wait(Token);
                return i;
            },
            Token)).ToList();

        (await lane.RunAsync(Greedy, () => 99, Token)).Error.ShouldBeOfType<Unavailable>();
        var namesake = lane.RunAsync(Actor.Key(Greedy.Name, ApiKeyRights.Write, [1], 8), () => 100, Token);
        namesake.IsCompleted.ShouldBeFalse("it waits for its turn");

        gate.Set();
        (await Task.WhenAll(sent)).Select(s => s.Value).ShouldBe(Enumerable.Range(0, ImportLane.Share));
        (await namesake).Value.ShouldBe(100);
        (await lane.RunAsync(Greedy, () => 101, Token)).Value.ShouldBe(101);
    }

    [Fact]
    public async Task WhatFails_OrIsGivenUp_LeavesItsPlace()
    {
        using var lane = new ImportLane();
        for (var i = 0; i <= ImportLane.Share; i++)
        {
            await Should.ThrowAsync<InvalidDataException>(() => lane.RunAsync<int>(Greedy, () => throw new InvalidDataException(), Token));
            await Should.ThrowAsync<OperationCanceledException>(() => lane.RunAsync(Greedy, () => 1, new CancellationToken(canceled: true)));
        }
        (await lane.RunAsync(Greedy, () => 1, Token)).Value.ShouldBe(1);
    }
}
