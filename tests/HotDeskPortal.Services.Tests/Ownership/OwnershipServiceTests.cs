using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: Taking ownership.</summary>
public sealed class TakingOwnershipTests
{
    [Fact]
    public async Task LogIn_AtFreePhone_StartsOneJournalledSession()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.LogInAsync("2019", at: "3001")).Value.Digits.ShouldBe("3001");

        var session = (await portal.SessionsAsync()).ShouldHaveSingleItem();
        (session.UserId, session.HotDeskExtensionId, session.StartedAt).ShouldBe((portal.Main["2019"], portal.Main["3001"], TestOffice.SeededAt));
        (session.StartedThrough, session.StartedBy, session.EndedAt).ShouldBe((OwnershipChannel.Phone, "Dana Whitfield", null));
        session.PhoneId.ShouldBe(portal.Board.Directory.HotDesk(portal.Main["3001"])!.Phone!.Id);
        var entry = (await portal.JournalAsync()).ShouldHaveSingleItem();
        (entry.Version, entry.Kind, entry.SessionId).ShouldBe((1, JournalKind.SessionStarted, session.Id));
        portal.OwnerOf("3001").ShouldBe("2019");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogIn_AtOwnedPhone_EndsPreviousSessionInTheSameChangeSet()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));

        (await portal.LogInAsync("2020", at: "3001")).IsSuccess.ShouldBeTrue();

        var sessions = await portal.SessionsAsync();
        (sessions[0].End, sessions[0].SucceededBy, sessions[0].EndedBy).ShouldBe((SessionEnd.TakenOver, sessions[1].Id, "Marek Novák"));
        sessions[0].EndedAt.ShouldBe(sessions[1].StartedAt);
        var journal = await portal.JournalAsync();
        journal.Select(e => (e.Version, e.Kind)).ShouldBe([
            (1, JournalKind.SessionStarted), (2, JournalKind.SessionEnded), (3, JournalKind.SessionStarted)]);
        journal[2].ChangeSet.ShouldBe(journal[1].ChangeSet);
        journal[1].ChangeSet.ShouldNotBe(journal[0].ChangeSet);
        portal.OwnerOf("3001").ShouldBe("2020");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogIn_WhileElsewhereUnderMove_EndsTheOtherSession()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await portal.LogInAsync("2019", at: "3004")).IsSuccess.ShouldBeTrue();

        var moved = (await portal.SessionsAsync()).Single(s => s.EndedAt is not null);
        (moved.End, moved.SucceededBy).ShouldBe((SessionEnd.Moved, (await portal.OpenSessionAsync("3004"))!.Id));
        (portal.OwnerOf("3001"), portal.OwnerOf("3004")).ShouldBe((null, "2019"));
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogIn_MovingToOwnedPhone_ChangesBothInOneChangeSet()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3002");

        (await portal.LogInAsync("2019", at: "3002")).IsSuccess.ShouldBeTrue();

        (await portal.JournalAsync()).Skip(2).Select(e => (e.Kind, e.End, e.ChangeSet)).Distinct().Count().ShouldBe(3);
        (await portal.JournalAsync()).Skip(2).Select(e => e.ChangeSet).Distinct().ShouldHaveSingleItem();
        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe((null, "2019"));
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogIn_WhileElsewhereUnderRefuse_IsRefusedAndNothingChanges()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { UserElsewhere = UserElsewherePolicy.Refuse });
        await portal.LogInAsync("2019", at: "3001");
        var version = portal.Board.Version;

        (await portal.CheckAsync("2019", at: "3002")).Error.ShouldBeOfType<LoggedInElsewhere>().HotDesk.Digits.ShouldBe("3001");
        (await portal.Ownership.LogInAsync(TestPortal.Admin, "main", portal.Main["3002"], portal.Main["2019"], null, OwnershipChannel.Phone))
            .Error.ShouldBeOfType<LoggedInElsewhere>();

        (portal.OwnerOf("3001"), portal.OwnerOf("3002"), portal.Board.Version).ShouldBe(("2019", null, version));
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogIn_WhileElsewhereUnderAllowSeveral_KeepsBoth()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.PoliciesAsync(p => p with { UserElsewhere = UserElsewherePolicy.AllowSeveral });
        await portal.LogInAsync("2019", at: "3001");

        (await portal.LogInAsync("2019", at: "3002")).IsSuccess.ShouldBeTrue();

        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe(("2019", "2019"));
        portal.Board.HotDesksOf(portal.Main["2019"]).ShouldBe([portal.Main["3001"], portal.Main["3002"]]);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogIn_WithAnotherOwnerThanAnnounced_ChangesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2020", at: "3001");

        foreach (var announced in new int?[] { null, portal.Main["2021"] })
            (await portal.Ownership.LogInAsync(TestPortal.Admin, "main", portal.Main["3001"], portal.Main["2019"], announced, OwnershipChannel.Phone))
                .Error.ShouldBeOfType<OwnerChanged>().Owner.Number.Digits.ShouldBe("2020");

        portal.OwnerOf("3001").ShouldBe("2020");
        (await portal.SessionsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LogIn_WhenAnnouncedOwnerHasLeft_TakesTheFreePhone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2020", at: "3001");
        var claim = (await portal.CheckAsync("2019", at: "3001")).Value;
        await portal.LogOutAsync("3001", TestOffice.PinOf("2020"));

        (await portal.Ownership.LogInAsync(
            TestPortal.Admin, "main", portal.Main["3001"], claim.User.UserId, claim.Owner!.UserId, OwnershipChannel.Phone)).IsSuccess.ShouldBeTrue();

        portal.OwnerOf("3001").ShouldBe("2019");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogOut_WithOwnersPin_EndsTheSession()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).Value.Name.ShouldBe("Dana Whitfield");

        (await portal.SessionsAsync()).Single().End.ShouldBe(SessionEnd.LoggedOut);
        portal.OwnerOf("3001").ShouldBeNull();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogOut_WithSomebodyElsesPin_IsWrong()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await portal.LogOutAsync("3001", TestOffice.PinOf("2020"))).Error.ShouldBeOfType<NotRight>();

        portal.OwnerOf("3001").ShouldBe("2019");
    }

    [Fact]
    public async Task LogOut_AtFreePhone_SaysSo()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).Error.ShouldBeOfType<NobodyLoggedIn>();
    }

    [Fact]
    public async Task CheckPin_AtHotDeskWithoutPhone_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.CheckAsync("2019", at: "3009")).Error.ShouldBeOfType<NoPhone>();
        (await portal.Ownership.LogInAsync(TestPortal.Admin, "main", portal.Main["3009"], portal.Main["2019"], null, OwnershipChannel.Phone))
            .Error.ShouldBeOfType<NoPhone>();
    }
}
