using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

public sealed class RoundTripsAsOnAServerTests() : RoundTripTests(asServer: true);

/// <summary>How often a login waits for a database server: reads, what begins and ends a transaction, and the one write in between.</summary>
public abstract class RoundTripTests(bool asServer)
{
    private const string WrongPin = "0001";

    private const int Check = 1, Change = 3, CheckAndChange = 4;

    [Fact]
    public async Task Login_TakesOneForThePinAndThreeForTheChange()
    {
        await using var portal = await StartAsync();

        // At a free phone, a takeover, a move, and a move that is a takeover.
        foreach (var (user, at) in new[] { ("2019", "3001"), ("2020", "3001"), ("2020", "3002"), ("2019", "3002") })
        {
            (await CountAsync(portal, async () => (await portal.CheckAsync(user, at)).IsSuccess.ShouldBeTrue())).ShouldBe(Check);
            (await CountAsync(portal, () => LogInAsync(portal, user, at))).ShouldBe(Change);
        }
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task WrongPin_TakesFour_HoweverManyThereWereBefore()
    {
        await using var portal = await StartAsync();

        for (var i = 0; i < 2; i++)
            (await CountAsync(portal, async () => (await portal.CheckAsync("2019", "3001", WrongPin)).Error.ShouldBeOfType<NotRight>())).ShouldBe(CheckAndChange);
    }

    [Fact]
    public async Task LogOut_TakesFour_ByTheRightPinAndByAWrongOne()
    {
        await using var portal = await StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await CountAsync(portal, async () => (await portal.LogOutAsync("3001", WrongPin)).Error.ShouldBeOfType<NotRight>())).ShouldBe(CheckAndChange);
        (await CountAsync(portal, async () => (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).IsSuccess.ShouldBeTrue())).ShouldBe(CheckAndChange);
        await Consistency.VerifyAsync(portal);
    }

    /// <summary>The first right PIN forgets the wrong ones; what then still counts, for the phone and for the day, asks for nothing.</summary>
    [Fact]
    public async Task Login_AfterAWrongPin_CostsMoreOnlyOnce()
    {
        await using var portal = await StartAsync();
        await portal.CheckAsync("2019", "3001", WrongPin);

        (await CountAsync(portal, async () => (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue())).ShouldBe(CheckAndChange);
        foreach (var user in new[] { "2019", "2020" })
        {
            (await CountAsync(portal, async () => (await portal.CheckAsync(user, at: "3001")).IsSuccess.ShouldBeTrue())).ShouldBe(Check);
            (await CountAsync(portal, () => LogInAsync(portal, user, at: "3001"))).ShouldBe(Change);
        }
    }

    [Fact]
    public async Task Refusal_TakesOneLookAtTheVersion()
    {
        await using var portal = await StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await CountAsync(portal, async () => (await portal.Ownership.LogInAsync(
            TestPortal.Admin, "main", portal.Main["3001"], portal.Main["2020"], null, OwnershipChannel.Phone)).Error.ShouldBeOfType<OwnerChanged>())).ShouldBe(1);
    }

    /// <summary>A portal that has asked whatever it asks once.</summary>
    private async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(asServer);
        await portal.LogInAsync("2024", at: "3004");
        return portal;
    }

    private static async Task LogInAsync(TestPortal portal, string user, string at)
    {
        var owner = portal.Board.OwnerOf(portal.Main[at])?.Id;
        (await portal.Ownership.LogInAsync(TestPortal.Admin, "main", portal.Main[at], portal.Main[user], owner, OwnershipChannel.Phone)).IsSuccess.ShouldBeTrue();
    }

    private static async Task<int> CountAsync(TestPortal portal, Func<Task> work)
    {
        var before = portal.Faults.RoundTrips;
        await work();
        return portal.Faults.RoundTrips - before;
    }
}
