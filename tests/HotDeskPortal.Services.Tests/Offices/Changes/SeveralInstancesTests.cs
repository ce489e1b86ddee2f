using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using static HotDeskPortal.Services.Tests.Import.ImportRuns;

namespace HotDeskPortal.Services.Tests.Offices.Changes;

public sealed class SeveralInstancesOnThisProductTests() : SeveralInstancesTests(asServer: false);

public sealed class SeveralInstancesAsOnAServerTests() : SeveralInstancesTests(asServer: true);

/// <summary>Instances whose boards do not know yet what the other has changed.</summary>
public abstract class SeveralInstancesTests(bool asServer)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_OnABoardThatIsBehind_IsDecidedOnTheNewestOne()
    {
        await using var first = await TestPortal.StartAsync(asServer);
        await using var second = await first.SecondInstanceAsync();
        await first.LogInAsync("2019", at: "3001");
        await first.LogInAsync("2019", at: "3002");

        // The second one believes that 3002 is free, and that 2019 owns nothing.
        (await second.LogInAsync("2020", at: "3002")).Error.ShouldBeOfType<OwnerChanged>();
        (await second.LogInAsync("2019", at: "3003")).IsSuccess.ShouldBeTrue();

        second.Board.HotDesksOf(second.Main["2019"]).ShouldBe([second.Main["3003"]]);
        await first.Feed.CatchUpAsync(first.Main.Id, long.MaxValue, Token);
        await Consistency.VerifyAsync(first, second);
    }

    [Fact]
    public async Task Refusal_OnABoardThatIsBehind_IsNotTold()
    {
        await using var first = await TestPortal.StartAsync(asServer);
        await using var second = await first.SecondInstanceAsync();
        await first.LogInAsync("2019", at: "3001");

        // The second one believes that nobody is logged in.
        (await second.LogOutAsync("3001", TestOffice.PinOf("2019"))).IsSuccess.ShouldBeTrue();

        await first.Feed.CatchUpAsync(first.Main.Id, long.MaxValue, Token);
        await Consistency.VerifyAsync(first, second);
    }

    [Fact]
    public async Task WrongPins_OnTwoInstances_AreAllCounted()
    {
        await using var first = await TestPortal.StartAsync(asServer);
        await using var second = await first.SecondInstanceAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => (i % 2 == 0 ? first : second).CheckAsync($"{2019 + (i % 6)}", at: $"{3001 + (i % 4)}", pin: "0001"))));

        (await first.ReadAsync(db => db.PinGuards.SingleAsync(g => g.Subject == PinSubject.Office, Token))).WrongADay.ShouldBe(12);
    }

    /// <summary>Where an import holds the office, logins wait their turn, here and there; nobody is told that the database is away.</summary>
    [Fact]
    public async Task Import_AndLoginsOnBothInstances_AllSucceed()
    {
        const int Rows = 300;
        await using var first = await TestPortal.StartAsync(asServer);
        await using var second = await first.SecondInstanceAsync();
        var plan = await DryRunAsync(first, ImportKind.HotDeskUsers, Users(Rows));

        var import = Task.Run(() => first.Get<ImportService>().ExecuteAsync(
            TestPortal.Admin, "main", plan.Id, ImportChoice.All, OwnershipChannel.Portal, null, Token), Token);
        await Task.WhenAll(LogInAndOutAsync(first, "2019", "3001", import), LogInAndOutAsync(second, "2020", "3002", import));

        (await import).Value.Imported.ShouldBe(Rows);
        foreach (var portal in new[] { first, second })
            await portal.Feed.CatchUpAsync(portal.Main.Id, long.MaxValue, Token);
        second.Board.Directory.Find("40299").ShouldNotBeNull();
        await Consistency.VerifyAsync(first, second);
    }

    /// <summary>Logs in and out until the import is through.</summary>
    private static async Task LogInAndOutAsync(TestPortal portal, string user, string at, Task import)
    {
        do
        {
            (await portal.LogInAsync(user, at)).Error.ShouldBeNull();
            (await portal.LogOutAsync(at, TestOffice.PinOf(user))).Error.ShouldBeNull();
        }
        while (!import.IsCompleted);
    }
}
