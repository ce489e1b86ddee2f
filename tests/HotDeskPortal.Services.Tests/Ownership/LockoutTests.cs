using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: Lockout.</summary>
public sealed class LockoutTests
{
    private const string WrongPin = "0001";

    [Theory]
    [InlineData("2999", WrongPin)] // unknown
    [InlineData("12", WrongPin)]
    [InlineData("*", WrongPin)] // no number at all
    [InlineData("3002", WrongPin)] // a hot desk extension
    [InlineData("7000", WrongPin)] // a destination
    [InlineData("2070", "70413")] // disabled, right PIN
    [InlineData("2080", "")] // no PIN set
    [InlineData("2080", WrongPin)]
    [InlineData("2019", WrongPin)]
    [InlineData("2060", WrongPin)] // not enabled: only a right PIN may learn that
    [InlineData("2050", WrongPin)] // phone of their own
    [InlineData("2019", "60428")] // somebody else's PIN
    public async Task CheckPin_WhateverIsWrong_IsTheSameRefusalAndCountsForThePhone(string extension, string pin)
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.CheckAsync(extension, at: "3001", pin)).Error.ShouldBe(new NotRight());

        var phone = await portal.ReadAsync(db => db.PinGuards.SingleAsync(g => g.Subject == PinSubject.Phone));
        phone.WrongAt.ShouldHaveSingleItem().ShouldBe(TestOffice.SeededAt);
        portal.Board.Version.ShouldBe(0);
    }

    [Fact]
    public async Task CheckPin_RightPinOfSomebodyWhoMayNot_SaysWhy()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");

        (await portal.CheckAsync("2060", at: "3001")).Error.ShouldBeOfType<NotEnabled>();
        (await portal.CheckAsync("2050", at: "3001")).Error.ShouldBeOfType<HasOwnPhone>();
        (await portal.CheckAsync("2019", at: "3001")).Error.ShouldBeOfType<AlreadyOwner>();

        (await portal.SessionsAsync()).ShouldHaveSingleItem();
        portal.Board.Version.ShouldBe(1);
    }

    [Fact]
    public async Task CheckPin_NotEnabledAndWithOwnPhone_NotEnabledComesFirst()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.UserAsync("2050", u => u.IsHotDeskingEnabled = false);

        (await portal.CheckAsync("2050", at: "3001")).Error.ShouldBeOfType<NotEnabled>();
    }

    [Fact]
    public async Task WrongPins_ThreeForOneUser_LockThemEverywhereForFifteenMinutes()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var phone in new[] { "3001", "3002", "3003" })
            await portal.CheckAsync("2019", phone, WrongPin);
        var until = TestOffice.SeededAt.AddMinutes(15);

        var entry = (await portal.JournalAsync()).ShouldHaveSingleItem();
        (entry.Kind, entry.UserId, entry.HotDeskExtensionId, entry.Until).ShouldBe(
            (JournalKind.UserLocked, portal.Main["2019"], portal.Main["3003"], until));
        portal.Board.UserLockedUntil(portal.Main["2019"], portal.Clock.GetUtcNow()).ShouldBe(until);
        (await portal.CheckAsync("2019", at: "3004")).Error.ShouldBe(new NotRight());

        portal.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        (await portal.CheckAsync("2019", at: "3004")).Error.ShouldBe(new NotRight());
        portal.Clock.Advance(TimeSpan.FromTicks(1));
        (await portal.CheckAsync("2019", at: "3004")).IsSuccess.ShouldBeTrue();
        portal.Board.UserLockedUntil(portal.Main["2019"], portal.Clock.GetUtcNow()).ShouldBeNull();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task WrongPins_WhileLocked_NeitherCountNorExtend()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2019", "3001", WrongPin);
        portal.Clock.Advance(TimeSpan.FromMinutes(14));

        for (var i = 0; i < 5; i++)
            await portal.CheckAsync("2019", "3001", WrongPin);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        (await portal.JournalAsync()).ShouldHaveSingleItem();
        // Nor for the phone.
        (await portal.ReadAsync(db => db.PinGuards.SingleAsync(g => g.Subject == PinSubject.Phone))).WrongAt.Length.ShouldBe(3);
    }

    [Fact]
    public async Task WrongPins_SpreadOverMoreThanFiveMinutes_DoNotLock()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            await portal.CheckAsync("2019", "3001", WrongPin);
            portal.Clock.Advance(TimeSpan.FromMinutes(2.5));
        }

        (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        portal.Board.Version.ShouldBe(0);
    }

    [Fact]
    public async Task RightPin_BetweenWrongOnes_ClearsTheUsersCountAndNotThePhones()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 9; i++)
        {
            await portal.CheckAsync("2019", "3001", WrongPin);
            await portal.CheckAsync("2019", "3001");
        }

        await portal.CheckAsync("2019", "3001", WrongPin);

        var locked = (await portal.JournalAsync()).ShouldHaveSingleItem();
        locked.Kind.ShouldBe(JournalKind.PhoneLocked);
    }

    [Fact]
    public async Task WrongPins_TenFromOnePhone_MakeItRefuseForFifteenMinutes()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2024", at: "3001");
        for (var i = 0; i < 10; i++)
            await portal.CheckAsync($"29{i:00}", "3001", WrongPin);
        var until = TestOffice.SeededAt.AddMinutes(15);

        (await portal.CheckAsync("2019", at: "3001")).Error.ShouldBe(new PhoneRefuses(until));
        (await portal.LogOutAsync("3001", TestOffice.PinOf("2024"))).Error.ShouldBe(new PhoneRefuses(until));
        (await portal.CheckAsync("2019", at: "3002")).IsSuccess.ShouldBeTrue();
        (await portal.JournalAsync())[^1].Kind.ShouldBe(JournalKind.PhoneLocked);
        var phone = portal.Board.Directory.HotDesk(portal.Main["3001"])!.Phone!.Id;
        portal.Board.PhoneLockedUntil(phone, portal.Clock.GetUtcNow()).ShouldBe(until);

        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task WrongPins_AtLogOut_CountForTheOwner()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        for (var i = 0; i < 3; i++)
            await portal.LogOutAsync("3001", WrongPin);

        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).Error.ShouldBeOfType<NotRight>();
        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.JournalAsync())[^1].Kind.ShouldBe(JournalKind.UserLocked);
    }

    [Fact]
    public async Task Unlock_User_LiftsTheLockOnceAndJournalsIt()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2019", "3001", WrongPin);

        for (var i = 0; i < 2; i++)
            (await portal.Ownership.UnlockUserAsync(TestPortal.Admin, "main", portal.Main["2019"], OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();

        (await portal.JournalAsync()).Select(e => e.Kind).ShouldBe([JournalKind.UserLocked, JournalKind.UserUnlocked]);
        var unlocked = (await portal.JournalAsync())[^1];
        (unlocked.By, unlocked.Channel, unlocked.UserId).ShouldBe(("admin@example.com", OwnershipChannel.Portal, portal.Main["2019"]));
        portal.Board.UserLockedUntil(portal.Main["2019"], portal.Clock.GetUtcNow()).ShouldBeNull();
        (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Unlock_Phone_LiftsTheLock()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 10; i++)
            await portal.CheckAsync($"29{i:00}", "3001", WrongPin);

        (await portal.Ownership.UnlockPhoneAsync(TestPortal.Admin, "main", portal.Main["3001"], OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();

        (await portal.JournalAsync()).Select(e => e.Kind).ShouldBe([JournalKind.PhoneLocked, JournalKind.PhoneUnlocked]);
        (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Unlock_WhereNothingIsToUnlock_ExplainsIt()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.Ownership.UnlockPhoneAsync(TestPortal.Admin, "main", portal.Main["3009"], OwnershipChannel.Portal)).Error.ShouldBeOfType<NoPhone>();
        (await portal.Ownership.UnlockPhoneAsync(TestPortal.Admin, "main", 4711, OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownHotDesk>();
        (await portal.Ownership.UnlockUserAsync(TestPortal.Admin, "main", 4711, OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownUser>();
    }

    [Fact]
    public async Task Unlock_UserOfAnotherOffice_LeavesTheirLock()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2019", "3001", WrongPin);

        var trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);
        (await portal.Ownership.UnlockUserAsync(trainer, "training", portal.Main["2019"], OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownUser>();

        (await portal.CheckAsync("2019", at: "3002")).Error.ShouldBeOfType<NotRight>();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Lock_AfterRestart_StillHolds()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2019", "3001", WrongPin);

        await portal.RestartAsync();

        portal.Board.UserLockedUntil(portal.Main["2019"], portal.Clock.GetUtcNow()).ShouldNotBeNull();
        (await portal.CheckAsync("2019", at: "3001")).Error.ShouldBeOfType<NotRight>();
    }

    [Fact]
    public async Task WrongPins_CountedByTwoWritersAtOnce_LaterOneIsTold()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.CheckAsync("2019", "3001", WrongPin);
        await using var first = portal.Database.Open();
        await using var second = portal.Database.Open();
        foreach (var db in new[] { first, second })
        {
            var guard = await db.PinGuards.SingleAsync(g => g.Subject == PinSubject.User);
            guard.Take(guard.ToGuard().Wrong(portal.Clock.GetUtcNow(), portal.Board.Office.Policies.UserLockout));
        }

        await first.SaveChangesAsync(TestContext.Current.CancellationToken);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Count_ThatIsOver_LeavesNoRow()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.CheckAsync("2019", "3001", WrongPin);
        portal.Clock.Advance(PinGuard.Day);

        (await portal.CheckAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        (await portal.ReadAsync(db => db.PinGuards.AnyAsync(g => g.Subject == PinSubject.User))).ShouldBeFalse();

        await portal.Ownership.UnlockPhoneAsync(TestPortal.Admin, "main", portal.Main["3001"], OwnershipChannel.Portal, TestContext.Current.CancellationToken);
        (await portal.ReadAsync(db => db.PinGuards.AnyAsync(g => g.Subject == PinSubject.Phone))).ShouldBeFalse();
    }
}
