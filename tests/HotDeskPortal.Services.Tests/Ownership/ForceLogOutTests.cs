using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: How a session ends.</summary>
public sealed class ForceLogOutTests
{
    [Fact]
    public async Task ForceLogOut_OfASelection_EndsAllInOneChangeSetWithTheReason()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3002");

        var ended = await ForceAsync(portal, " Closing time ", null, "3001", "3002", "3001");

        ended.Value.Select(e => (e.HotDesk.Digits, e.Owner.Number.Digits)).ShouldBe([("3001", "2019"), ("3002", "2020")]);
        foreach (var session in await portal.SessionsAsync())
            (session.End, session.Reason, session.EndedBy, session.EndedThrough)
                .ShouldBe((SessionEnd.Forced, "Closing time", "admin@example.com", OwnershipChannel.Portal));
        (await portal.JournalAsync()).Skip(2).Select(e => e.ChangeSet).Distinct().ShouldHaveSingleItem();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task ForceLogOut_WhereOneIsFree_EndsNone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await ForceAsync(portal, "Closing time", null, "3001", "3002")).Error.ShouldBeOfType<NobodyLoggedIn>();

        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.OpenSessionAsync("3001")).ShouldNotBeNull();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task ForceLogOut_OfASessionTakenOverMeanwhile_LeavesTheNewOwner()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var meant = (await portal.OpenSessionAsync("3001"))!.Id;
        await portal.LogInAsync("2020", at: "3001");

        (await ForceAsync(portal, "Closing time", meant, "3001")).Error.ShouldBeOfType<SessionOver>();

        portal.OwnerOf("3001").ShouldBe("2020");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("   ", 1)]
    [InlineData("two\nlines", 1)]
    [InlineData("fine", 0)]
    [InlineData(null, 1)]
    public async Task ForceLogOut_OfInvalidInput_NamesItAndEndsNone(string? reason, int phones)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        var refused = await ForceAsync(portal, reason ?? new string('x', 201), null, [.. Enumerable.Repeat("3001", phones)]);

        refused.Error.ShouldBeOfType<InvalidInput>().Result.Errors.ShouldHaveSingleItem();
        portal.OwnerOf("3001").ShouldBe("2019");
    }

    private static Task<Domain.Result<System.Collections.Immutable.ImmutableArray<ForcedLogOut>>> ForceAsync(
        TestPortal portal, string reason, Guid? session, params string[] at) => portal.Ownership.ForceLogOutAsync(
            TestPortal.Admin, "main", new ForceLogOutForm { HotDeskIds = [.. at.Select(n => portal.Main[n])], SessionId = session, Reason = reason },
            OwnershipChannel.Portal);
}
