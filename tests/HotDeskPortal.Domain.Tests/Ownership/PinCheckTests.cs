using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

public sealed class PinCheckTests
{
    private static readonly OfficePolicies s_policies = new();
    private static readonly PinGuard s_locked = new([], Monday8.AddMinutes(15));
    private static readonly PinGuard s_twoWrong = new([Monday8.AddMinutes(-2), Monday8.AddMinutes(-1)], null);

    private static PinCheckDecision Decide(PinGuard phone, PinGuard? user, bool right, OfficePolicies? policies = null) =>
        PinCheck.Decide(new PinCheckState(phone, user), () => right, policies ?? s_policies, Monday8);

    private static bool NeverAsked() => throw new InvalidOperationException("The PIN was compared.");

    [Fact]
    public void Check_RightPin_OpensAndClearsTheUsersCountAlone()
    {
        var decision = Decide(s_twoWrong, s_twoWrong, right: true);
        decision.Refusal.ShouldBeNull();
        decision.User.ShouldBe(PinGuard.Clear);
        decision.Phone.ShouldBe(s_twoWrong);
    }

    [Fact]
    public void Check_WrongPin_CountsAgainstUserAndPhone()
    {
        var decision = Decide(PinGuard.Clear, PinGuard.Clear, right: false);
        decision.Refusal.ShouldBe(new NotRight());
        decision.User!.WrongAt.ShouldBe([Monday8]);
        decision.Phone.WrongAt.ShouldBe([Monday8]);
    }

    [Fact]
    public void Check_ThirdWrongPin_LocksTheUserAndStillReadsAsWrong()
    {
        var decision = Decide(PinGuard.Clear, s_twoWrong, right: false);
        decision.Refusal.ShouldBe(new NotRight());
        decision.User!.LockedUntil.ShouldBe(Monday8.AddMinutes(15));
        decision.Phone.LockedUntil.ShouldBeNull();
    }

    [Fact]
    public void Check_UnknownUser_CountsAgainstThePhoneWithoutComparing()
    {
        var decision = PinCheck.Decide(new PinCheckState(PinGuard.Clear, null), NeverAsked, s_policies, Monday8);
        decision.Refusal.ShouldBe(new NotRight());
        decision.User.ShouldBeNull();
        decision.Phone.WrongAt.ShouldBe([Monday8]);
    }

    [Fact]
    public void EdgeCase5_RightPinWhileLocked_ReadsAsWrongAndIsNotEvenCompared()
    {
        var decision = PinCheck.Decide(new PinCheckState(PinGuard.Clear, s_locked), NeverAsked, s_policies, Monday8);
        decision.Refusal.ShouldBe(new NotRight());
        decision.ShouldBe(new PinCheckDecision(new NotRight(), PinGuard.Clear, s_locked, PinGuard.Clear), "nothing counts while locked");
    }

    [Fact]
    public void EdgeCase5_RightPinOnTheThirdTry_Opens()
    {
        var state = new PinCheckState(PinGuard.Clear, PinGuard.Clear);
        foreach (var right in new[] { false, false, true })
        {
            var decision = PinCheck.Decide(state, () => right, s_policies, Monday8);
            (decision.Refusal is null).ShouldBe(right);
            state = new PinCheckState(decision.Phone, decision.User);
        }
    }

    [Fact]
    public void Check_RightPinAsTheLockEnds_Opens() =>
        Decide(PinGuard.Clear, s_locked with { LockedUntil = Monday8 }, right: true).Refusal.ShouldBeNull();

    [Fact]
    public void Check_LockedPhone_RefusesWhoeverItIsWithoutComparing()
    {
        foreach (var user in new[] { null, PinGuard.Clear, s_locked })
        {
            var decision = PinCheck.Decide(new PinCheckState(s_locked, user), NeverAsked, s_policies, Monday8);
            decision.ShouldBe(new PinCheckDecision(new PhoneRefuses(Monday8.AddMinutes(15)), s_locked, user, PinGuard.Clear));
        }
    }

    [Fact]
    public void Check_TenWrongFromOnePhone_LocksThePhoneWhomeverTheyAimAt()
    {
        var phone = PinGuard.Clear;
        for (var i = 1; i <= 10; i++)
        {
            phone.IsLocked(Monday8).ShouldBeFalse($"before the {i}th");
            phone = Decide(phone, i % 2 == 0 ? null : PinGuard.Clear, right: false).Phone;
        }

        phone.LockedUntil.ShouldBe(Monday8.AddMinutes(15));
        Decide(phone, PinGuard.Clear, right: true).Refusal.ShouldBeOfType<PhoneRefuses>();
    }

    [Fact]
    public void Check_AttackersOwnRightPinInBetween_DoesNotBuyMoreGuesses()
    {
        var phone = PinGuard.Clear;
        for (var i = 0; i < 10; i++)
        {
            phone = Decide(phone, PinGuard.Clear, right: false).Phone;
            phone = Decide(phone, PinGuard.Clear, right: true).Phone;
        }

        phone.IsLocked(Monday8).ShouldBeTrue();
    }

    [Fact]
    public void Check_OfficesOwnNumbers_AreTheOnesThatCount()
    {
        var policies = new OfficePolicies
        {
            UserLockout = new LockoutPolicy(2, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)),
            PhoneLockout = new LockoutPolicy(1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(7)),
        };
        var oneWrong = new PinGuard([Monday8.AddSeconds(-59)], null);

        Decide(PinGuard.Clear, oneWrong, right: false, policies).User!.LockedUntil.ShouldBe(Monday8.AddMinutes(3));
        Decide(PinGuard.Clear, oneWrong, right: false).User!.LockedUntil.ShouldBeNull();
        Decide(PinGuard.Clear, null, right: false, policies).Phone.LockedUntil.ShouldBe(Monday8.AddMinutes(7));
    }
}
