using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Tests.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Routing;

/// <summary>"Why does 2019 not ring?", step by step.</summary>
public sealed class RouteTracerTests
{
    private static CallTrace Trace(Domain.Ownership.OwnershipBoard board, string? from, string to) => RouteTracer.Trace(board, from, to).Value;

    private static (TraceMark, Fact)[] Steps(CallTrace trace) => [.. trace.Steps.Select(s => (s.Mark, s.What))];

    [Theory]
    [InlineData("2019")]
    [InlineData("2020")]
    [InlineData("2022")]
    [InlineData("2024")]
    [InlineData("3001")]
    [InlineData("3002")]
    [InlineData("4000")]
    public void Trace_FromOutsideOrFromAnOwnedDesk_GoesWhereTheResolverSays(string number)
    {
        var board = Board(null, Queue(Olive, Carl, Desk1)).LoggedIn(Desk1, Olive, 1, Monday8);
        var route = RouteResolver.Resolve(board, number).Value;
        var (outside, inside) = (Trace(board, null, number).Route, Trace(board, "3001", number).Route);
        (outside.Reachable, outside.Kind, outside.Reason).ShouldBe((route.Reachable, route.Kind, route.Reason));
        outside.Rings.ShouldBe(route.Rings);
        inside.Rings.ShouldBe(route.Rings);
        Trace(board, null, number).Steps.Count(s => s.Mark == TraceMark.Rings).ShouldBe(route.Rings.Length);
    }

