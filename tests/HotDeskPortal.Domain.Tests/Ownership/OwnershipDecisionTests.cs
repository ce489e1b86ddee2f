using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

public sealed class OwnershipDecisionTests
{
    private static readonly OpenSession s_olives = new(Session(1), Desk1, Olive, Monday8);
    private static readonly HotDeskState s_free = new(Desk1, Number("3001"), Desk1, null, null);
    private static readonly HotDeskState s_ofOlive = s_free with { Session = s_olives, Owner = Name(Olive) };
    private static readonly ClaimantState s_carl = new(Name(Carl), true, true, false, []);
    private static readonly ClaimantState s_carlElsewhere = s_carl with
    {
        Elsewhere =
        [
            new(new OpenSession(Session(2), Desk2, Carl, Monday8), Number("3002")),
            new(new OpenSession(Session(3), Desk3, Carl, Monday8), Number("3003")),
        ],
    };

    private static readonly SessionStarted s_started = new(new OpenSession(Session(9), Desk1, Carl, Monday8.AddHours(1)), Desk1);

    private static Result<ImmutableArray<OwnershipChange>> LogIn(
        HotDeskState hotDesk, ClaimantState claimant, int? announced = null, UserElsewherePolicy policy = UserElsewherePolicy.Move) =>
        OwnershipDecision.Decide(hotDesk, claimant, policy, new LogIn(Session(9), Monday8.AddHours(1), announced));

    [Fact]
    public void LogIn_AtAFreePhone_StartsASessionAndNothingElse() =>
        LogIn(s_free, s_carl).Value.ShouldBe([s_started]);

    [Fact]
    public void LogIn_AtAnAnnouncedOwnersPhone_EndsTheirSessionFirst() =>
        LogIn(s_ofOlive, s_carl, Olive).Value.ShouldBe([new SessionEnded(s_olives, SessionEnd.TakenOver, Session(9)), s_started]);

    [Fact]
    public void LogIn_OfADisabledUser_LooksLikeAWrongPin() =>
        LogIn(s_free, s_carl with { IsActive = false }).Error.ShouldBe(new NotRight());

    [Fact]
    public void LogIn_OfAUserNotEnabled_IsRefused() =>
        LogIn(s_free, s_carl with { IsHotDeskingEnabled = false }).Error.ShouldBe(new NotEnabled(Name(Carl)));

    [Fact]
    public void LogIn_OfAUserWithAPhoneOfTheirOwn_IsRefused() =>
        LogIn(s_free, s_carl with { HasOwnPhone = true }).Error.ShouldBe(new HasOwnPhone(Name(Carl)));

    [Fact]
    public void LogIn_OfTheOwner_IsRefusedAsAlreadyOwner() =>
        LogIn(s_ofOlive with { Session = s_olives with { UserId = Carl }, Owner = Name(Carl) }, s_carl, Carl)
            .Error.ShouldBe(new AlreadyOwner(Number("3001")));

    [Fact]
    public void LogIn_AtAHotDeskWithoutPhone_IsRefused() =>
        LogIn(s_free with { PhoneId = null }, s_carl).Error.ShouldBe(new NoPhone(Number("3001")));

    /// <summary>Everything stands in the way at once; one obstacle after the other is taken away.</summary>
    [Fact]
    public void LogIn_SeveralObstacles_NamesThemInTheOrderOfTheRules()
    {
        var hotDesk = s_ofOlive with { PhoneId = null };
        var own = hotDesk with { Session = s_olives with { UserId = Carl }, Owner = Name(Carl) };
        var claimant = s_carlElsewhere with { IsActive = false, IsHotDeskingEnabled = false, HasOwnPhone = true };
        string Code(HotDeskState h) => LogIn(h, claimant, Nora, UserElsewherePolicy.Refuse).Error!.Code;

        Code(own).ShouldBe("not-right");
        claimant = claimant with { IsActive = true };
        Code(own).ShouldBe("not-enabled");
        claimant = claimant with { IsHotDeskingEnabled = true };
        Code(own).ShouldBe("has-own-phone");
        claimant = claimant with { HasOwnPhone = false };
        Code(own).ShouldBe("already-owner");
        Code(hotDesk).ShouldBe("no-phone");
        hotDesk = hotDesk with { PhoneId = Desk1 };
        Code(hotDesk).ShouldBe("logged-in-elsewhere");
        claimant = claimant with { Elsewhere = [] };
        Code(hotDesk).ShouldBe("owner-changed");
    }

