using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using static HotDeskPortal.Web.Tests.Texts.Telling;

namespace HotDeskPortal.Web.Tests.Features.Routing;

/// <summary>Where calls go and why, in words.</summary>
public sealed class RouteFactTextsTests
{
    [Fact]
    public void Routes_AreToldInASentence() => ShouldTell(
        (new IsEmergencyNumber(), "An emergency number: it is never refused, and sends the phone's location."),
        (new IsFeatureCode(FeatureCode.LogIn), "The feature code to log in."),
        (new IsFeatureCode(FeatureCode.LogOut), "The feature code to log out."),
        (new IsFeatureCode(FeatureCode.Toggle), "The feature code to log in at a free phone and out at an owned one."),
        (new GoesToTheTrunkAs("+12025550199"), "The trunk gets it as +12025550199."),
        (new LeavesTheOffice("2999"), "There is no 2999 in this office: the call goes outside."),
        (new UserIsDisabled("Petra"), "Petra is disabled: voicemail."),
        (new UserIsNowhere("Olive"), "Olive is not logged in anywhere: voicemail."),
        (new RingsUser("Olive", [Desk]), "Rings Olive at 3001."),
        (new RingsUser("Olive", [ExtensionNumber.Parse("3002"), Desk]), "Rings Olive at 3002, 3001."),
        (new IsSharedPhone(Desk, "Olive", User), "3001 is a shared phone, not a destination: call Olive at 2019 instead."),
        (new IsSharedPhone(Desk), "3001 is a shared phone, not a destination: call the agent's extension instead."),
        (new HasNoMembers("Sales"), "Sales has no members."),
        (new NoMemberIsLoggedIn("Sales"), "No member of Sales is logged in."),
        (new RingsMembers("Sales"), "Rings the members of Sales who are logged in."),
        (new IsForTheOfficeOnly("*45"), "*45 works from the office’s own phones only."));

    [Fact]
    public void StepsOfATrace_AreToldInASentence() => ShouldTell(
        (new ComesFromNumber("+12025550188"), "The call comes from outside, from +12025550188, and shows that number."),
        (new ComesFromOutside(), "The call comes from outside, and shows its own caller ID."),
        (new HotDeskHasNoPhone(Desk), "3001 has no phone: nobody can call from there."),
        (new IsCallOfOwner("Olive", User, Desk), "Olive (2019) owns 3001: the call is theirs."),
        (new NobodyIsLoggedInAt(Desk), "Nobody is logged in at 3001."),
        (new HasNoPhoneToCallFrom("Dora", Unreachable.Disabled), "Dora is disabled and has no phone to call from."),
        (new HasNoPhoneToCallFrom("Emil", Unreachable.NotEnabled), "Emil is not enabled for hot desking and has no phone to call from."),
        (new HasNoPhoneToCallFrom("Carl", Unreachable.NotLoggedIn), "Carl is not logged in anywhere and has no phone to call from."),
        (new CallsFromOwnPhone("Petra", "Yealink T54W", Mac), "Petra calls from a phone of their own, Yealink T54W 80:5E:C0:11:22:01."),
        (new FreePhoneCallsInsideOnly(), "When nobody is logged in, the office’s phones cannot call outside numbers."),
        (new FreePhoneCallsEmergencyOnly(), "When nobody is logged in, the office’s phones can only call emergency numbers and feature codes."),
        (new EmergencyCallCarries("Floor 2", "+12125550001"), "It sends Floor 2 and the call-back number +12125550001."),
        (new EmergencyCallCarries("Floor 2", null), "It sends Floor 2 and no call-back number."),
        (new EmergencyCallCarries(null, "+12125550001"), "It sends no location, and the call-back number +12125550001."),
        (new EmergencyCallCarries(null, null), "It sends no location: the phone has none."),
        (new EmergencyCallWouldCarry("Floor 2", "+12125550001"), "An emergency call from this phone sends Floor 2 and the call-back number +12125550001."),
        (new EmergencyCallWouldCarry("Floor 2", null), "An emergency call from this phone sends Floor 2 and no call-back number."),
        (new EmergencyCallWouldCarry(null, "+12125550001"), "An emergency call from this phone sends no location, and the call-back number +12125550001."),
        (new EmergencyCallWouldCarry(null, null), "An emergency call from this phone sends no location: the phone has none."),
        (new OwnPhoneIsNoHotDesk(), "This is someone’s own phone, not a hot desk phone: the portal says so and hangs up."),
        (new ShowsCallerId("Olive at Work", "+12125552019"), "It shows Olive at Work, +12125552019."),
        (new ShowsNoCallerId(), "It shows no agent’s caller ID: nobody is logged in."),
        (new OwnPhoneRings("Petra", Mac), "Petra’s own phone 80:5E:C0:11:22:01 rings."),
        (new RingsWhereLoggedIn("Olive", Desk, Mac), "Olive is logged in at 3001: 80:5E:C0:11:22:01 rings."),
        (new UserDoesNotRing("Dora", User, Unreachable.Disabled), "Dora (2019) is disabled: voicemail."),
        (new UserDoesNotRing("Emil", User, Unreachable.NotEnabled), "Emil (2019) has no phone and is not enabled for hot desking: voicemail."),
        (new UserDoesNotRing("Carl", User, Unreachable.NotLoggedIn), "Carl (2019) is not logged in anywhere: voicemail."),
        (new WasCalledAlready("Sales"), "Sales was already called."),
        (new IsDestination(Desk, DestinationKind.Queue, "Sales", 5), "3001 is the queue Sales, with 5 members."),
        (new IsDestination(Desk, DestinationKind.Did, "Main", 1), "3001 is the number from outside Main, with one member."),
        (new IsDestination(Desk, DestinationKind.Attendant, "Menu", 0), "3001 is the attendant Menu, with no members."));

    [Fact]
    public void SimulatedCalls_AreToldInASentence() => ShouldTell(
        (new DialsEmergencyOnly(), "Nobody is logged in at this phone: it can only dial emergency numbers and feature codes."),
        (new DialsTheOfficeOnly(), "Nobody is logged in at this phone: it can only dial numbers within the office."),
        (new IsNoNumber("*99"), "*99 is no number of the office, nor one outside."),
        (new EveryPhoneIsBusy(), "Every phone that would ring is on a call."),
        (new CallLeavesTheOffice("8888", "Olive at Work", "2019"), "8888 is an outside number: the call shows Olive at Work, 2019."),
        (new CallLeavesTheOffice("8888", null, "3003"), "8888 is an outside number: the call shows Hot desk 3003, 3003."),
        (new EmergencyCallIsSimulated("Floor 2", "112"), "An emergency call, whoever is logged in: it sends Floor 2 and call-back number 112. The simulator calls nobody."),
        (new EmergencyCallIsSimulated("Floor 2", null), "An emergency call, whoever is logged in: it sends Floor 2 and no call-back number. The simulator calls nobody."),
        (new EmergencyCallIsSimulated(null, "112"), "An emergency call, whoever is logged in: it sends no location, and call-back number 112. The simulator calls nobody."),
        (new EmergencyCallIsSimulated(null, null), "An emergency call, whoever is logged in: it sends neither a location nor a call-back number. The simulator calls nobody."),
        (new NobodyAnswered(), "Nobody answered: voicemail."));
}
