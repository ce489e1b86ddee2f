using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Ownership;

public sealed class PinGuardTests
{
    private static readonly LockoutPolicy s_users = new OfficePolicies().UserLockout;

    private static PinGuard WrongAt(LockoutPolicy policy, params double[] minutes) =>
        minutes.Aggregate(PinGuard.Clear, (guard, m) => guard.Wrong(Monday8.AddMinutes(m), policy));

    [Fact]
    public void Policies_Defaults_AreThoseOfTheRules()
    {
        var policies = new OfficePolicies();
        policies.UserLockout.ShouldBe(new LockoutPolicy(3, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)));
        policies.PhoneLockout.ShouldBe(new LockoutPolicy(10, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15)));
        policies.UserElsewhere.ShouldBe(UserElsewherePolicy.Move);
        policies.LoggedOutCalling.ShouldBe(LoggedOutCallingPolicy.EmergencyOnly);
        policies.MaximumSession.ShouldBeNull();
        policies.NightlyLogout.ShouldBeNull();
    }

    [Fact]
    public void Guard_TwoWrong_DoesNotLock() => WrongAt(s_users, 0, 1).IsLocked(Monday8.AddMinutes(1)).ShouldBeFalse();

    [Fact]
    public void Guard_ThreeWrongWithinTheWindow_LocksFromTheThirdForTheDuration()
    {
        var guard = WrongAt(s_users, 0, 2, 4.5);
        guard.LockedUntil.ShouldBe(Monday8.AddMinutes(19.5));
        guard.IsLocked(Monday8.AddMinutes(4.5)).ShouldBeTrue();
        guard.IsLocked(Monday8.AddMinutes(19.5).AddTicks(-1)).ShouldBeTrue();
        guard.IsLocked(Monday8.AddMinutes(19.5)).ShouldBeFalse();
    }

    [Fact]
    public void Guard_TheFirstFallsOutOfTheWindow_DoesNotLock()
    {
        var guard = WrongAt(s_users, 0, 2, 5);
        guard.LockedUntil.ShouldBeNull();
        guard.WrongAt.ShouldBe([Monday8.AddMinutes(2), Monday8.AddMinutes(5)]);
    }

    [Fact]
    public void Guard_WindowSlides_LocksOnceThreeFallIntoIt() =>
        WrongAt(s_users, 0, 4, 8, 8.5).LockedUntil.ShouldBe(Monday8.AddMinutes(23.5));

    [Fact]
    public void Guard_WrongWhileLocked_NeitherCountsNorExtends()
    {
        var locked = WrongAt(s_users, 0, 1, 2);
        locked.Wrong(Monday8.AddMinutes(10), s_users).ShouldBe(locked);
        WrongAt(s_users, 0, 1, 2, 16, 16.5, 17).WrongAt.ShouldBe([Monday8.AddMinutes(17)], "two while locked, one after");
    }

    [Fact]
    public void Guard_AfterTheLock_CountsFromNothing()
    {
        WrongAt(s_users, 0, 1, 2, 17.5, 18).LockedUntil.ShouldBeNull();
        WrongAt(s_users, 0, 1, 2, 17.5, 18, 19).LockedUntil.ShouldBe(Monday8.AddMinutes(34));
    }

    [Fact]
    public void Guard_PolicyOfOneTry_LocksAtOnce() =>
        WrongAt(new LockoutPolicy(1, TimeSpan.FromMinutes(1), TimeSpan.FromHours(2)), 0).LockedUntil.ShouldBe(Monday8.AddHours(2));

    [Fact]
    public void Guard_ThousandsOfWrong_RemembersNoMoreThanThePolicyCounts()
    {
        var guard = PinGuard.Clear;
        for (var i = 0; i < 5_000; i++)
        {
            guard = guard.Wrong(Monday8.AddSeconds(i), s_users);
            guard.WrongAt.Length.ShouldBeLessThan(s_users.Tries);
        }
    }
}