    [Fact]
    public void LogIn_PolicyMove_EndsEverySessionElsewhereInTheSameBreath() =>
        LogIn(s_ofOlive, s_carlElsewhere, Olive).Value.ShouldBe(
        [
            new SessionEnded(s_olives, SessionEnd.TakenOver, Session(9)),
            new SessionEnded(s_carlElsewhere.Elsewhere[0].Session, SessionEnd.Moved, Session(9)),
            new SessionEnded(s_carlElsewhere.Elsewhere[1].Session, SessionEnd.Moved, Session(9)),
            s_started,
        ]);

    [Fact]
    public void LogIn_PolicyRefuse_NamesThePhoneToLogOutAt() =>
        LogIn(s_free, s_carlElsewhere, policy: UserElsewherePolicy.Refuse).Error.ShouldBe(new LoggedInElsewhere(Number("3002")));

    [Fact]
    public void LogIn_PolicyRefuseAndNothingElsewhere_Starts() =>
        LogIn(s_free, s_carl, policy: UserElsewherePolicy.Refuse).Value.ShouldBe([s_started]);

    [Fact]
    public void LogIn_PolicyAllowSeveral_LeavesTheOthersOpen() =>
        LogIn(s_free, s_carlElsewhere, policy: UserElsewherePolicy.AllowSeveral).Value.ShouldBe([s_started]);

    [Theory]
    [InlineData(null)]
    [InlineData(Nora)]
    public void LogIn_AnotherOwnerThanAnnounced_ChangesNothingAndNamesTheOwner(int? announced) =>
        LogIn(s_ofOlive, s_carl, announced).Error.ShouldBe(new OwnerChanged(Name(Olive)));

    [Fact]
    public void LogIn_AnnouncedOwnerHasLeft_TakesTheFreePhone() =>
        LogIn(s_free, s_carl, Olive).Value.ShouldBe([s_started]);

    [Fact]
    public void LogIn_AnnouncedOwnerWasReplacedByTheClaimant_IsAlreadyOwner() =>
        LogIn(s_ofOlive with { Session = s_olives with { UserId = Carl }, Owner = Name(Carl) }, s_carl, Olive)
            .Error.ShouldBe(new AlreadyOwner(Number("3001")));

    [Fact]
    public void LogIn_AnnouncedOwnerLeftAndCameBack_IsTakenOver() =>
        LogIn(s_ofOlive with { Session = s_olives with { Id = Session(8) } }, s_carl, Olive).Value[0]
            .ShouldBe(new SessionEnded(s_olives with { Id = Session(8) }, SessionEnd.TakenOver, Session(9)));

    [Theory]
    [InlineData(SessionEnd.LoggedOut, null)]
    [InlineData(SessionEnd.Forced, "Left for the day")]
    [InlineData(SessionEnd.UserDisabled, null)]
    public void LogOut_WhicheverIsOpen_EndsItAsAsked(SessionEnd end, string? reason) =>
        OwnershipDecision.Decide(s_ofOlive, new LogOut(null, end, reason)).Value
            .ShouldBe([new SessionEnded(s_olives, end, null, reason)]);

    [Fact]
    public void LogOut_OfTheOpenSessionById_EndsIt() =>
        OwnershipDecision.Decide(s_ofOlive, new LogOut(Session(1), SessionEnd.Nightly)).Value
            .ShouldBe([new SessionEnded(s_olives, SessionEnd.Nightly)]);

    [Fact]
    public void LogOut_OfASessionThatWasTakenOver_ChangesNothing() =>
        OwnershipDecision.Decide(s_ofOlive, new LogOut(Session(8), SessionEnd.Nightly)).Error.ShouldBe(new SessionOver(Session(8)));

    [Fact]
    public void LogOut_OfASessionThatIsOver_ChangesNothing() =>
        OwnershipDecision.Decide(s_free, new LogOut(Session(1), SessionEnd.Forced)).Error.ShouldBe(new SessionOver(Session(1)));

    [Fact]
    public void LogOut_WhereNobodyIsLoggedIn_SaysSo() =>
        OwnershipDecision.Decide(s_free, new LogOut(null, SessionEnd.LoggedOut)).Error.ShouldBe(new NobodyLoggedIn(Number("3001")));

    [Fact]
    public void LogOut_AtAHotDeskWhosePhoneWasTakenAway_StillEndsTheSession() =>
        OwnershipDecision.Decide(s_ofOlive with { PhoneId = null }, new LogOut(null, SessionEnd.PhoneUnassigned)).Value
            .ShouldBe([new SessionEnded(s_olives, SessionEnd.PhoneUnassigned)]);
}
