using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>A reader that comes from another instance finds here what it has seen there.</summary>
public sealed class FeedReachTests
{
    [Fact(Timeout = 60_000)]
    public async Task Version_ThatAnotherInstanceHasReached_IsReachedHere_OneThatNeverWasIsNot()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var behind = await portal.SecondInstanceAsync();
        await portal.LogInAsync("2019", at: "3001");
        behind.Board.Version.ShouldBe(0);

        (await behind.Feed.TryReachAsync(behind.Main.Id, 1, TestContext.Current.CancellationToken)).ShouldBeTrue();

        behind.OwnerOf("3001").ShouldBe("2019");
        (await behind.Feed.TryReachAsync(behind.Main.Id, 99, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task Version_WhileTheDatabaseHangs_IsNotWaitedForLong()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var behind = await portal.SecondInstanceAsync();
        await portal.LogInAsync("2019", at: "3001");
        behind.Faults.Fault = Fault.Hanging;

        (await behind.Feed.TryReachAsync(behind.Main.Id, 1, TestContext.Current.CancellationToken)).ShouldBeFalse();

        behind.Faults.Fault = Fault.None;
        await behind.Feed.CatchUpAsync(behind.Main.Id, 1, TestContext.Current.CancellationToken);
        behind.OwnerOf("3001").ShouldBe("2019", "what was begun goes on");
    }
}
