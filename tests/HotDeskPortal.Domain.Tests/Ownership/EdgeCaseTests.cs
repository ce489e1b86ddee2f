using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

/// <summary>The numbered edge cases of the rules that decisions alone can prove; 1 is the keypad's, in LogInDialogueTests.</summary>
public sealed class EdgeCaseTests
{
    private static readonly DateTimeOffset s_later = Monday8.AddHours(1);

    [Theory]
    [InlineData("not-enabled")]
    [InlineData("has-own-phone")]
    [InlineData("no-phone")]
    [InlineData("owner-changed")]
    public void EdgeCase2_TargetRefusesAfterARightPin_UserKeepsTheOldPhone(string code)
    {
        var board = Board().LoggedIn(Desk1, Carl, 1, Monday8).LoggedIn(Desk2, Olive, 2, Monday8);
        var carl = board.ClaimantAt(Desk2, Carl);
        var target = board.StateOf(code == "no-phone" ? DeskWithoutPhone : Desk2);
        carl = code switch
        {
            "not-enabled" => carl with { IsHotDeskingEnabled = false },
            "has-own-phone" => carl with { HasOwnPhone = true },
            _ => carl,
        };

        var decision = OwnershipDecision.Decide(target, carl, UserElsewherePolicy.Move, new LogIn(Session(3), s_later, Nora));

        decision.Error!.Code.ShouldBe(code);
        board.HotDesksOf(Carl).ShouldBe([Desk1]);
    }

    [Fact]
    public void EdgeCase3_TwoPressTwoAtOnePhone_TheSecondIsAskedAgainWithTheNewName()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        board = board.With(board.DecideLogIn(Desk1, Carl, Olive, Session(2), s_later).Value, s_later);

        board.DecideLogIn(Desk1, Nora, Olive, Session(3), s_later).Error.ShouldBe(new OwnerChanged(Name(Carl)));
        board.OwnershipOf(Desk1).Session!.UserId.ShouldBe(Carl);

        board = board.With(board.DecideLogIn(Desk1, Nora, Carl, Session(3), s_later).Value, s_later);
        board.OpenSessions.ShouldBe([new OpenSession(Session(3), Desk1, Nora, s_later) { PhoneId = Desk1 }]);
    }

    [Fact]
    public void EdgeCase4_OnePressesTwoAtTwoPhones_PolicyMove_OneSessionStaysOpen()
    {
        var board = Board();
        foreach (var (desk, session) in new[] { (Desk1, 1), (Desk2, 2) })
            board = board.With(board.DecideLogIn(desk, Carl, null, Session(session), s_later).Value, s_later);

        board.OpenSessions.ShouldBe([new OpenSession(Session(2), Desk2, Carl, s_later) { PhoneId = Desk2 }]);
        board.HotDesksOf(Carl).ShouldBe([Desk2]);
        board.OwnershipOf(Desk1).ShouldBe(new DeskOwnership(null, s_later));
    }

    [Fact]
    public void EdgeCase6_PhoneAssignedWhileOwning_StaysLoggedInAndTheNextLoginIsRefused()
    {
        var board = Board().LoggedIn(Desk1, Carl, 1, Monday8);
        board = (board with { Directory = Directory(null, Entry(Carl) with { OwnPhones = [Phone(30)] }) })
            .Apply(Journalled.Entry(board.Version + 1, JournalKind.DirectoryChanged, s_later));

        board.OwnershipOf(Desk1).Session!.UserId.ShouldBe(Carl);
        RouteResolver.Resolve(board, "2020").Value.Rings
            .ShouldBe([new Ring(Number("3001"), Phone(Desk1).Mac), new Ring(Number("2020"), Phone(30).Mac)]);
        board.DecideLogIn(Desk2, Carl, null, Session(2), s_later).Error.ShouldBe(new HasOwnPhone(Name(Carl)));
        board.HotDesksOf(Carl).ShouldBe([Desk1]);
    }

    [Fact]
    public void EdgeCase8_NightlyLogoutDueWhileATakeoverCommits_TheNewOwnerStays()
    {
        var policies = new OfficePolicies { NightlyLogout = new TimeOnly(2, 30) };
        var board = Board(policies).LoggedIn(Desk1, Olive, 1, Monday8);
        var night = new DateTimeOffset(2026, 3, 3, 2, 30, 0, TimeSpan.FromHours(-5));
        var due = AutomaticLogout.Due(policies, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), board.OpenSessions, night).Single();

        board = board.LoggedIn(Desk1, Carl, 2, night);

        OwnershipDecision.Decide(board.StateOf(due.HotDeskExtensionId), new LogOut(due.SessionId, due.End))
            .Error.ShouldBe(new SessionOver(Session(1)));
        board.OwnershipOf(Desk1).Session!.UserId.ShouldBe(Carl);
    }

    [Fact]
    public void EdgeCase9_RenumberedDuringTheSession_CallsFollowTheUserNotTheNumber()
    {
        var board = Board().LoggedIn(Desk1, Carl, 1, Monday8);
        board = board with { Directory = Directory(null, Entry(Carl) with { Number = Number("2120") }) };

        RouteResolver.Resolve(board, "2120").Value.Rings.ShouldBe([new Ring(Number("3001"), Phone(Desk1).Mac)]);
        RouteResolver.Resolve(board, "2020").Error.ShouldBe(new UnknownNumber("2020"));
        RouteResolver.Outbound(board, "3001").Value.Owner.ShouldBe(Name(Carl) with { Number = Number("2120") });
    }
}
