using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Tests.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Calls;

public sealed class PhoneCallTests
{
    private static PhoneCall Place(OwnershipBoard board, string from, string number, params MacAddress[] busy)
    {
        var entry = board.Directory.Find(from)!;
        var phone = entry is HotDeskEntry h ? h.Phone! : ((UserEntry)entry).OwnPhones[0];
        return CallDecision.Place(board, Session(1), new OfficeDirectory.PhonePlace(phone, entry), number, busy.Contains);
    }

    private static OwnershipBoard OliveAndCarl => Board(null, Queue(Olive, Carl, Petra)).LoggedIn(Desk1, Olive, 1, Monday8).LoggedIn(Desk2, Carl, 2, Monday8);

    [Fact]
    public void Call_ToAColleague_RingsTheirDesk_WithTheOwnersCallerId()
    {
        var call = Place(OliveAndCarl, "3001", "2020");
        (call.State, call.Kind).ShouldBe((PhoneCallState.Ringing, RouteKind.User));
        call.Caller.ShouldBe(new CallerId("Olive at Work", "+12125552019"));
        call.Ringing.Select(r => r.Extension.Digits).ShouldBe(["3002"]);
    }

    [Theory]
    [InlineData("911", PhoneCallState.Emergency)]
    [InlineData("2020", PhoneCallState.Refused)]
    [InlineData("0123456789", PhoneCallState.Refused)]
    public void Call_FromAFreePhone_ReachesEmergencyNumbersOnly(string number, PhoneCallState state) =>
        Place(OliveAndCarl, "3003", number).State.ShouldBe(state);

    [Theory]
    [InlineData(LoggedOutCallingPolicy.Internal, "2020", PhoneCallState.Ringing)]
    [InlineData(LoggedOutCallingPolicy.Internal, "0123456789", PhoneCallState.Refused)]
    [InlineData(LoggedOutCallingPolicy.All, "0123456789", PhoneCallState.Outside)]
    public void Call_FromAFreePhone_FollowsThePolicy(LoggedOutCallingPolicy policy, string number, PhoneCallState state)
    {
        var board = Board(new OfficePolicies { LoggedOutCalling = policy }).LoggedIn(Desk2, Carl, 1, Monday8);
        var call = Place(board, "3003", number);
        call.State.ShouldBe(state);
        call.Caller.ShouldBeNull();
    }

    [Fact]
    public void Emergency_CarriesThePhonesPlace_WhoeverIsLoggedIn()
    {
        var place = new EmergencyPlace(Phone(Desk1).EmergencyLocation, Phone(Desk1).EmergencyCallback);
        Place(OliveAndCarl, "3001", "911").Emergency.ShouldBe(place);
        Place(OliveAndCarl.LoggedIn(Desk1, Nora, 3, Monday8), "3001", "911").Emergency.ShouldBe(place);
    }

    [Theory]
    [InlineData("2021", PhoneCallState.Voicemail)]
    [InlineData("3002", PhoneCallState.Refused)]
    [InlineData("4000", PhoneCallState.Ringing)]
    [InlineData("8888", PhoneCallState.Outside)]
    public void Call_FromAnOwnedPhone_GoesWhereTheResolverSays(string number, PhoneCallState state) => Place(OliveAndCarl, "3001", number).State.ShouldBe(state);

    [Fact]
    public void Call_FromAPersonsOwnPhone_ShowsThatPerson() => Place(OliveAndCarl, "2024", "2020").Caller.ShouldBe(new CallerId("Petra at Work", "+12125552024"));

    [Fact]
    public void BusyPhones_DoNotRing()
    {
        Place(OliveAndCarl, "3001", "4000", Phone(Desk2).Mac, Phone(Desk1).Mac).Ringing.Select(r => r.Extension.Digits).ShouldBe(["2024"]);
        Place(OliveAndCarl, "3001", "2020", Phone(Desk2).Mac).State.ShouldBe(PhoneCallState.Busy);
    }

    [Fact]
    public void TheFirstToAnswer_Talks_TheOthersStopRinging()
    {
        var call = Place(OliveAndCarl, "3001", "4000").Answer(Phone(24).Mac);
        (call.State, call.AnsweredBy!.Extension.Digits).ShouldBe((PhoneCallState.Talking, "2024"));
        call.Rings(Phone(Desk2).Mac).ShouldBeFalse();
        call.Answer(Phone(Desk2).Mac).ShouldBe(call);
        call.HangUp(Phone(24).Mac).State.ShouldBe(PhoneCallState.Ended);
        call.HangUp(Phone(Desk1).Mac).State.ShouldBe(PhoneCallState.Ended);
        call.HangUp(Phone(Desk2).Mac).ShouldBe(call, "a third phone has nothing to do with it");
    }

    [Fact]
    public void WhoDeclines_StopsRinging_AndTheLastOneSendsToVoicemail()
    {
        var call = Place(OliveAndCarl, "3001", "4000").HangUp(Phone(24).Mac);
        call.State.ShouldBe(PhoneCallState.Ringing);
        foreach (var ring in call.Ringing)
            call = call.HangUp(ring.Mac);
        call.State.ShouldBeOneOf(PhoneCallState.Voicemail, PhoneCallState.Ended);
        Place(OliveAndCarl, "3001", "2020").NoAnswer().State.ShouldBe(PhoneCallState.Voicemail);
    }
}
