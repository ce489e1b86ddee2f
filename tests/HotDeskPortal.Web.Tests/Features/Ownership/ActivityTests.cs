using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Features.Ownership;
using static HotDeskPortal.Web.Tests.Features.Ownership.Given;

namespace HotDeskPortal.Web.Tests.Features.Ownership;

public sealed class ActivityTests
{
    private static string Told(params JournalEntry[] entries) => string.Join(" | ", Activity.Tell(Board, entries).Select(l => l.Text));

    [Theory]
    [InlineData(SessionEnd.LoggedOut, "Dana Whitfield logged out of 3001")]
    [InlineData(SessionEnd.TakenOver, "Dana Whitfield left 3001")]
    [InlineData(SessionEnd.Moved, "Dana Whitfield left 3001")]
    [InlineData(SessionEnd.Forced, "ann@example.com logged Dana Whitfield out of 3001: Fire drill")]
    [InlineData(SessionEnd.MaximumSession, "Longest session reached: Dana Whitfield left 3001")]
    [InlineData(SessionEnd.Nightly, "Nightly logout: Dana Whitfield left 3001")]
    [InlineData(SessionEnd.UserDisabled, "Dana Whitfield was removed, and left 3001")]
    [InlineData(SessionEnd.UserDeleted, "Dana Whitfield was removed, and left 3001")]
    [InlineData(SessionEnd.HotDeskDeleted, "Dana Whitfield left 3001")]
    [InlineData(SessionEnd.PhoneUnassigned, "Dana Whitfield left 3001")]
    public void AnEnd_IsToldByItsWay(SessionEnd end, string sentence) =>
        Told(Entry(JournalKind.SessionEnded, Desk1, Dana, end) with { Reason = "Fire drill" }).ShouldBe(sentence);

    [Theory]
    [InlineData(JournalKind.SessionStarted, "Dana Whitfield logged in at 3001")]
    [InlineData(JournalKind.PhoneLocked, "3001 refuses logins after too many wrong PINs")]
    [InlineData(JournalKind.PhoneUnlocked, "ann@example.com unlocked the phone at 3001")]
    [InlineData(JournalKind.UserLocked, "Dana Whitfield is locked after wrong PINs at 3001")]
    [InlineData(JournalKind.UserUnlocked, "ann@example.com unlocked Dana Whitfield")]
    [InlineData(JournalKind.DirectoryChanged, "")]
    [InlineData(JournalKind.PinsGuessed, "Someone is guessing PINs, last at 3001")]
    public void EveryKind_HasItsSentenceOrNone(JournalKind kind, string sentence) =>
        Told(Entry(kind, Desk1, Dana) with { PhoneId = 1, Until = DateTimeOffset.MaxValue }).ShouldBe(sentence);

    [Fact]
    public void EveryKindAndEnd_IsInTheTablesAbove()
    {
        Enum.GetValues<JournalKind>().Length.ShouldBe(8);
        Enum.GetValues<SessionEnd>().Length.ShouldBe(10);
    }

    [Fact]
    public void ATakeOver_IsOneSentence()
    {
        var set = Guid.NewGuid();
        var line = Activity.Tell(Board,
        [
            Entry(JournalKind.SessionEnded, Desk1, Dana, SessionEnd.TakenOver, 8, set), Entry(JournalKind.SessionStarted, Desk1, Marek, null, 9, set),
        ]).ShouldHaveSingleItem();
        line.Text.ShouldBe("Marek Novák took 3001, Dana Whitfield was logged out");
        (line.Version, string.Join(",", line.HotDeskIds)).ShouldBe((9L, "1"));
    }

    [Fact]
    public void AMove_NamesBothDesks_WhichBothPulse()
    {
        var set = Guid.NewGuid();
        var line = Activity.Tell(Board,
        [
            Entry(JournalKind.SessionEnded, Desk1, Dana, SessionEnd.Moved, 8, set), Entry(JournalKind.SessionStarted, Desk2, Dana, null, 9, set),
        ]).ShouldHaveSingleItem();
        line.Text.ShouldBe("Dana Whitfield moved from 3001 to 3002");
        line.HotDeskIds.ShouldBe([Desk1, Desk2]);
        line.Parts.Where(p => p.IsNumber).Select(p => p.Text).ShouldBe(["3001", "3002"]);
    }

    [Fact]
    public void AMoveOntoAnOwnedDesk_TellsEverything()
    {
        var set = Guid.NewGuid();
        Told(
            Entry(JournalKind.SessionEnded, Desk2, Marek, SessionEnd.TakenOver, 8, set),
            Entry(JournalKind.SessionEnded, Desk1, Dana, SessionEnd.Moved, 9, set),
            Entry(JournalKind.SessionStarted, Desk2, Dana, null, 10, set))
            .ShouldBe("Dana Whitfield moved from 3001 to 3002, Marek Novák was logged out");
    }

    [Fact]
    public void ASelectionLoggedOutTogether_IsOneSentenceEach_TheLatestFirst()
    {
        var set = Guid.NewGuid();
        Told(
            Entry(JournalKind.SessionEnded, Desk1, Dana, SessionEnd.Forced, 8, set) with { Reason = "Drill" },
            Entry(JournalKind.SessionEnded, Desk2, Marek, SessionEnd.Forced, 9, set) with { Reason = "Drill" })
            .ShouldBe("ann@example.com logged Marek Novák out of 3002: Drill | ann@example.com logged Dana Whitfield out of 3001: Drill");
    }

    [Fact]
    public void WhatIsNoMore_IsStillTold()
    {
        Told(Entry(JournalKind.SessionEnded, LongGone, LongGone, SessionEnd.HotDeskDeleted)).ShouldBe("Someone left a former desk");
        Told(Entry(JournalKind.PhoneUnlocked) with { PhoneId = LongGone }).ShouldBe("ann@example.com unlocked the phone at a former desk");
    }

    [Theory]
    [InlineData(OwnershipChannel.Simulator, "simulator")]
    [InlineData(OwnershipChannel.Phone, "phone")]
    [InlineData(OwnershipChannel.Api, "API")]
    [InlineData(OwnershipChannel.Portal, "portal")]
    [InlineData(OwnershipChannel.Schedule, "schedule")]
    public void TheWay_IsNamed(OwnershipChannel channel, string way) =>
        Activity.Tell(Board, [Entry(JournalKind.SessionStarted, Desk1, Dana) with { Channel = channel }])[0].Way.ShouldBe(way);
}
