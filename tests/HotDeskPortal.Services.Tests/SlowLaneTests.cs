namespace HotDeskPortal.Services.Tests;

public sealed class SlowLaneTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_IsDoneOneAfterTheOther_OnOneThread()
    {
        using var lane = new Lane(places: 100);
        var (running, most) = (0, 0);
        var threads = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => lane.RunAsync(
            () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                Interlocked.Decrement(ref running);
                return Environment.CurrentManagedThreadId;
            },
            Token)));
        most.ShouldBe(1);
        threads.Distinct().ShouldHaveSingleItem().ShouldNotBe(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public async Task ALane_IsFull_WhenAsManyWaitAsThereArePlaces_AndNotWhenTheyAreDone()
    {
        using var lane = new Lane(places: 2);
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = lane.RunAsync(
            () =>
            {
                begun.Set();
                gate.Wait(Token);
                return 1;
            },
            Token);
        begun.Wait(Token);
        var second = lane.RunAsync(() => 2, Token);
        lane.IsFull.ShouldBeFalse();
        var third = lane.RunAsync(() => 3, Token);
        lane.IsFull.ShouldBeTrue();
        gate.Set();
        (await Task.WhenAll(first, second, third)).ShouldBe([1, 2, 3]);
        lane.IsFull.ShouldBeFalse();
    }

    [Fact]
    public async Task WhatFails_FailsForWhoeverWaits_AndTheLaneGoesOn()
    {
        using var lane = new Lane(places: 2);
        await Should.ThrowAsync<InvalidDataException>(() => lane.RunAsync<int>(() => throw new InvalidDataException(), Token));
        (await lane.RunAsync(() => 1, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task WorkThatNobodyWaitsForAnyMore_IsNotBegun()
    {
        using var lane = new Lane(places: 2);
        var isDone = false;
        await Should.ThrowAsync<OperationCanceledException>(() => lane.RunAsync(() => isDone = true, new CancellationToken(canceled: true)));
        isDone.ShouldBeFalse();
    }

    private sealed class Lane(int places) : SlowLane("Test", places);
}
