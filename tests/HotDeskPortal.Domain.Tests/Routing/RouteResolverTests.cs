using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Tests.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Routing;

/// <summary>The incoming rows of "Where calls go".</summary>
public sealed class RouteResolverTests
{
    private static readonly OfficePolicies s_several = new() { UserElsewhere = UserElsewherePolicy.AllowSeveral };

    private static Ring RingAt(int desk) => new(Number($"300{desk}"), Phone(desk).Mac);

    [Fact]
    public void Route_ToAUserAtOnePhone_RingsIt()
    {
        var route = RouteResolver.Resolve(Board().LoggedIn(Desk1, Olive, 1, Monday8), "2019").Value;
        (route.Number, route.Kind, route.Reachable).ShouldBe(("2019", RouteKind.User, true));
        route.Rings.ShouldBe([RingAt(Desk1)]);
        route.Reason.ShouldBe(new RingsUser("Olive", [Number("3001")]));
    }

    [Fact]
    public void Route_ToAUserAtSeveralPhones_RingsAllInTheOrderOfLogin()
    {
        var board = Board(s_several).LoggedIn(Desk2, Olive, 1, Monday8).LoggedIn(Desk1, Olive, 2, Monday8.AddHours(1));
        var route = RouteResolver.Resolve(board, "2019").Value;
        route.Rings.ShouldBe([RingAt(Desk2), RingAt(Desk1)]);
        route.Reason.ShouldBe(new RingsUser("Olive", [Number("3002"), Number("3001")]));
    }

    [Fact]
    public void Route_ToAUserWhoseTakenOverPhone_RingsOnlyWhereTheyAre()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8).LoggedIn(Desk1, Carl, 2, Monday8.AddHours(1));
        RouteResolver.Resolve(board, "2019").Value.Reachable.ShouldBeFalse();
        RouteResolver.Resolve(board, "2020").Value.Rings.ShouldBe([RingAt(Desk1)]);
    }

    [Fact]
    public void Route_ToAUserLoggedInNowhere_GoesToVoicemail()
    {
        var route = RouteResolver.Resolve(Board(), "2019").Value;
        route.Reachable.ShouldBeFalse();
        route.Rings.ShouldBeEmpty();
        route.Reason.ShouldBe(new UserIsNowhere("Olive"));
    }

    [Fact]
    public void Route_ToAUserWithAPhoneOfTheirOwn_RingsIt() =>
        RouteResolver.Resolve(Board(), "2024").Value.Rings.ShouldBe([new Ring(Number("2024"), Phone(24).Mac)]);

    [Fact]
    public void Route_ToADisabledUser_RingsNothingNotEvenTheirOwnPhone()
    {
        var route = RouteResolver.Resolve(Board(null, Entry(Petra) with { IsActive = false }), "2024").Value;
        route.Reachable.ShouldBeFalse();
        route.Rings.ShouldBeEmpty();
        route.Reason.ShouldBe(new UserIsDisabled("Petra"));
    }

    [Fact]
    public void Route_ToAUserWhoseHotDeskLostItsPhone_HasNothingToRing()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        board = board with { Directory = Directory(null, HotDesk(Desk1, "3001", null)) };
        RouteResolver.Resolve(board, "2019").Value.Reachable.ShouldBeFalse();
    }

    [Fact]
    public void Route_ToAHotDesksOwnNumber_IsNoDestinationAndNamesTheAgent()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        var owned = RouteResolver.Resolve(board, "3001").Value;
        (owned.Kind, owned.Reachable, owned.Rings.Length).ShouldBe((RouteKind.HotDeskExtension, false, 0));
        owned.Reason.ShouldBe(new IsSharedPhone(Number("3001"), "Olive", Number("2019")));
        RouteResolver.Resolve(board, "3002").Value.Reason.ShouldBe(new IsSharedPhone(Number("3002")));
    }

    [Theory]
    [InlineData(DestinationKind.Queue, RouteKind.Queue)]
    [InlineData(DestinationKind.Did, RouteKind.Did)]
    [InlineData(DestinationKind.Attendant, RouteKind.Attendant)]
    public void Route_ToADestination_RingsTheMembersWhoAreLoggedIn(DestinationKind kind, RouteKind expected)
    {
        var board = Board(null, Queue(Carl, Olive, Nora) with { Kind = kind })
            .LoggedIn(Desk1, Olive, 1, Monday8).LoggedIn(Desk2, Carl, 2, Monday8);
        var route = RouteResolver.Resolve(board, "4000").Value;
        (route.Kind, route.Reachable).ShouldBe((expected, true));
        route.Rings.ShouldBe([RingAt(Desk2), RingAt(Desk1)], "in the order of the members");
        route.Reason.ShouldBe(new RingsMembers("Sales"));
    }

    [Fact]
    public void Route_ToAQueueNobodyIsLoggedInto_SaysSo()
    {
        var route = RouteResolver.Resolve(Board(null, Queue(Olive, Carl)), "4000").Value;
        route.Reachable.ShouldBeFalse();
        route.Reason.ShouldBe(new NoMemberIsLoggedIn("Sales"));
        RouteResolver.Resolve(Board(null, Queue()), "4000").Value.Reason.ShouldBe(new HasNoMembers("Sales"));
    }

    [Fact]
    public void Route_ToAQueueWithAHotDeskAsMember_NeverRingsIt()
    {
        var board = Board(null, Queue(Desk1)).LoggedIn(Desk1, Olive, 1, Monday8);
        RouteResolver.Resolve(board, "4000").Value.Reachable.ShouldBeFalse();
    }

    [Fact]
    public void Route_ToAQueueWithAMemberTwiceOrDeleted_RingsEachPhoneOnce()
    {
        var board = Board(null, Queue(Olive, 99, Olive, Carl)).LoggedIn(Desk1, Olive, 1, Monday8);
        RouteResolver.Resolve(board, "4000").Value.Rings.ShouldBe([RingAt(Desk1)]);
    }

    [Theory]
    [InlineData("911")]
    [InlineData("933")]
    public void Route_ToAnEmergencyNumber_IsNeverRefused(string number)
    {
        var board = Board(null, User(60, number, "Shadow"));
        var route = RouteResolver.Resolve(board, number).Value;
        (route.Kind, route.Reachable).ShouldBe((RouteKind.Emergency, true), "even where somebody was given that extension");
    }

    [Theory]
    [InlineData("*45", FeatureCode.LogIn)]
    [InlineData("*46", FeatureCode.LogOut)]
    public void Route_ToAFeatureCode_IsThatFeature(string number, FeatureCode code)
    {
        var route = RouteResolver.Resolve(Board(), number).Value;
        (route.Kind, route.Reachable, route.Reason).ShouldBe((RouteKind.FeatureCode, true, new IsFeatureCode(code)));
    }

    [Theory]
    [InlineData("2099")]
    [InlineData("112")]
    [InlineData("")]
    [InlineData("*47")]
    public void Route_ToANumberTheOfficeDoesNotHave_IsUnknown(string number) =>
        RouteResolver.Resolve(Board(), number).Error.ShouldBe(new UnknownNumber(number));
}
