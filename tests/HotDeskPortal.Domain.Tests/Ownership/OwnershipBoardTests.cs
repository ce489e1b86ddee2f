using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

public sealed class OwnershipBoardTests
{
    private static JournalEntry Entry(long version, JournalKind kind) => Journalled.Entry(version, kind, Monday8);

    [Fact]
    public void Board_OfAnOfficeNeverUsed_HasNobodyAnywhere()
    {
        var board = Board();
        board.Version.ShouldBe(0);
        board.OpenSessions.ShouldBeEmpty();
        board.OwnershipOf(Desk1).ShouldBe(DeskOwnership.Unused);
        board.HotDesksOf(Olive).ShouldBeEmpty();
        board.PhoneLockedUntil(Desk1, Monday8).ShouldBeNull();
        board.UserLockedUntil(Olive, Monday8).ShouldBeNull();
    }

    [Fact]
    public void Board_AfterLogIn_ShowsTheOwnerOnBothSides()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        board.Version.ShouldBe(1);
        board.OwnershipOf(Desk1).ShouldBe(new DeskOwnership(new OpenSession(Session(1), Desk1, Olive, Monday8) { PhoneId = Desk1 }, null));
        board.HotDesksOf(Olive).ShouldBe([Desk1]);
    }

    [Fact]
    public void Board_AfterTakeover_HasTheNewOwnerAloneAndTwoVersionsMore()
    {
        var before = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        var after = before.LoggedIn(Desk1, Carl, 2, Monday8.AddHours(1));
        after.Version.ShouldBe(3);
        after.OwnershipOf(Desk1).ShouldBe(new DeskOwnership(new OpenSession(Session(2), Desk1, Carl, Monday8.AddHours(1)) { PhoneId = Desk1 }, null));
        after.HotDesksOf(Olive).ShouldBeEmpty();
        after.OwnedBy.ContainsKey(Olive).ShouldBeFalse();
        before.OwnershipOf(Desk1).Session!.UserId.ShouldBe(Olive, "a board never changes");
    }

    [Fact]
    public void Board_AfterLogOut_RemembersSinceWhenItIsFree()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        var at = Monday8.AddHours(9);
        board = board.With(OwnershipDecision.Decide(board.StateOf(Desk1), new LogOut(null, SessionEnd.LoggedOut)).Value, at);
        board.OwnershipOf(Desk1).ShouldBe(new DeskOwnership(null, at));
        board.HotDesksOf(Olive).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Board_EntryThatIsNotTheNext_Throws(long version)
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        Should.Throw<ArgumentException>(() => board.Apply(Entry(version, JournalKind.DirectoryChanged)))
            .Message.ShouldContain($"Version {version} does not follow 1.");
    }

    [Fact]
    public void Board_DirectoryChanged_OnlyMovesTheVersion()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        board.Apply(Entry(2, JournalKind.DirectoryChanged)).ShouldBe(board with { Version = 2 });
    }

    [Fact]
    public void Board_UserLocked_IsSeenUntilItsEndOrUntilItIsLifted()
    {
        var until = Monday8.AddMinutes(15);
        var board = Board().Apply(Entry(1, JournalKind.UserLocked) with { UserId = Olive, Until = until });
        board.UserLockedUntil(Olive, until.AddTicks(-1)).ShouldBe(until);
        board.UserLockedUntil(Olive, until).ShouldBeNull();
        board.UserLockedUntil(Carl, Monday8).ShouldBeNull();
        board.PhoneLockedUntil(Olive, Monday8).ShouldBeNull("a phone with the same id is another thing");

        board.Apply(Entry(2, JournalKind.UserUnlocked) with { UserId = Olive }).UserLockedUntil(Olive, Monday8).ShouldBeNull();
    }

    [Fact]
    public void Board_PhoneLocked_IsSeenUntilItsEndOrUntilItIsLifted()
    {
        var until = Monday8.AddMinutes(15);
        var board = Board().Apply(Entry(1, JournalKind.PhoneLocked) with { PhoneId = Desk1, Until = until });
        board.PhoneLockedUntil(Desk1, until.AddTicks(-1)).ShouldBe(until);
        board.PhoneLockedUntil(Desk1, until).ShouldBeNull();
        board.PhoneLockedUntil(Desk2, Monday8).ShouldBeNull();
        board.UserLockedUntil(Desk1, Monday8).ShouldBeNull();

        board.Apply(Entry(2, JournalKind.PhoneUnlocked) with { PhoneId = Desk1 }).PhoneLockedUntil(Desk1, Monday8).ShouldBeNull();
    }

    [Fact]
    public void Board_OfWhatTheDatabaseHolds_ListsAUsersPhonesInTheOrderOfLogin()
    {
        var later = new OpenSession(Session(2), Desk1, Olive, Monday8.AddHours(1));
        var earlier = new OpenSession(Session(1), Desk2, Olive, Monday8);
        var board = OwnershipBoard.Of(Directory(), 5, [later, earlier], [KeyValuePair.Create(Desk1, Monday8)], [], []);
        board.Version.ShouldBe(5);
        board.HotDesksOf(Olive).ShouldBe([Desk2, Desk1]);
        board.OwnershipOf(Desk1).ShouldBe(new DeskOwnership(later, null), "owned again since its last session ended");
    }
}
