using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Tests.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Routing;

/// <summary>The outgoing rows of "Where calls go".</summary>
public sealed class OutboundCallsTests
{
    private static OutboundCalls From3001(OwnershipBoard board) => RouteResolver.Outbound(board, "3001").Value;

    [Fact]
    public void Outbound_WithAnOwner_ShowsTheOwnersCallerId()
    {
        var calls = From3001(Board().LoggedIn(Desk1, Olive, 1, Monday8));
        calls.HotDesk.ShouldBe(Number("3001"));
        calls.Owner.ShouldBe(Name(Olive));
        calls.CallerId.ShouldBe(new CallerId("Olive at Work", "+12125552019"));
    }

    [Theory]
    [InlineData(null, null, "Olive", "2019")]
    [InlineData("Front desk", null, "Front desk", "2019")]
    [InlineData(null, "+12125550100", "Olive", "+12125550100")]
    public void Outbound_OwnerWithoutCallerId_FallsBackToNameAndExtension(string? name, string? number, string shownName, string shownNumber)
    {
        var board = Board(null, Entry(Olive) with { CallerIdName = name, CallerIdNumber = number }).LoggedIn(Desk1, Olive, 1, Monday8);
        From3001(board).CallerId.ShouldBe(new CallerId(shownName, shownNumber));
    }

    [Theory]
    [InlineData(LoggedOutCallingPolicy.EmergencyOnly)]
    [InlineData(LoggedOutCallingPolicy.Internal)]
    [InlineData(LoggedOutCallingPolicy.All)]
    public void Outbound_Policy_HoldsWithoutOwnerAndNotWithOne(LoggedOutCallingPolicy policy)
    {
        var board = Board(new OfficePolicies { LoggedOutCalling = policy });
        var free = From3001(board);
        (free.Calling, free.Owner, free.CallerId).ShouldBe((policy, null, null));
        From3001(board.LoggedIn(Desk1, Olive, 1, Monday8)).Calling.ShouldBe(LoggedOutCallingPolicy.All);
    }

    [Fact]
    public void Outbound_AfterTakeoverAndLogout_FollowsTheOwnership()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8).LoggedIn(Desk1, Carl, 2, Monday8.AddHours(1));
        From3001(board).CallerId!.Name.ShouldBe("Carl at Work");

        var loggedOut = OwnershipDecision.Decide(board.StateOf(Desk1), new LogOut(null, SessionEnd.LoggedOut)).Value;
        From3001(board.With(loggedOut, Monday8.AddHours(2))).CallerId.ShouldBeNull();
    }

    [Fact]
    public void Outbound_Emergency_CarriesThePhonesPlaceWhoeverIsLoggedIn()
    {
        var place = new EmergencyPlace("Floor 2, desk 1", "+12125550001");
        var board = Board();
        From3001(board).Emergency.ShouldBe(place);
        From3001(board.LoggedIn(Desk1, Olive, 1, Monday8)).Emergency.ShouldBe(place);
        From3001(board.LoggedIn(Desk1, Carl, 1, Monday8)).Emergency.ShouldBe(place);
    }

    [Fact]
    public void Outbound_HotDeskWithoutPhone_HasNoPlace() =>
        RouteResolver.Outbound(Board(), "3004").Value.Emergency.ShouldBe(new EmergencyPlace(null, null));

    [Fact]
    public void Outbound_NumberThatIsNoHotDesk_IsRefused()
    {
        RouteResolver.Outbound(Board(), "2019").Error.ShouldBe(new NotAHotDeskExtension("2019"));
        RouteResolver.Outbound(Board(), "3999").Error.ShouldBe(new UnknownNumber("3999"));
    }
}
