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
        (new IsEmergencyNumber(), "An emergency number: it is never refused, and carries the phone's place."),
        (new IsFeatureCode(FeatureCode.LogIn), "The feature code to log in."),
        (new IsFeatureCode(FeatureCode.LogOut), "The feature code to log out."),
        (new IsFeatureCode(FeatureCode.Toggle), "The feature code to log in at a free phone and out at an owned one."),
        (new GoesToTheTrunkAs("+12025550199"), "The trunk gets it as +12025550199."),
        (new LeavesTheOffice("2999"), "There is no 2999 in this office: the call leaves it."),
        (new UserIsDisabled("Petra"), "Petra is disabled: voicemail."),
        (new UserIsNowhere("Olive"), "Olive is not logged in anywhere: voicemail."),
        (new RingsUser("Olive", [Desk]), "Rings Olive at 3001."),
        (new RingsUser("Olive", [ExtensionNumber.Parse("3002"), Desk]), "Rings Olive at 3002, 3001."),
        (new IsSharedPhone(Desk, "Olive", User), "3001 is a shared phone and no destination: call Olive at 2019 instead."),
        (new IsSharedPhone(Desk), "3001 is a shared phone and no destination: call the agent's extension instead."),
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
        (new HasNoPhoneToCallFrom("Dora", Unreachable.Disabled), "Dora has no phone to call from: being disabled."),
        (new HasNoPhoneToCallFrom("Emil", Unreachable.NotEnabled), "Emil has no phone to call from: having no phone and not being enabled for hot desking."),
        (new HasNoPhoneToCallFrom("Carl", Unreachable.NotLoggedIn), "Carl has no phone to call from: not being logged in anywhere."),
        (new CallsFromOwnPhone("Petra", "Yealink T54W", Mac), "Petra calls from a phone of their own, Yealink T54W 80:5E:C0:11:22:01."),
        (new FreePhoneCallsInsideOnly(), "Without an owner, the office’s phones call nobody outside."),
        (new FreePhoneCallsEmergencyOnly(), "Without an owner, the office’s phones call emergency numbers and feature codes only."),
        (new EmergencyCallCarries("Floor 2", "+12125550001"), "It carries Floor 2, and +12125550001 to call back."),
        (new EmergencyCallCarries("Floor 2", null), "It carries Floor 2, and no number to call back."),
        (new EmergencyCallCarries(null, "+12125550001"), "It carries no place, and +12125550001 to call back."),
        (new EmergencyCallCarries(null, null), "It carries no place: the phone has none."),
        (new EmergencyCallWouldCarry("Floor 2", "+12125550001"), "An emergency call from this phone carries Floor 2, and +12125550001 to call back."),
        (new EmergencyCallWouldCarry("Floor 2", null), "An emergency call from this phone carries Floor 2, and no number to call back."),
        (new EmergencyCallWouldCarry(null, "+12125550001"), "An emergency call from this phone carries no place, and +12125550001 to call back."),
        (new EmergencyCallWouldCarry(null, null), "An emergency call from this phone carries no place: the phone has none."),
        (new OwnPhoneIsNoHotDesk(), "A phone of one’s own is no hot desk phone: the portal says so, and hangs up."),
        (new ShowsCallerId("Olive at Work", "+12125552019"), "It shows Olive at Work, +12125552019."),
        (new ShowsNoCallerId(), "It shows no agent’s caller ID: nobody is logged in."),
        (new OwnPhoneRings("Petra", Mac), "Petra’s own phone 80:5E:C0:11:22:01 rings."),
        (new RingsWhereLoggedIn("Olive", Desk, Mac), "Olive is logged in at 3001: 80:5E:C0:11:22:01 rings."),
        (new UserDoesNotRing("Dora", User, Unreachable.Disabled), "Dora (2019) does not ring, being disabled: voicemail."),
        (new UserDoesNotRing("Emil", User, Unreachable.NotEnabled), "Emil (2019) does not ring, having no phone and not being enabled for hot desking: voicemail."),
        (new UserDoesNotRing("Carl", User, Unreachable.NotLoggedIn), "Carl (2019) does not ring, not being logged in anywhere: voicemail."),
        (new WasCalledAlready("Sales"), "Sales was called already."),
        (new IsDestination(Desk, DestinationKind.Queue, "Sales", 5), "3001 is the queue Sales, with 5 members."),
        (new IsDestination(Desk, DestinationKind.Did, "Main", 1), "3001 is the number from outside Main, with one member."),
        (new IsDestination(Desk, DestinationKind.Attendant, "Menu", 0), "3001 is the attendant Menu, with no members."));

    [Fact]
    public void SimulatedCalls_AreToldInASentence() => ShouldTell(
        (new DialsEmergencyOnly(), "Nobody is logged in at this phone: it dials emergency numbers and feature codes only."),
        (new DialsTheOfficeOnly(), "Nobody is logged in at this phone: it dials numbers of the office only."),
        (new IsNoNumber("*99"), "*99 is no number of the office, nor one outside."),
        (new EveryPhoneIsBusy(), "Every phone that would ring is in a call."),
        (new CallLeavesTheOffice("8888", "Olive at Work", "2019"), "8888 is outside: the call leaves as Olive at Work, 2019."),
        (new CallLeavesTheOffice("8888", null, "3003"), "8888 is outside: the call leaves as Hot desk 3003, 3003."),
        (new EmergencyCallIsSimulated("Floor 2", "112"), "An emergency call, whoever is logged in: it carries Floor 2, call-back number 112. Nobody is called from the simulator."),
        (new EmergencyCallIsSimulated("Floor 2", null), "An emergency call, whoever is logged in: it carries Floor 2, and no call-back number. Nobody is called from the simulator."),
        (new EmergencyCallIsSimulated(null, "112"), "An emergency call, whoever is logged in: it carries no location, call-back number 112. Nobody is called from the simulator."),
        (new EmergencyCallIsSimulated(null, null), "An emergency call, whoever is logged in: it carries neither a location nor a call-back number. Nobody is called from the simulator."),
        (new NobodyAnswered(), "Nobody answered: voicemail."));
}