    [Theory]
    [InlineData("+12025550188")]
    [InlineData("12025550188")]
    public void Trace_FromANumberOutside_GoesAsFromOutside_AndSaysWhatItShows(string from)
    {
        var board = Board(null).LoggedIn(Desk1, Olive, 1, Monday8);
        var trace = Trace(board, from, "2019");
        Steps(trace)[0].ShouldBe((TraceMark.Passes, new ComesFromNumber(from)));
        (trace.From, trace.CallerId).ShouldBe((null, null));
        trace.Route.Rings.Select(r => r.Extension.Digits).ShouldBe(["3001"]);
        Trace(board, from, "911").Route.Reachable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2999")]
    [InlineData("12ab5678")]
    [InlineData("+")]
    public void Trace_FromAMistypedExtension_IsToldSo(string from) =>
        RouteTracer.Trace(Board(null), from, "2019").Error.ShouldBe(new UnknownNumber(from));

    [Fact]
    public void Trace_ToAQueue_TellsOfEachMember()
    {
        var board = Board(null, Queue(Olive, Carl, Emil, Dora, Desk2)).LoggedIn(Desk1, Olive, 1, Monday8);
        Steps(Trace(board, null, "4000")).ShouldBe(
        [
            (TraceMark.Passes, new ComesFromOutside()),
            (TraceMark.Passes, new IsDestination(Number("4000"), DestinationKind.Queue, "Sales", 5)),
            (TraceMark.Rings, new RingsWhereLoggedIn("Olive", Number("3001"), Phone(Desk1).Mac)),
            (TraceMark.Stops, new UserDoesNotRing("Carl", Number("2020"), Unreachable.NotLoggedIn)),
            (TraceMark.Stops, new UserDoesNotRing("Emil", Number("2023"), Unreachable.NotEnabled)),
            (TraceMark.Stops, new UserDoesNotRing("Dora", Number("2022"), Unreachable.Disabled)),
            (TraceMark.Stops, new IsSharedPhone(Number("3002"))),
        ]);
    }

    [Fact]
    public void Trace_DestinationsThatCallEachOther_EndsAndSaysSo()
    {
        var board = Board(null, Queue(51), new DestinationEntry(51, Number("4001"), DestinationKind.Attendant, "Menu", [50, Olive]));
        var steps = Steps(Trace(board, null, "4000"));
        steps.ShouldContain((TraceMark.Note, new WasCalledAlready("Sales")));
        steps.ShouldContain((TraceMark.Passes, new IsDestination(Number("4001"), DestinationKind.Attendant, "Menu", 2)));
    }

    [Fact]
    public void Trace_FromAnOwnedDesk_ShowsTheOwnersCallerIdAndCarriesThePhonesPlace()
    {
        var trace = Trace(Board().LoggedIn(Desk1, Olive, 1, Monday8), "3001", "2024");
        trace.CallerId.ShouldBe(new CallerId("Olive at Work", "+12125552019"));
        trace.Emergency.ShouldBe(new EmergencyPlace("Floor 2, desk 1", "+12125550001"));
        Steps(trace).ShouldBe(
        [
            (TraceMark.Passes, new IsCallOfOwner("Olive", Number("2019"), Number("3001"))), (TraceMark.Rings, new OwnPhoneRings("Petra", Phone(24).Mac)),
            (TraceMark.Note, new ShowsCallerId("Olive at Work", "+12125552019")), (TraceMark.Note, new EmergencyCallWouldCarry("Floor 2, desk 1", "+12125550001")),
        ]);
    }

    [Fact]
    public void Trace_FromAUser_IsFromTheDeskTheyAreAt()
    {
        var board = Board().LoggedIn(Desk2, Olive, 1, Monday8);
        var trace = Trace(board, "2019", "2024");
        (trace.From, trace.Emergency!.Location).ShouldBe((Number("2019"), "Floor 2, desk 2"));
        trace.Steps[0].What.ShouldBe(new IsCallOfOwner("Olive", Number("2019"), Number("3002")));
    }

    public static TheoryData<string, Fact> PhonelessCallers => new()
    {
        { "2020", new HasNoPhoneToCallFrom("Carl", Unreachable.NotLoggedIn) },
        { "2022", new HasNoPhoneToCallFrom("Dora", Unreachable.Disabled) },
        { "3004", new HotDeskHasNoPhone(Number("3004")) },
    };

    [Theory, MemberData(nameof(PhonelessCallers))]
    public void Trace_FromWhereThereIsNoPhone_StopsThere(string from, Fact why)
    {
        var trace = Trace(Board(), from, "2024");
        (trace.Route.Reachable, trace.Route.Reason, trace.CallerId, trace.Emergency).ShouldBe((false, why, null, null));
        trace.Route.Rings.ShouldBeEmpty();
        trace.Steps.ShouldHaveSingleItem().ShouldBe(new TraceStep(TraceMark.Stops, why));
    }

    [Theory]
    [InlineData(LoggedOutCallingPolicy.EmergencyOnly, "2024", false)]
    [InlineData(LoggedOutCallingPolicy.EmergencyOnly, "+12125550000", false)]
    [InlineData(LoggedOutCallingPolicy.EmergencyOnly, "911", true)]
    [InlineData(LoggedOutCallingPolicy.EmergencyOnly, "*45", true)]
    [InlineData(LoggedOutCallingPolicy.Internal, "2024", true)]
    [InlineData(LoggedOutCallingPolicy.Internal, "+12125550000", false)]
    [InlineData(LoggedOutCallingPolicy.All, "+12125550000", true)]
    public void Trace_FromADeskWithoutOwner_IsWhatThePolicyAllows(LoggedOutCallingPolicy policy, string to, bool reachable)
    {
        var trace = Trace(Board(new OfficePolicies { LoggedOutCalling = policy }), "3001", to);
        (trace.Route.Reachable, trace.CallerId).ShouldBe((reachable, null));
        if (!reachable)
        {
            var why = trace.Steps.Single(s => s.Mark == TraceMark.Stops).What;
            (why is FreePhoneCallsInsideOnly or FreePhoneCallsEmergencyOnly).ShouldBeTrue();
            trace.Route.Reason.ShouldBe(why);
        }
    }

    [Theory]
    [InlineData("3001")]
    [InlineData("3002")]
    [InlineData("2024")]
    public void Trace_ToAnEmergencyNumber_CarriesThePhonesPlaceWhoeverIsLoggedIn(string from)
    {
        var trace = Trace(Board().LoggedIn(Desk1, Olive, 1, Monday8), from, "911");
        (trace.Route.Kind, trace.Route.Reachable).ShouldBe((RouteKind.Emergency, true));
        trace.Steps[^1].What.ShouldBeOfType<EmergencyCallCarries>().Location.ShouldBe(trace.Emergency!.Location);
    }

    [Theory]
    [InlineData("911")]
    [InlineData("*45")]
    public void Trace_FromOutsideToWhatOnlyTheOfficeDials_StopsThere(string number) => Trace(Board(), null, number).Route.Reachable.ShouldBeFalse();

    [Fact]
    public void Trace_OfAFeatureCodeFromAPhoneOfOnesOwn_TellsOfTheRefusal() =>
        Steps(Trace(Board(), "2024", "*45")).ShouldContain((TraceMark.Stops, new OwnPhoneIsNoHotDesk()));

    [Fact]
    public void Trace_OfAnUnknownNumber_LeavesTheOfficeOrIsUnknown()
    {
        var board = Board().LoggedIn(Desk1, Olive, 1, Monday8);
        (Trace(board, "3001", "2999").Route.Kind, Trace(board, "3001", "2999").Route.Reachable).ShouldBe((RouteKind.External, true));
        RouteTracer.Trace(board, null, "2999").Error.ShouldBe(new UnknownNumber("2999"));
        RouteTracer.Trace(board, "3001", "nonsense").Error.ShouldBe(new UnknownNumber("nonsense"));
        RouteTracer.Trace(board, "2999", "2019").Error.ShouldBe(new UnknownNumber("2999"));
        RouteTracer.Trace(Board(null, Queue()), "4000", "2019").Error.ShouldBe(new NoCaller("4000", "Sales"));
    }
}
