using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskUsers;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: Edge cases. Numbers 3 and 4 are in ConcurrencyTests, 8 also in AutomaticLogoutServiceTests.</summary>
public sealed class EdgeCaseTests
{
    [Fact]
    public async Task Case10_CommittedButNeverAnswered_IsThereAfterRestartAndMayDialAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var call = await portal.Dial("3001").IdentifyAsync("2019");
        portal.Faults.Fault = Fault.AfterCommit;
        await call.EnterAsync("2");
        portal.Faults.Fault = Fault.None;

        await portal.RestartAsync();

        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.Dial("3001").IdentifyAsync("2019")).Turn.Outcome.ShouldBe(KeypadOutcome.AlreadyLoggedIn);
        (await portal.SessionsAsync()).ShouldHaveSingleItem();
        await Consistency.VerifyAsync(portal);
    }

    [Theory]
    [InlineData("hang up")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("#")]
    [InlineData("*")]
    public async Task Case1_AnythingButTwo_ChangesNothingOnEitherPhone(string instead)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3002");
        var version = portal.Board.Version;
        var call = await portal.Dial("3002").IdentifyAsync("2019");

        if (instead == "hang up")
            await call.HangUpAsync();
        else
            for (var i = 0; i < 3; i++)
                await call.EnterAsync(instead);

        call.Turn.Outcome.ShouldBe(instead == "hang up" ? KeypadOutcome.HungUp : KeypadOutcome.NotConfirmed);
        (portal.OwnerOf("3001"), portal.OwnerOf("3002"), portal.Board.Version).ShouldBe(("2019", "2020", version));
        (await portal.SessionsAsync()).ShouldAllBe(s => s.EndedAt == null);
    }

    [Fact]
    public async Task Case2_TargetLosesItsPhoneAfterTheRightPin_KeepsTheOldPhone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var call = await portal.Dial("3002").IdentifyAsync("2019");
        var target = portal.Main["3002"];
        await portal.SetUpAsync(async t => (await t.Db.Phones.SingleAsync(p => p.HotDeskExtensionId == target)).HotDeskExtensionId = null);

        await call.EnterAsync("2");

        call.Turn.Outcome.ShouldBe(KeypadOutcome.NotAHotDeskPhone);
        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe(("2019", null));
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Case2_UserIsDisabledAfterTheRightPin_KeepsTheOldPhone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var call = await portal.Dial("3002").IdentifyAsync("2019");
        await portal.UserAsync("2019", u => u.IsHotDeskingEnabled = false);

        await call.EnterAsync("2");

        call.Turn.Outcome.ShouldBe(KeypadOutcome.NotEnabled);
        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe(("2019", null));
    }

    [Fact]
    public async Task Case5_RightPinOnTheThirdTry_Succeeds()
    {
        await using var portal = await TestPortal.StartAsync();
        var call = portal.Dial("3001");
        for (var i = 0; i < 2; i++)
        {
            await call.IdentifyAsync("2019", pin: "0001");
            call.Said.ShouldBe([Prompt.ExtensionOrPinNotRight, Prompt.EnterExtension]);
        }

        await call.IdentifyAsync("2019");
        await call.EnterAsync("2");

        call.Turn.Outcome.ShouldBe(KeypadOutcome.LoggedIn);
    }

    [Fact]
    public async Task Case5_RightPinWhileLocked_SoundsLikeAWrongOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var wrong = portal.Dial("3001");
        for (var i = 0; i < 3; i++)
            await wrong.IdentifyAsync("2019", pin: "0001");
        wrong.Turn.Outcome.ShouldBe(KeypadOutcome.NotRight);

        var right = await portal.Dial("3002").IdentifyAsync("2019");
        var wrongAgain = await portal.Dial("3003").IdentifyAsync("2020", pin: "0001");

        right.Said.ShouldBe(wrongAgain.Said);
        right.Turn.Say.ShouldBe(wrongAgain.Turn.Say);
        right.Turn.Did.Select(n => n.What).ShouldBe(wrongAgain.Turn.Did.Select(n => n.What));
    }

    [Fact]
    public async Task Case6_PhoneAssignedToOwner_KeepsTheSessionAndRefusesTheNextLogin()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var user = portal.Main["2019"];

        await portal.SetUpAsync(t => { t.Db.Add(TestOffice.NewPhone(t.Office.Id, "805ec0112299", userId: user)); return Task.CompletedTask; });

        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.CheckAsync("2019", at: "3002")).Error.ShouldBeOfType<HasOwnPhone>();
        portal.OwnerOf("3001").ShouldBe("2019");
    }

    [Fact]
    public async Task Case7_PinResetDuringTheSession_LogOutTakesTheNewOneAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        await portal.UserAsync("2019", u => u.Pin = portal.Get<PinHasher>().Hash(u.Id, Pin.Entered("264819")));

        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).Error.ShouldBeOfType<NotRight>();
        (await portal.LogOutAsync("3001", "264819")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Case8_NightlyDueForASessionTakenOver_LeavesTheNewOwner()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var due = new DueLogout((await portal.OpenSessionAsync("3001"))!.Id, portal.Main["3001"], SessionEnd.Nightly);
        await portal.LogInAsync("2020", at: "3001");

        (await portal.Ownership.EndDueAsync(portal.Main.Id, due, CancellationToken.None)).Error.ShouldBeOfType<SessionOver>();

        portal.OwnerOf("3001").ShouldBe("2020");
    }

    [Fact]
    public async Task Case9_RenumberedDuringTheSession_EverythingFollowsTheUser()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var session = await portal.OpenSessionAsync("3001");

        await portal.UserAsync("2019", u => u.Number = ExtensionNumber.Parse("2119"));

        portal.OwnerOf("3001").ShouldBe("2119");
        (await portal.OpenSessionAsync("3001"))!.Id.ShouldBe(session!.Id);
        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).Value.Number.Digits.ShouldBe("2119");
        (await portal.SessionsAsync()).Single().UserId.ShouldBe(portal.Main["2019"]);
    }
}
